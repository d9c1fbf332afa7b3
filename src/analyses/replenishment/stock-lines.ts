import { addDays, type BusinessDate, weekday } from '../../core/business-date.ts'
import type { StoreEntry } from '../../core/catalogue.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { CategoryId, ProductId, StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { DailyDemand } from '../../methods/replenishment/demand.ts'
import type { Lot } from '../../methods/replenishment/fefo.ts'
import { liftedDemand, promoLift } from '../../methods/replenishment/promo-lift.ts'
import { type SeenSales, seenDemand } from '../../methods/replenishment/seen-demand.ts'
import { lotsOnHand } from '../../methods/replenishment/stock-in-lots.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { storeShapes } from '../forecast/store-shape.ts'
import { readElasticities } from '../price/read-elasticities.ts'
import { liftsAhead, offersBy, usualSales } from './offers.ts'
import { stockAge } from './stock-age.ts'
import { LOTS, OFFERS_AHEAD, RAN_OUT, STOCK_LINES, WEEKDAYS } from './stock-readings.ts'

/** One product in one store as replenishment sees it. Money a unit, without tax. */
export interface StockLine {
  readonly store: StoreId
  readonly product: ProductId
  readonly currency: string
  readonly today: BusinessDate
  /** As recorded; below 0 is a wrong record. */
  readonly onHand: number
  readonly inTransit: number
  readonly onOrder: number
  /** What of the stock expires when; what has no date is one lot without. */
  readonly lots: readonly Lot[]
  readonly demand: DailyDemand
  readonly pack: number
  readonly shelfLife: number | null
  /** Null where it did not sell in the period, or no line had a cost. */
  readonly price: number | null
  readonly cost: number | null
  /** Margin of the period, for classes and ranks. */
  readonly value: number
  readonly lastSale: BusinessDate | null
  /** Purchases a day while it was surely there; null where that is not known. */
  readonly purchases: number | null
}

export interface StockLines {
  readonly lines: readonly StockLine[]
  readonly reads: readonly [RowsRead, ...RowsRead[]]
}

export interface GoodsOptions extends AnalysisOptions {
  readonly products?: readonly ProductId[]
  readonly categories?: readonly CategoryId[]
}

/** Days of sales that demand is estimated from, and the fewest of them that tell anything. */
export const DEMAND_DAYS = 28
const FEWEST_DAYS = 7
/** Lots came within these days, or are long gone. */
const LOT_DAYS = 180
const FORECAST_DAYS = 28

/**
 * Stock, demand and lots of every active line of the scope's stores. Demand: the mean of the last 28 days, those on which the
 * shelf ran out taken for at least what they sold (seen-demand.ts), shaped by the shop's forecast (weekdays, holidays, trend;
 * forecast/store-shape.ts) or, where there is none, by its weekdays; its daily spread is that of the same days. Days with an
 * offer, past and to come, by what the offer's depth brings (promo-lift.ts). Lines known for under a week are left out,
 * rather than guessed.
 */
export const readStockLines = async (
  warehouse: Warehouse,
  scope: Scope,
  { at, products, categories, signal }: GoodsOptions,
): Promise<StockLines | Fault> => {
  const mine = warehouse.catalogue.stores.filter(({ id }) => scope.stores.includes(id))
  const today = mine.map((store) => shopClock(at, store).running).reduce((a, b) => (a > b ? a : b), at.slice(0, 10))
  const period = { from: addDays(today, -DEMAND_DAYS), to: addDays(today, -1) }
  const common = {
    at,
    period,
    ...(products ? { products } : {}),
    ...(categories ? { categories } : {}),
    ...(signal ? { signal } : {}),
  }
  const received = {
    fact_stock_move: { from: addDays(today, -LOT_DAYS), to: today },
    dim_lot: { from: today, to: today },
  }
  const ahead = { ...common, period: { from: today, to: addDays(today, FORECAST_DAYS - 1) } }
  const [stock, empty, offers, forecast, weekdays, lots] = await Promise.all([
    readRelation(warehouse, scope, STOCK_LINES, common),
    readRelation(warehouse, scope, RAN_OUT, common),
    readRelation(warehouse, scope, OFFERS_AHEAD, ahead),
    storeShapes(warehouse, scope, { at, ...(signal ? { signal } : {}) }, FORECAST_DAYS),
    readRelation(warehouse, scope, WEEKDAYS, { at, period, ...(signal ? { signal } : {}) }),
    readRelation(warehouse, scope, LOTS, { ...common, periods: received }),
  ])
  if (isFault(stock)) return stock
  if (isFault(empty)) return empty
  if (isFault(offers)) return offers
  if (isFault(weekdays)) return weekdays
  if (isFault(lots)) return lots
  const { flags, untold } = stockAge(stock, mine, at)
  const shapes = shapesOf(weekdays)
  const came = lotsBy(lots)
  const offered = offers.rows.length > 0 || stock.rows.some((row) => Number(row.promo_days) > 0)
  const elasticityOf = offered
    ? await readElasticities(warehouse, scope, { at, ...(signal ? { signal } : {}) })
    : () => 0
  const ranOut = soldWhenEmpty(empty, elasticityOf)
  const toCome = offersBy(offers)
  const stores = new Map<string, StoreEntry>(mine.map((store) => [store.id, store]))
  const lines = stock.rows.flatMap((row): StockLine[] => {
    const store = stores.get(String(row.store_id))
    if (store === undefined || untold.has(store.id)) return []
    if (Number(row.days) + Number(row.promo_days) + Number(row.short_days) < FEWEST_DAYS) return []
    const running = shopClock(at, store).running
    const shape = forecast.get(store.id) ?? weekdayDays(shapes.get(store.id), running)
    const product = String(row.sku_id)
    const elasticity = elasticityOf(product)
    const lifts = liftsAhead(toCome.get(product) ?? [], store.id, running, FORECAST_DAYS, elasticity)
    const seen = seenOf(row, elasticity, ranOut.get(`${store.id} ${product}`) ?? [])
    return [lineOf(row, store, running, liftedDemand(seenDemand(seen, shape), lifts), came)]
  })
  return { lines, reads: [{ ...stock, flags: [...stock.flags, ...flags] }, weekdays, lots] }
}

