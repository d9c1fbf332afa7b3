import Big from 'big.js'
import type { Catalogue } from '../../src/core/catalogue.ts'
import type { Entity, Evidence, EvidenceRow } from '../../src/core/evidence.ts'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import type { Labels } from '../../src/core/language-code.ts'
import type { Period } from '../../src/core/period.ts'
import type { WordingContext } from '../../src/language/language.ts'
import { DEMO_PLACES } from './demo-places.ts'

const CATEGORIES = [
  ['Fruit & Vegetables', '果蔬'],
  ['Dairy & Eggs', '乳品蛋类'],
  ['Bakery', '烘焙'],
  ['Drinks', '饮料'],
  ['Snacks', '零食'],
  ['Staples', '粮油调味'],
  ['Frozen', '冷冻食品'],
] as const
const PRODUCTS = [
  ['P0001', '鲜牛奶1L', 'Fresh Milk 1L', 'Dairy & Eggs'],
  ['P0002', '鸡蛋10枚', 'Eggs 10 Pack', 'Dairy & Eggs'],
  ['P0003', '可乐330ml', 'Cola 330ml', 'Drinks'],
  ['P0004', '无糖可乐330ml', 'Sugar-Free Cola 330ml', 'Drinks'],
  ['P0005', '大米5kg', 'Rice 5kg', 'Staples'],
  ['P0006', '三文鱼', 'Salmon', 'Frozen'],
  ['P0007', '苹果', 'Apples', 'Fruit & Vegetables'],
  ['P0008', '苹果汁1L', 'Apple Juice 1L', 'Drinks'],
] as const

export const catalogue: Catalogue = {
  snapshot: 'fixture',
  chain: 'fixture',
  ...DEMO_PLACES,
  categories: CATEGORIES.map(([en, zh]) => ({ id: id(en), names: { zh, en } })),
  products: PRODUCTS.map(([sku, zh, en, category]) => ({
    id: id(sku),
    names: { zh, en },
    brand: null,
    gtin: null,
    category: id(category),
    subcategory: null,
  })),
  dataFrom: '2023-06-01',
  dataTo: '2025-05-31',
  promotions: new Map(),
  filled: new Set(['fact_receipt', 'fact_line', 'fact_stock_day', 'fact_footfall']),
}

const label = (zh: string, en: string, zhWords: string[], enWords: string[]): Labels => ({
  zh: { name: zh, words: zhWords },
  en: { name: en, words: enWords },
})

export const labels: Readonly<Record<string, Labels>> = {
  net_sales: label('净销售额', 'Net sales', ['销售额', '营业额', '卖了'], ['sales', 'revenue', 'takings', 'sold']),
  transactions: label('客单数', 'Transactions', ['交易笔数', '小票数', '单数'], ['receipts', 'tickets']),
  footfall: label('客流', 'Footfall', ['进店人数', '进店客流'], ['visitors', 'traffic']),
  conversion: label('成交率', 'Conversion', ['转化率'], ['conversion rate']),
  atv: label('客单价', 'Average transaction value', ['客单'], ['atv', 'average basket']),
  upt: label('连带率', 'Units per transaction', [], ['upt']),
  margin_rate: label('毛利率', 'Margin rate', ['毛利'], ['gross margin', 'margin']),
  stock_on_hand: label('库存', 'Stock on hand', ['存货'], ['stock', 'inventory']),
  days_of_cover: label('可销天数', 'Days of cover', [], ['cover']),
  out_of_stocks: label('缺货数', 'Out of stocks', ['缺货'], ['stockouts']),
}

/** Sunday 1 June 2025, so that yesterday is Saturday 31 May. */
export const TODAY = '2025-06-01'
export const YESTERDAY: Period = { from: '2025-05-31', to: '2025-05-31' }
export const context: WordingContext = { catalogue, labels, today: TODAY }

export const frameOf = (part: Partial<Record<keyof Frame, unknown>> = {}): Frame =>
  ({
    metric: 'net_sales',
    stores: [],
    regions: [],
    categories: [],
    products: [],
    period: YESTERDAY,
    base: null,
    by: null,
    rank: null,
    wish: null,
    ...part,
  }) as Frame

/** One entity's figures: its value and, where given, the base it is compared with. */
export interface Measured {
  readonly entity?: Entity
  readonly value: string | null
  readonly base?: string | null
}

const unitOf = (metric: string): string => {
  if (metric === 'net_sales' || metric === 'atv') return 'CNY'
  if (metric === 'days_of_cover') return 'days'
  return ['conversion', 'margin_rate', 'upt'].includes(metric) ? 'ratio' : 'count'
}

const difference = (unit: string, value: string, base: string) =>
  unit === 'ratio'
    ? { amount: new Big(value).minus(base).times(100).toFixed(), unit: 'pp' }
    : { amount: new Big(value).minus(base).toFixed(), unit }

/** Evidence in the row order that `measure` keeps: per entity value, then base, difference and relative. */
/** What the question fixed for all rows, as `measure` puts it into each row's entity. */
const fixedBy = (frame: Frame): Entity => {
  const [store] = frame.stores
  const [region] = frame.regions
  const [category] = frame.categories
  const [product] = frame.products
  const goods = frame.categories.length + frame.products.length === 1
  return {
    ...(frame.by !== 'store' && frame.stores.length === 1 && frame.regions.length === 0 ? { store } : {}),
    ...(frame.by === null && frame.regions.length === 1 && frame.stores.length === 0 ? { region } : {}),
    ...(goods && frame.by !== 'product' && category !== undefined ? { category } : {}),
    ...(goods && frame.by !== 'category' && product !== undefined ? { product } : {}),
  }
}

export const evidenceOf = (
  number: number,
  frame: Frame,
  measured: readonly Measured[],
  part: Partial<Evidence> = {},
): Evidence => {
  const unit = unitOf(frame.metric)
  const rows = measured.flatMap(({ entity: own = {}, value, base }): EvidenceRow[] => {
    const entity = { ...fixedBy(frame), ...own }
    const period = entity.day === undefined ? frame.period : { from: entity.day, to: entity.day }
    const row = (role: EvidenceRow['role'], amount: string | null, its = unit): EvidenceRow => ({
      entity,
      period,
      role,
      cells: { [frame.metric]: amount === null ? null : { amount, unit: its } },
    })
    if (frame.base === null) return [row('value', value)]
    if (value === null || base == null)
      return [row('value', value), row('base', base ?? null), row('difference', null), row('relative', null)]
    const gap = difference(unit, value, base)
    return [
      row('value', value),
      row('base', base),
      row('difference', gap.amount, gap.unit),
      row(
        'relative',
        new Big(base).eq(0) ? null : new Big(value).minus(base).div(new Big(base).abs()).toFixed(),
        'ratio',
      ),
    ]
  })
  const regional = catalogue.stores.filter((store) => frame.regions.includes(store.region)).map((store) => store.id)
  const named = [...new Set([...frame.stores, ...regional])]
  return {
    id: `RUN.e${number}`,
    source: frame.metric,
    frame,
    rows,
    stores: named.length > 0 ? named : catalogue.stores.map((store) => store.id),
    period: frame.period,
    asOf: '2025-05-31T15:00:00Z',
    stale: false,
    truncated: false,
    flags: [],
    statement: 'select 1',
    parameters: [],
    snapshot: 'fixture',
    inputs: [],
    ...part,
  }
}
