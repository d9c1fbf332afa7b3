/** Where goods stand: category, and what its shelf is like. Margins are of net price; tax is the Chinese VAT rate in percent. */
export interface Aisle {
  readonly en: string
  readonly zh: string
  /** Index into CATEGORIES. */
  readonly category: number
  readonly taxPercent: number
  readonly marginPercent: number
  /** Days on the shelf; more than 30 never expires inside the simulation. */
  readonly lifeDays: number
  /** Days between deliveries, and from order to delivery. */
  readonly review: number
  readonly lead: number
}

export interface Category {
  readonly en: string
  readonly zh: string
  /** Share of a chain's receipt lines, before format and hour. */
  readonly share: number
  /** Lines that sell relatively more (or less) in the morning, at midday, in the afternoon, in the evening. */
  readonly hours: readonly [number, number, number, number]
  readonly brands: readonly (readonly [zh: string, en: string])[]
}

const category = (
  en: string,
  zh: string,
  share: number,
  hours: Category['hours'],
  brands: Category['brands'] = [],
): Category => ({ en, zh, share, hours, brands })

export const CATEGORIES: readonly Category[] = [
  category('Fruit & Vegetables', '果蔬', 0.17, [1.2, 0.8, 1, 1.1]),
  category(
    'Meat & Seafood',
    '肉禽水产',
    0.07,
    [1.1, 0.7, 0.9, 1.2],
    [
      ['禾坊', 'Hefang'],
      ['柏农', 'Bonong'],
    ],
  ),
  category(
    'Dairy & Eggs',
    '乳品蛋类',
    0.12,
    [1.3, 0.8, 0.9, 1],
    [
      ['岚牧', 'Lanmu'],
      ['乳谷', 'Rugu'],
      ['晨沫', 'Chenmo'],
      ['可荞', 'Keqiao'],
    ],
  ),
  category(
    'Bakery',
    '烘焙',
    0.1,
    [2, 0.8, 0.8, 0.7],
    [
      ['麦栗', 'Maili'],
      ['酥喜', 'Suxi'],
      ['焙朵', 'Beiduo'],
    ],
  ),
  category(
    'Drinks',
    '饮料',
    0.19,
    [0.8, 1.3, 1.2, 0.9],
    [
      ['澄沁', 'Chengqin'],
      ['叶里', 'Yeli'],
      ['果屿', 'Guoyu'],
      ['沁夏', 'Qinxia'],
    ],
  ),
  category(
    'Snacks',
    '零食',
    0.13,
    [0.6, 1, 1.3, 1.1],
    [
      ['脆乐多', 'Cuileduo'],
      ['豆小仓', 'Douxiaocang'],
      ['甜屿', 'Tianyu'],
      ['满果', 'Manguo'],
    ],
  ),
  category(
    'Staples',
    '粮油调味',
    0.08,
    [0.9, 0.8, 1, 1.2],
    [
      ['丰穗', 'Fengsui'],
      ['味和居', 'Weiheju'],
      ['谷笙', 'Gusheng'],
      ['灶台记', 'Zaotaiji'],
    ],
  ),
  category(
    'Frozen',
    '冷冻食品',
    0.05,
    [0.5, 0.9, 1.1, 1.3],
    [
      ['雪芮', 'Xuerui'],
      ['冻享家', 'Dongxiangjia'],
      ['元味', 'Yuanwei'],
    ],
  ),
  category(
    'Household',
    '家居清洁',
    0.05,
    [0.8, 0.9, 1.1, 1.1],
    [
      ['柔朵', 'Rouduo'],
      ['净芽', 'Jingya'],
      ['家安禾', 'Jiaanhe'],
    ],
  ),
  category(
    'Personal Care',
    '个人护理',
    0.04,
    [0.8, 0.9, 1.1, 1.1],
    [
      ['沐妍', 'Muyan'],
      ['清芷', 'Qingzhi'],
      ['泽颜', 'Zeyan'],
    ],
  ),
]

const aisle = (
  category: number,
  en: string,
  zh: string,
  taxPercent: number,
  marginPercent: number,
  lifeDays: number,
  [review, lead]: readonly [number, number],
): Aisle => ({ category, en, zh, taxPercent, marginPercent, lifeDays, review, lead })

const daily = [1, 1] as const
const alternate = [2, 1] as const
const twiceAWeek = [3, 2] as const
const weekly = [7, 3] as const

