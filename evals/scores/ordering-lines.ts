import { addDays, type BusinessDate, daysBetween } from '../../src/core/business-date.ts'
import type { DemoPlan } from '../../src/data/demo/demo-plan.ts'
import { layOutDemand } from '../../src/data/demo/generate-chain.ts'
import { mixed } from '../../src/data/demo/hash.ts'
import { layOut } from '../../src/data/demo/lay-out.ts'
import type { ShelfDay } from '../../src/data/demo/shelf.ts'
import { type KeptShelf, openShelves } from '../../src/data/demo/shelves.ts'
import { world } from '../../src/data/demo/world.ts'
import type { Session } from '../../src/data/duckdb.ts'

/** One article in one shop, as it stood on the first morning, with what shoppers will want of it and what befalls it. */
export interface OrderingLine {
  readonly kept: KeptShelf
  readonly store: string
  readonly product: string
  /** Share off on day n from the first morning on (before it below 0), 0 without an offer. */
  readonly depth: (n: number) => number
  /** Money a unit without tax; what it brought and cost on average. */
  readonly price: number
  readonly cost: number
  /** The 28 days before the first, oldest first. */
  readonly sold: readonly number[]
  /** Of those, on which the shelf was not empty. */
  readonly whole: readonly boolean[]
  /** Day n from the first morning on. */
  readonly day: (n: number) => ShelfDay
}

export const BEFORE = 28

/**
 * The lines of a chain on the morning of a day, out of its truth. The session's stock rows from that day on are dropped: the
 * shelves resume as their last rows left them. Planted over-orders are the planner's own mistake and are left out; goods that
 * are not delivered, spoil or vanish befall every policy alike.
 */
export const orderingLines = async (
  truth: Session,
  plan: DemoPlan,
  from: BusinessDate,
  days: number,
): Promise<readonly OrderingLine[]> => {
  const it = world(plan)
  const lo = daysBetween(plan.from, from)
  await truth.run(`delete from fact_stock_day where date >= '${from}'`)
  await truth.run('drop schema if exists sim cascade')
  await layOut(truth, it)
  await layOutDemand(truth, it, lo, lo + days - 1)
  const shelves = await openShelves(truth, lo)
  const [wanted, cover, share, offer, events, past, worth] = await Promise.all([
    keyed(truth, 'select series as a, day as b, qty as value from sim.wanted'),
    keyed(truth, "select store_no || '/' || policy as a, day as b, lines as value from sim.cover"),
    keyed(truth, "select format_no || '/' || sku_no as a, week as b, share as value from sim.expected"),
    keyed(truth, 'select sku_no as a, cycle as b, max(depth)::double as value from sim.promo group by all'),
    truth.rows("select series, day, event from sim.shelf_event where event <> 'over-order'"),
    truth.rows(`select series, date::varchar as day, qty_out::double as sold, stockout_min <= 60 as whole
      from fact_stock_day join sim.series using (store_id, sku_id) where date >= '${addDays(from, -BEFORE)}' order by date`),
    truth.rows(`select series, (sum(net_ex_tax) / sum(qty))::double as price, (sum(cost) / sum(case when cost is not null then qty end))::double as cost
      from fact_line join sim.series using (store_id, sku_id) where line_type = 'sale' and qty > 0 and business_date >= '${addDays(from, -BEFORE)}'
      group by series`),
  ])
  const stores = new Map(
    (await truth.rows('select series, store_id, sku_id, sku_no from sim.series')).map((row) => [
      Number(row.series),
      row,
    ]),
  )
  const befalls = new Map<string, Set<string>>()
  for (const { series, day, event } of events) {
    const key = `${series} ${day}`
    befalls.set(key, (befalls.get(key) ?? new Set()).add(String(event)))
  }
  const money = new Map(worth.map((row) => [Number(row.series), row]))
  const history = new Map<number, { sold: number[]; whole: boolean[] }>()
  for (const row of past) {
    const one = history.get(Number(row.series)) ?? { sold: [], whole: [] }
    one.sold.push(Number(row.sold))
    one.whole.push(row.whole === true)
    history.set(Number(row.series), one)
  }
  return shelves.flatMap((kept): OrderingLine[] => {
    const { series, coverKey, shareKey } = kept
    const [price, cost] = [Number(money.get(series)?.price), Number(money.get(series)?.cost)]
    const { sold = [], whole = [] } = history.get(series) ?? {}
    const of = stores.get(series)
    // what has not sold for four weeks and in eight to come has no price to be judged by
    if (of === undefined || !(price > 0) || !(cost > 0) || sold.length < BEFORE) return []
    const day = (n: number): ShelfDay => ({
      day: lo + n,
      wanted: wanted.get(`${series} ${lo + n}`) ?? 0,
      cover: (cover.get(`${coverKey} ${lo + n}`) ?? 0) * (share.get(`${shareKey} ${Math.floor((lo + n) / 7)}`) ?? 0),
      events: befalls.get(`${series} ${lo + n}`) ?? NOTHING,
      chance: mixed(plan.seed, series, lo + n) / 2 ** 32,
    })
    const depth = (n: number) => (offer.get(`${of.sku_no} ${Math.floor((lo + n) / CYCLE)}`) ?? 0) / 100
    return [{ kept, store: String(of.store_id), product: String(of.sku_id), depth, price, cost, sold, whole, day }]
  })
}

/** Days of an offer in the demo. */
const CYCLE = 14
const NOTHING: ReadonlySet<string> = new Set()

const keyed = async (session: Session, sql: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await session.rows(sql)).map(({ a, b, value }) => [`${a} ${b}`, Number(value)]))
