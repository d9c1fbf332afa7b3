import { AISLES } from './aisles.ts'
import type { Product } from './products.ts'

/** Aisles in which a shopper takes one article for another; elsewhere only the same goods in another size or brand will do. */
const INTERCHANGEABLE = new Set([
  'Milk',
  'Yogurt',
  'Eggs',
  'Water',
  'Soft Drinks',
  'Juice',
  'Tea Drinks',
  'Beer',
  'Bread',
  'Chips & Puffs',
  'Biscuits',
  'Chocolate & Candy',
  'Ice Cream',
  'Noodles',
  'Leafy Vegetables',
  'Citrus',
  'Mushrooms',
  'Paper',
  'Laundry',
])

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')

/** What an article may stand in for: its aisle, or the goods of its kind. */
export const substitutes = ({ aisle, kind }: Product): string =>
  INTERCHANGEABLE.has(aisle.en) ? slug(aisle.en) : `${slug(aisle.en)}/${slug(kind)}`

const ALLERGENS: readonly (readonly [RegExp, string])[] = [
  [/^(Milk|Yogurt|Cheese & Butter|Ice Cream)$/, 'milk'],
  [/^(Eggs)$/, 'egg'],
  [/^(Bread|Pastries|Cakes|Steamed Buns|Biscuits|Dumplings & Buns)$/, 'gluten'],
  [/^(Pastries|Cakes)$/, 'egg'],
  [/^(Cakes)$/, 'milk'],
  [/^(Fish)$/, 'fish'],
  [/Milk|Latte|Cheese|Butter|Cream|Nougat|Custard|Chocolate/, 'milk'],
  [/Egg|Mayonnaise|Custard|Salad Dressing/, 'egg'],
  [
    /Noodle|Spaghetti|Wheat|Oats|Oat |Beer|Pancakes|Pizza|Wontons|Cutlets|Popcorn Chicken|Spring Rolls|Soy Sauce/,
    'gluten',
  ],
  [/Nut\b|Nuts|Almond|Walnut|Cashew|Macadamia|Pistachio/, 'nut'],
  [/Peanut/, 'peanut'],
  [/Soy|Tofu|Bean Paste|Oyster Sauce|Braised/, 'soy'],
  [/Salmon|Cod|Fish|Dace/, 'fish'],
  [/Shrimp|Prawn|Crab/, 'crustacean'],
]

/** 'milk,egg': known by what the goods are called; '' where nothing of the kind is in them, null where nobody eats them. */
export const allergensOf = ({ aisle, kind }: Product): string | null => {
  if (aisle.category >= 8) return null
  if (/Coconut Milk|Bean Sprouts|Green Beans/.test(kind)) return ''
  const plant = aisle.en === 'Plant Milk'
  const found = ALLERGENS.flatMap(([words, allergen]) =>
    (words.test(aisle.en) || words.test(kind)) && !(plant && allergen === 'milk') ? [allergen] : [],
  )
  return [...new Set(found)].join(',')
}

const VEGETARIAN = new Set([0, 3, 4])
/** 'sugar-free,chilled' and the like. */
export const attributesOf = ({ aisle, kind }: Product): string =>
  [
    /Sugar-Free/.test(kind) ? 'sugar-free' : '',
    /Low-Fat|Skimmed/.test(kind) ? 'low-fat' : '',
    /Lactose-Free/.test(kind) ? 'lactose-free' : '',
    /Alcohol-Free/.test(kind) ? 'alcohol-free' : '',
    /Wholewheat/.test(kind) ? 'wholegrain' : '',
    VEGETARIAN.has(aisle.category) && !/Pork|Beef|Sandwich|Hot Dog/.test(kind) ? 'vegetarian' : '',
    aisle.category === 7 ? 'frozen' : aisle.category === 1 || aisle.category === 2 ? 'chilled' : '',
  ]
    .filter((word) => word !== '')
    .join(',')

const SUPPLIERS = [
  ['江洲果蔬批发', '绿源农场'],
  ['禾坊肉业', '海屿水产'],
  ['岚牧乳业', '乳谷食品'],
  ['麦栗烘焙'],
  ['澄沁饮料', '叶里饮品', '果屿食品'],
  ['脆乐多食品', '满果食品'],
  ['丰穗粮油', '味和居调味'],
  ['雪芮冷链'],
  ['净芽日化', '柔朵纸业'],
  ['清芷日化'],
] as const
/** Goods of an aisle come from one house. */
export const supplierOf = ({ aisle }: Product): string => {
  const houses = SUPPLIERS[aisle.category] ?? []
  return houses[AISLES.indexOf(aisle) % Math.max(1, houses.length)] ?? ''
}