export const AISLES: readonly Aisle[] = [
  aisle(0, 'Fruit', '水果', 9, 32, 8, daily),
  aisle(0, 'Berries', '浆果', 9, 34, 5, daily),
  aisle(0, 'Citrus', '柑橘', 9, 32, 10, alternate),
  aisle(0, 'Leafy Vegetables', '叶菜', 9, 30, 5, daily),
  aisle(0, 'Root Vegetables', '根茎类', 9, 30, 10, alternate),
  aisle(0, 'Tomatoes & Gourds', '瓜茄类', 9, 30, 8, daily),
  aisle(0, 'Mushrooms', '菌菇', 9, 32, 6, daily),
  aisle(0, 'Beans & Tofu', '豆类豆制品', 9, 30, 6, daily),
  aisle(0, 'Herbs & Aromatics', '葱姜蒜', 9, 35, 9, alternate),
  aisle(1, 'Pork', '猪肉', 9, 20, 6, daily),
  aisle(1, 'Beef & Lamb', '牛羊肉', 9, 22, 7, daily),
  aisle(1, 'Poultry', '禽肉', 9, 22, 6, daily),
  aisle(1, 'Fish', '鱼类', 9, 24, 5, daily),
  aisle(1, 'Shellfish', '虾贝', 9, 25, 5, daily),
  aisle(1, 'Cooked Meat', '熟食', 13, 36, 8, daily),
  aisle(2, 'Milk', '牛奶', 9, 20, 12, alternate),
  aisle(2, 'Yogurt', '酸奶', 13, 26, 18, alternate),
  aisle(2, 'Cheese & Butter', '奶酪黄油', 13, 30, 90, weekly),
  aisle(2, 'Eggs', '蛋类', 9, 18, 24, alternate),
  aisle(2, 'Plant Milk', '植物奶', 13, 28, 180, twiceAWeek),
  aisle(3, 'Bread', '面包', 13, 42, 6, daily),
  aisle(3, 'Pastries', '糕点', 13, 45, 10, alternate),
  aisle(3, 'Cakes', '蛋糕', 13, 45, 7, daily),
  aisle(3, 'Steamed Buns', '中式面点', 13, 42, 5, daily),
  aisle(4, 'Water', '饮用水', 13, 38, 360, twiceAWeek),
  aisle(4, 'Soft Drinks', '碳酸饮料', 13, 30, 270, twiceAWeek),
  aisle(4, 'Juice', '果汁', 13, 32, 180, twiceAWeek),
  aisle(4, 'Tea Drinks', '茶饮料', 13, 34, 270, twiceAWeek),
  aisle(4, 'Coffee', '咖啡', 13, 36, 240, weekly),
  aisle(4, 'Beer', '啤酒', 13, 26, 240, twiceAWeek),
  aisle(4, 'Wine & Spirits', '酒类', 13, 28, 999, weekly),
  aisle(4, 'Energy & Sports', '功能饮料', 13, 33, 360, twiceAWeek),
  aisle(5, 'Chips & Puffs', '膨化食品', 13, 32, 180, twiceAWeek),
  aisle(5, 'Biscuits', '饼干', 13, 30, 300, weekly),
  aisle(5, 'Chocolate & Candy', '糖果巧克力', 13, 34, 360, weekly),
  aisle(5, 'Nuts', '坚果炒货', 13, 33, 240, weekly),
  aisle(5, 'Dried Fruit', '果干蜜饯', 13, 36, 270, weekly),
  aisle(5, 'Jerky', '肉干卤味', 13, 35, 180, weekly),
  aisle(6, 'Rice & Flour', '米面杂粮', 9, 16, 360, weekly),
  aisle(6, 'Oils', '油类', 9, 14, 540, weekly),
  aisle(6, 'Sauces', '酱料', 13, 26, 540, weekly),
  aisle(6, 'Seasonings', '调味品', 13, 28, 720, weekly),
  aisle(6, 'Noodles', '面条速食', 13, 25, 180, twiceAWeek),
  aisle(6, 'Canned', '罐头', 13, 28, 720, weekly),
  aisle(7, 'Dumplings & Buns', '水饺面点', 13, 28, 270, twiceAWeek),
  aisle(7, 'Ice Cream', '冰品', 13, 34, 540, twiceAWeek),
  aisle(7, 'Frozen Meat & Seafood', '冷冻肉禽海鲜', 9, 24, 360, weekly),
  aisle(7, 'Frozen Snacks', '冷冻小食', 13, 30, 360, weekly),
  aisle(7, 'Hotpot', '火锅料', 13, 30, 360, weekly),
  aisle(8, 'Paper', '纸品', 13, 26, 999, weekly),
  aisle(8, 'Laundry', '衣物清洁', 13, 30, 999, weekly),
  aisle(8, 'Cleaning', '清洁剂', 13, 32, 999, weekly),
  aisle(8, 'Kitchen', '厨房用品', 13, 36, 999, weekly),
  aisle(8, 'Daily Goods', '日用百货', 13, 40, 999, weekly),
  aisle(9, 'Hair Care', '洗护发', 13, 34, 999, weekly),
  aisle(9, 'Oral Care', '口腔护理', 13, 34, 999, weekly),
  aisle(9, 'Body Wash', '沐浴洗手', 13, 33, 999, weekly),
  aisle(9, 'Skin Care', '护肤', 13, 38, 999, weekly),
  aisle(9, 'Feminine Care', '女性护理', 13, 30, 999, weekly),
  aisle(9, 'Baby', '婴儿护理', 13, 26, 999, weekly),
]
