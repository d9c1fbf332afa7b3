import { addDays, type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { DataFlag } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { ProductId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { SOLD_LINES } from '../../data/metrics/counted.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, type RowsRead, readRelation } from '../../data/read-relation.ts'
import { stockDays } from '../../data/stock-days.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { AnalysisOptions } from '../analysis.ts'

/** One article in one shop, now. Null is "not known". */
export interface GoodsFacts {
  readonly store: string
  readonly product: string
  readonly currency: string
  /** Recorded at the end of the last whole day, a decimal. */
  readonly onHand: string | null
  /** The same less what was sold since; never below 0. */
  readonly availableNow: string | null
  readonly inTransit: string | null
  /** The price that holds, of the price list or else of the last line of four weeks. */
  readonly price: string | null
  readonly priceKind: string | null
  readonly regular: string | null
  /** `A-3-2-1`: aisle, bay, shelf, position. */
  readonly place: string | null
  readonly facings: number | null
  readonly capacity: number | null
}

/** What a shop has of each article, what it costs there and where it lies. */
const GOODS_FACTS: Reading = {
  name: 'where-to-find',
  access: SALES_ROLES,
  reads: ['fact_stock_day', 'fact_line', 'fact_price', 'planogram'],
  optional: ['fact_stock_day', 'fact_line', 'fact_price', 'planogram'],
  statement: `
    with stock as (
      select store_id, sku_id, arg_max(coalesce(closing, 0), date) as closing, arg_max(coalesce(in_transit, 0), date) as in_transit,
        max(date) as day
      from fact_stock_day group by store_id, sku_id
    ), since as (
      select l.store_id, l.sku_id, sum(l.qty) as qty
      from fact_line as l join stock as s on s.store_id = l.store_id and s.sku_id = l.sku_id and l.business_date > s.day
      where ${SOLD_LINES} group by l.store_id, l.sku_id
    ), taken as (
      select store_id, sku_id, arg_max(coalesce(list_price, unit_price, gross / nullif(qty, 0)), ts_utc) as price
      from fact_line where ${SOLD_LINES} and qty > 0 and coalesce(discount, 0) = 0 group by store_id, sku_id
    ), ranked as (
      select store_id, sku_id, kind, price,
        row_number() over (partition by store_id, sku_id order by
          case kind when 'markdown' then 1 when 'promo' then 2 else 3 end, valid_from desc) as place
      from fact_price where price is not null
    ), regular as (
      select store_id, sku_id, arg_max(price, valid_from) as price from fact_price
      where coalesce(kind, 'regular') = 'regular' and price is not null group by store_id, sku_id
    ), places as (
      select store_id, sku_id, arg_max(aisle, valid_from) as aisle, arg_max(bay, valid_from) as bay, arg_max(shelf, valid_from) as shelf,
        arg_max(pos, valid_from) as pos, sum(facings) as facings, sum(capacity) as capacity
      from planogram group by store_id, sku_id
    ), keys as (
      select store_id, sku_id from stock union select store_id, sku_id from places union select store_id, sku_id from ranked
    )
    select k.store_id, k.sku_id, s.closing::decimal(14, 3)::varchar as on_hand,
      greatest(0, s.closing - coalesce(n.qty, 0))::decimal(14, 3)::varchar as available, s.in_transit::decimal(14, 3)::varchar as in_transit,
      coalesce(h.price, t.price)::decimal(14, 2)::varchar as price, h.kind, r.price::decimal(14, 2)::varchar as regular,
      p.aisle, p.bay, p.shelf, p.pos, p.facings::int as facings, p.capacity::double as capacity
    from keys as k
      left join stock as s on s.store_id = k.store_id and s.sku_id = k.sku_id
      left join since as n on n.store_id = k.store_id and n.sku_id = k.sku_id
      left join taken as t on t.store_id = k.store_id and t.sku_id = k.sku_id
      left join ranked as h on h.store_id = k.store_id and h.sku_id = k.sku_id and h.place = 1
      left join regular as r on r.store_id = k.store_id and r.sku_id = k.sku_id
      left join places as p on p.store_id = k.store_id and p.sku_id = k.sku_id`,
}

/** A stock record older than this tells nothing of today. */
const STOCK_DAYS = 14
const PRICE_DAYS = 28

/** The running day of the asker's first shop. */
export const runningDay = (warehouse: Warehouse, scope: Scope, at: string): BusinessDate => {
  const mine = warehouse.catalogue.stores.find((store) => scope.stores.includes(store.id))
  return mine === undefined ? at.slice(0, 10) : shopClock(at, mine).running
}

export interface GoodsFactsRead {
  readonly today: BusinessDate
  readonly facts: readonly GoodsFacts[]
  readonly read: RowsRead
}

/** Facts of the named articles in the scope's shops. Of no articles there are none. */
export const readGoodsFacts = async (
  warehouse: Warehouse,
  scope: Scope,
  products: readonly ProductId[],
  { at, signal }: AnalysisOptions,
): Promise<GoodsFactsRead | Fault> => {
  const today = runningDay(warehouse, scope, at)
  const read = await readRelation(warehouse, scope, GOODS_FACTS, {
    at,
    period: { from: today, to: today },
    periods: {
      fact_stock_day: { from: addDays(today, -STOCK_DAYS), to: today },
      fact_line: { from: addDays(today, -PRICE_DAYS), to: today },
    },
    products: products.length === 0 ? ['' as ProductId] : products,
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  const flags = await staleStock(warehouse, scope, today, { at, ...(signal ? { signal } : {}) })
  const currencies = new Map<string, string>(warehouse.catalogue.stores.map((store) => [store.id, store.currency]))
  const text = (value: unknown) => (value == null ? null : String(value))
  const number = (value: unknown) => (value == null ? null : Number(value))
  const facts = read.rows.map((row): GoodsFacts => {
    const place = [row.aisle, row.bay, row.shelf, row.pos].filter((part) => part != null && part !== '')
    return {
      store: String(row.store_id),
      product: String(row.sku_id),
      currency: currencies.get(String(row.store_id)) ?? '',
      onHand: text(row.on_hand),
      availableNow: text(row.available),
      inTransit: text(row.in_transit),
      price: text(row.price),
      priceKind: text(row.kind),
      regular: text(row.regular),
      place: place.length === 0 ? null : place.join('-'),
      facings: number(row.facings),
      capacity: number(row.capacity),
    }
  })
  return { today, facts, read: { ...read, flags: [...read.flags, ...flags] } }
}

/** That what is available is worked out from a record of some days ago, where it is. */
const staleStock = async (
  warehouse: Warehouse,
  scope: Scope,
  today: BusinessDate,
  { at, signal }: Omit<AnalysisOptions, 'id'>,
): Promise<readonly DataFlag[]> => {
  const stores = warehouse.catalogue.stores.filter(({ id }) => scope.stores.includes(id))
  const recorded = await stockDays(warehouse, stores, { from: addDays(today, -STOCK_DAYS), to: today }, signal)
  const ages = stores.flatMap((store) => {
    const newest = [...(recorded.get(store.id) ?? [])].sort().at(-1)
    const age = newest === undefined ? 0 : daysBetween(newest, shopClock(at, store).lastWhole)
    return age > 0 ? [{ id: store.id, age }] : []
  })
  if (ages.length === 0) return []
  const days = String(Math.max(...ages.map(({ age }) => age)))
  return [{ flag: 'stock-stale', parameters: { stores: ages.map(({ id }) => id).join(','), days } }]
}
