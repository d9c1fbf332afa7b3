import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../src/core/catalogue.ts'
import { id } from '../../src/core/ids.ts'
import { CATEGORIES } from '../../src/data/demo/aisles.ts'
import { products } from '../../src/data/demo/products.ts'
import { productNamed, productsLike } from '../../src/tools/product-search.ts'

/** The whole range of the demo chain. */
const RANGE = products(2000)
const catalogue: Catalogue = {
  snapshot: 'range',
  chain: 'range',
  stores: [],
  regions: [],
  districts: [],
  categories: CATEGORIES.map(({ en, zh }) => ({ id: id(en), names: { zh, en } })),
  products: RANGE.map((product) => ({
    id: id(product.skuId),
    names: { zh: product.zh, en: product.en },
    brand: product.brand,
    gtin: product.gtin,
    category: id(CATEGORIES[product.aisle.category]?.en ?? ''),
    subcategory: product.aisle.en,
  })),
  dataFrom: null,
  dataTo: null,
  promotions: new Map(),
  filled: new Set(),
}
const found = (text: string, most = 3) =>
  productsLike(catalogue, text, most).map(({ names }) => `${names.zh} / ${names.en}`)

/** What people type, and a pattern of what they mean, in either name; written before the search was first run. */
const QUERIES: readonly (readonly [kind: string, query: string, meant: RegExp])[] = [
  ['zh', '苹果汁', /苹果汁/],
  ['zh', '鲜牛奶', /鲜牛奶/],
  ['zh', '无糖可乐', /无糖可乐/],
  ['zh', '薯片', /薯片/],
  ['zh', '洗衣液', /洗衣液/],
  ['zh', '红富士', /红富士/],
  ['zh', '猪肉水饺', /猪肉白菜水饺/],
  ['zh', '儿童牙膏', /儿童牙膏/],
  ['zh', '牛肉面', /牛肉面/],
  ['zh', '糖', /糖/],
  ['zh', '巧克力味冰淇淋', /巧克力.*(雪糕|冰淇淋)|冰淇淋/],
  ['en', 'apple juice', /Apple Juice/],
  ['en', 'sugar-free cola', /Sugar-Free Cola/],
  ['en', 'toilet paper', /Toilet Paper/],
  ['en', 'strawberry', /Strawberr/],
  ['en', 'egg', /Egg/],
  ['en', 'oat milk', /Oat Milk/],
  ['en', 'frozen shrimp', /Frozen Shrimp/],
  ['en', 'aa batteries', /AA Batteries/],
  ['en', 'olive oil', /Olive Oil/],
  ['en', 'chicken wings', /Chicken.*Wings/],
  ['pinyin', 'pingguozhi', /苹果汁/],
  ['pinyin', 'pgz', /苹果汁/],
  ['pinyin', 'xihongshi', /西红柿/],
  ['pinyin', 'niunai', /牛奶/],
  ['pinyin', 'wtkl', /无糖可乐/],
  ['pinyin', 'xiyiye', /洗衣液/],
  ['pinyin', 'shupian', /薯片/],
  ['pinyin', 'tudou', /土豆/],
  ['pinyin', 'fangbianmian', /方便面/],
  ['pinyin', 'fbm', /方便面/],
  ['pinyin', 'ping guo', /苹果/],
  ['pinyin', 'lvdou', /绿豆/],
  ['typo', 'stawberries', /Strawberr/],
  ['typo', 'choclate', /Chocolate/],
  ['typo', 'yoghurt', /Yogurt/],
  ['typo', 'brocoli', /Broccoli/],
  ['typo', 'shampo', /Shampoo/],
  ['typo', 'pinguozhi', /苹果汁/],
  ['typo', 'tolet paper', /Toilet Paper/],
  ['typo', '平果汁', /苹果汁/],
  ['typo', '西红市', /西红柿|圣女果/],
  ['typo', '洗一液', /洗衣液/],
  ['typo', 'spagetti', /Spaghetti/],
  ['synonym', 'coke', /可乐/],
  ['synonym', '番茄', /西红柿|番茄/],
  ['synonym', '马铃薯', /土豆/],
  ['synonym', 'diapers', /Nappies/],
  ['synonym', '尿不湿', /纸尿裤/],
  ['synonym', 'eggplant', /Aubergine/],
  ['synonym', '泡面', /方便面|牛肉面|海鲜面/],
  ['synonym', 'crisps', /Potato Chips/],
  ['synonym', 'zucchini', /Courgette/],
  ['synonym', '奇异果', /猕猴桃/],
  ['synonym', 'diet cola', /Sugar-Free Cola/],
]

describe('searching the demo chain’s range', () => {
  it(`finds what ${QUERIES.length} queries mean: first in 90 %, among three in 95 %`, () => {
    const tried = QUERIES.map(([kind, query, meant]) => {
      const names = found(query)
      return { kind, query, place: names.findIndex((name) => meant.test(name)), names }
    })
    const missed = tried.filter(({ place }) => place !== 0)
    const share = (most: number) => tried.filter(({ place }) => place >= 0 && place < most).length / tried.length
    expect(
      [share(1) >= 0.9, share(3) >= 0.95],
      `hit@1 ${share(1)} hit@3 ${share(3)} ${JSON.stringify(missed, null, 1)}`,
    ).toEqual([true, true])
  })
  it('finds a product by its barcode in any spelling, and by its last digits', () => {
    const [product] = catalogue.products.filter(({ gtin }) => gtin !== null)
    const gtin = product?.gtin ?? ''
    for (const code of [gtin, gtin.padStart(14, '0'), ` ${gtin} `]) expect(productNamed(catalogue, code)).toBe(product)
    expect(productsLike(catalogue, gtin.slice(-6), 1)).toEqual([product])
  })
  it('finds nothing rather than something for what the range has not', () => {
    for (const text of ['caviar', '鱼子酱礼盒', 'qqqq', '', '   ', '。', '螺丝刀', 'screwdriver'])
      expect([text, found(text)]).toEqual([text, []])
  })
  it('does not mind what is typed', () => {
    for (const text of ['(', '*', '\\', '牛奶'.repeat(50), 'a'.repeat(60), '1', '🍎', '( | )', '$&', '.*'])
      expect(productsLike(catalogue, text, 3).length).toBeLessThanOrEqual(3)
  })
})

describe('searching 20,000 products', () => {
  const many: Catalogue = {
    ...catalogue,
    products: Array.from({ length: 20_000 }, (_, n) => {
      const product = catalogue.products[n % catalogue.products.length]
      if (product === undefined) throw new Error('no range')
      const names = { zh: `${product.names.zh}${n}号`, en: `${product.names.en} no ${n}` }
      return { ...product, id: id<typeof product.id>(`P${n}`), names, gtin: null }
    }),
  }
  it('finds one of them', () => {
    expect(productsLike(many, '苹果汁 19000', 1)).toHaveLength(1)
    expect(productsLike(many, 'P19999', 1).map((product) => product.id)).toEqual(['P19999'])
  })

  it('takes no further typo for another name: 饼干 is a cookie, and cooking oil is not', () => {
    const goods = found('饼干', 40)
    expect(goods.length).toBeGreaterThan(1)
    expect(goods.filter((name) => !/biscuit|cookie|饼干|曲奇|cracker/i.test(name))).toEqual([])
    // what is typed may still be mistyped
    expect(found('bisciuts', 1)[0]).toMatch(/Biscuits/)
  })
})
