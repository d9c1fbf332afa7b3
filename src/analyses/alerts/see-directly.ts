import { addDays, type BusinessDate } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { Scope } from '../../core/scope.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { AnalysisOptions } from '../analysis.ts'
import type { DirectTopic } from './alert.ts'
import { AISLES, PLAIN_PROMOTIONS, SILENT_GOODS, SILENT_HOURS } from './direct-readings.ts'
import type { PanelRead } from './read-panel.ts'

/** Something that a shop's day shows by itself. */
export interface Direct {
  readonly s: number
  readonly topic: DirectTopic
  readonly actual: number
  readonly expected: number
  readonly p: number
  readonly products: readonly string[]
  readonly aisle: string | null
  readonly days: number
  /** Units a day at stake, where it is goods. */
  readonly units: number
}

/** Usual receipts of a stretch of hours without one, from which it is a gap and not a quiet hour. */
const SILENT = 18
/** Days over which goods are known to sell. */
const QUIET_DAYS = 70
const WEEKS = 28
/** Shelf life of goods that far too many of will be thrown away. */
const FRESH_DAYS = 10

type Row = Readonly<Record<string, unknown>>
const number = (row: Row, column: string): number => (row[column] == null ? 0 : Number(row[column]))
const seen = (s: number, topic: DirectTopic, actual: number, expected: number, more: Partial<Direct> = {}): Direct => ({
  s,
  topic,
  actual,
  expected,
  p: 1e-4,
  products: [],
  aisle: null,
  days: 1,
  units: 0,
  ...more,
})

const silentHours = (row: Row, s: number): Direct[] => {
  const [silent, expected, actual] = [number(row, 'silent'), number(row, 'usual'), number(row, 'transactions')]
  // a shop that is shut all day is no gap in its feed
  return silent < SILENT || actual === 0 ? [] : [seen(s, 'silent_hours', actual, expected, { p: Math.exp(-silent) })]
}

const silentGoods = (row: Row, s: number): Direct[] => {
  const rate = number(row, 'rate')
  const more = { products: [String(row.sku_id)], days: number(row, 'quiet_days'), units: rate }
  return [seen(s, 'silent_goods', 0, rate, more)]
}

const plainPromotions = (row: Row, s: number): Direct[] => {
  const [lines, plain] = [number(row, 'lines'), number(row, 'plain')]
  return lines < 8 || plain < 0.8 * lines ? [] : [seen(s, 'plain_promotion', plain, 0, { units: plain })]
}

/** Most of an aisle thrown away, run empty without deliveries, or filled far above anything in four weeks. */
const aisles = (row: Row, s: number, holiday: boolean): Direct[] => {
  const [aisle, products] = [String(row.aisle), row.product == null ? [] : [String(row.product)]]
  const of = (column: string) => number(row, column)
  const found: Direct[] = []
  if (of('waste') >= 3 && of('waste') > 0.5 * of('there') && of('waste') > 1.5 * of('most_waste'))
    found.push(seen(s, 'aisle_waste', of('waste'), of('base_waste'), { aisle, products, units: of('waste') }))
  if (
    of('goods') >= 3 &&
    of('empty') >= 0.5 * of('goods') &&
    of('base_empty') < 0.25 * of('goods') &&
    of('empty') > of('most_empty') &&
    of('came') < 0.25 * of('base_came')
  )
    found.push(seen(s, 'aisle_empty', of('empty'), of('base_empty'), { aisle, units: of('base_came') / 3 }))
  // goods that keep are stocked up for an offer; what spoils is not
  const spoils = !holiday && of('life') > 0 && of('life') <= FRESH_DAYS
  if (
    spoils &&
    of('there') > 1.5 * of('base_there') &&
    of('there') > 1.15 * of('most_there') &&
    of('came') > 1.6 * of('base_came') &&
    of('base_came') > 3
  )
    found.push(
      seen(s, 'aisle_overstock', of('there'), of('base_there'), {
        aisle,
        products,
        units: of('there') - of('base_there'),
      }),
    )
  return found
}

/** What the day itself shows, shop by shop; what is not collected shows nothing. */
export const seeDirectly = async (
  warehouse: Warehouse,
  scope: Scope,
  panel: PanelRead,
  date: BusinessDate,
  options: Pick<AnalysisOptions, 'at' | 'signal'>,
): Promise<Direct[] | Fault> => {
  const shop = new Map(panel.stores.map(({ id }, s) => [id, s]))
  const holiday = panel.holiday.at(-1) === true
  const looks: readonly (readonly [Reading, number, (row: Row, s: number) => Direct[]])[] = [
    ...(holiday ? [] : [[SILENT_HOURS, WEEKS, silentHours] as const]),
    [SILENT_GOODS, QUIET_DAYS, silentGoods],
    [PLAIN_PROMOTIONS, 1, plainPromotions],
    [AISLES, WEEKS, (row, s) => aisles(row, s, holiday)],
  ]
  const found: Direct[] = []
  for (const [reading, back, from] of looks) {
    const read = await readRelation(warehouse, scope, reading, {
      ...options,
      period: { from: addDays(date, -back), to: date },
    })
    if (isFault(read)) {
      if (read.fault !== 'not-collected') return read
      continue
    }
    for (const row of read.rows) {
      const s = shop.get(String(row.store_id))
      if (s !== undefined) found.push(...from(row, s))
    }
  }
  return found
}
