import type { Catalogue } from '../../src/core/catalogue.ts'
import { id } from '../../src/core/ids.ts'
import { DEMO_PLACES } from './demo-places.ts'

const CATEGORIES = [
  ['Fruit & Vegetables', '果蔬'],
  ['Meat & Seafood', '肉禽水产'],
  ['Dairy & Eggs', '乳品蛋类'],
  ['Bakery', '烘焙'],
  ['Drinks', '饮料'],
  ['Snacks', '零食'],
  ['Staples', '粮油调味'],
  ['Frozen', '冷冻食品'],
  ['Household', '家居清洁'],
  ['Personal Care', '个人护理'],
] as const

const PRODUCTS = [
  ['鲜牛奶1L', 'Fresh Milk 1L', 2, 'Milk'],
  ['纯牛奶250ml', 'Whole Milk 250ml', 2, 'Milk'],
  ['原味酸奶', 'Plain Yogurt', 2, 'Yogurt'],
  ['鸡蛋10枚', 'Eggs 10 Pack', 2, 'Eggs'],
  ['草莓', 'Strawberries', 0, 'Berries'],
  ['香蕉', 'Bananas', 0, 'Tropical Fruit'],
  ['苹果', 'Apples', 0, 'Pome Fruit'],
  ['西红柿', 'Tomatoes', 0, 'Fruiting Vegetables'],
  ['黄瓜', 'Cucumbers', 0, 'Fruiting Vegetables'],
  ['土豆', 'Potatoes', 0, 'Roots'],
  ['鸡胸肉', 'Chicken Breast', 1, 'Poultry'],
  ['五花肉', 'Pork Belly', 1, 'Pork'],
  ['三文鱼', 'Salmon', 1, 'Fish'],
  ['吐司面包', 'Toast Bread', 3, 'Bread'],
  ['牛角包', 'Croissant', 3, 'Pastry'],
  ['可乐330ml', 'Cola 330ml', 4, 'Soft Drinks'],
  ['无糖可乐330ml', 'Sugar-Free Cola 330ml', 4, 'Soft Drinks'],
  ['矿泉水550ml', 'Mineral Water 550ml', 4, 'Water'],
  ['苹果汁1L', 'Apple Juice 1L', 4, 'Juice'],
  ['啤酒500ml', 'Beer 500ml', 4, 'Beer'],
  ['薯片', 'Potato Chips', 5, 'Crisps'],
  ['巧克力', 'Chocolate', 5, 'Confectionery'],
  ['大米5kg', 'Rice 5kg', 6, 'Rice'],
  ['食用油5L', 'Cooking Oil 5L', 6, 'Oil'],
  ['酱油', 'Soy Sauce', 6, 'Sauces'],
  ['方便面', 'Instant Noodles', 6, 'Noodles'],
  ['冷冻水饺', 'Frozen Dumplings', 7, 'Dumplings'],
  ['冰淇淋', 'Ice Cream', 7, 'Ice Cream'],
  ['卷纸', 'Toilet Paper', 8, 'Paper'],
  ['洗衣液', 'Laundry Detergent', 8, 'Laundry'],
  ['洗发水', 'Shampoo', 9, 'Hair'],
  ['牙膏', 'Toothpaste', 9, 'Oral'],
] as const

/** The demo chain's names, without data: for tests of what only reads names. `more` products are added under made-up names. */
export const demoCatalogue = (more = 0): Catalogue => ({
  snapshot: 'demo',
  chain: 'Demo chain',
  ...DEMO_PLACES,
  categories: CATEGORIES.map(([en, zh]) => ({ id: id(en), names: { zh, en } })),
  products: [
    ...PRODUCTS.map(([zh, en, category, subcategory], i) => ({
      id: id<never>(`P${String(i + 1).padStart(4, '0')}`),
      names: { zh, en },
      brand: null,
      gtin: null,
      category: id<never>(CATEGORIES[category]?.[0] ?? ''),
      subcategory,
    })),
    ...Array.from({ length: more }, (_, i) => ({
      id: id<never>(`X${String(i + 1).padStart(5, '0')}`),
      names: { zh: `样品${i + 1}款${(i % 9) + 1}00ml`, en: `Sample Article ${i + 1} ${(i % 9) + 1}00ml` },
      brand: null,
      gtin: null,
      category: id<never>('Household'),
      subcategory: 'Samples',
    })),
  ],
  dataFrom: '2024-03-01',
  dataTo: '2026-03-17',
  promotions: new Map(),
  filled: new Set(['fact_receipt', 'fact_line', 'fact_stock_day', 'fact_footfall', 'sales_hour']),
})