type Row = RowsRead['rows'][number]

const seenOf = (row: Row, elasticity: number, ranOut: readonly number[]): SeenSales => {
  const number = (column: string) => Number(row[column] ?? 0)
  const promo = { days: number('promo_days'), sold: number('promo_sold'), squares: number('promo_squares') }
  const usual = { days: number('days'), sold: number('sold'), squares: number('squares'), ranOut }
  return usualSales(usual, { ...promo, depth: number('promo_depth') }, elasticity)
}

const lineOf = (
  row: Row,
  store: StoreEntry,
  today: BusinessDate,
  demand: DailyDemand,
  came: ReadonlyMap<string, readonly Lot[]>,
): StockLine => {
  const number = (column: string) => Number(row[column] ?? 0)
  const [sold, costed] = [number('qty'), number('costed')]
  const price = sold > 0 ? number('net') / sold : null
  const cost = costed > 0 ? number('cost') / costed : null
  const knownDays = number('known_days')
  const product = String(row.sku_id) as ProductId
  return {
    store: store.id,
    product,
    currency: store.currency,
    today,
    onHand: number('on_hand'),
    inTransit: Math.max(0, number('in_transit')),
    onOrder: Math.max(0, number('on_order')),
    lots: lotsOnHand(number('on_hand'), came.get(`${store.id} ${product}`) ?? []),
    demand,
    pack: number('pack') > 0 ? number('pack') : 1,
    shelfLife: row.life == null || Number(row.life) < 1 ? null : Number(row.life),
    price,
    cost,
    value: price === null || cost === null ? 0 : Math.max(0, price - cost) * sold,
    lastSale: row.last_sale == null ? null : String(row.last_sale),
    purchases: knownDays >= FEWEST_DAYS ? number('known_purchases') / knownDays : null,
  }
}

/** Of a shop that could not be forecast: its weekdays alone. */
const weekdayDays = (weekdays: readonly number[] | undefined, today: BusinessDate): number[] =>
  Array.from({ length: FORECAST_DAYS }, (_, day) => weekdays?.[weekday(addDays(today, day)) - 1] ?? 1)

/** By store: how its seven weekdays compare with their mean, Monday first. A weekday never seen is as the mean. */
const shapesOf = ({ rows }: RowsRead): ReadonlyMap<string, readonly number[]> => {
  const shapes = new Map<string, (number | null)[]>()
  for (const row of rows) {
    const shape = shapes.get(String(row.store_id)) ?? Array<number | null>(7).fill(null)
    shape[Number(row.dow) - 1] = Number(row.units)
    shapes.set(String(row.store_id), shape)
  }
  return new Map(
    [...shapes].map(([store, shape]) => {
      const there = shape.filter((value) => value !== null)
      const mean = there.reduce((sum, value) => sum + value, 0) / Math.max(1, there.length)
      return [store, shape.map((value) => (value === null || mean <= 0 ? 1 : value / mean))] as const
    }),
  )
}

const soldWhenEmpty = (
  { rows }: RowsRead,
  elasticityOf: (product: string) => number,
): ReadonlyMap<string, readonly number[]> => {
  const days = new Map<string, number[]>()
  for (const { store_id, sku_id, qty, depth } of rows) {
    const key = `${store_id} ${sku_id}`
    const usual = Number(qty) / promoLift(Number(depth), elasticityOf(String(sku_id)))
    const list = days.get(key)
    if (list) list.push(usual)
    else days.set(key, [usual])
  }
  return days
}

const lotsBy = ({ rows }: RowsRead): ReadonlyMap<string, readonly Lot[]> => {
  const lots = new Map<string, Lot[]>()
  for (const row of rows) {
    const key = `${row.store_id} ${row.sku_id}`
    const lot = { id: String(row.lot_id), quantity: Math.max(0, Number(row.qty)), expiry: String(row.expiry) }
    lots.set(key, [...(lots.get(key) ?? []), lot])
  }
  return lots
}
