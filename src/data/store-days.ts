import type { BusinessDate } from '../core/business-date.ts'
import type { StoreId } from '../core/ids.ts'
import type { Cell } from './cell.ts'
import type { Calendar } from './festival-weekdays.ts'
import type { Warehouse } from './warehouse.ts'

/** One store's rows of one business day, in ms: the first, the last, and when the last reversal of one of them came. */
export interface StoreDay {
  /** The shop traded (or its doors counted): no closure. */
  readonly open: boolean
  readonly first: number
  readonly last: number
  readonly settled: number
}

/** Rows of one kind: by store and day, the first and last day of the chain, and the instant from which nothing changes. */
export interface DaysOfKind {
  readonly stores: ReadonlyMap<StoreId, ReadonlyMap<BusinessDate, StoreDay>>
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly settled: number
}

/** Which store has data of which day: read once per snapshot, so that freshness and gaps cost no statement per question. */
export interface StoreDays extends Calendar {
  readonly sales: DaysOfKind
  readonly footfall: DaysOfKind
  /** Since when a store trades, when it was last refitted, and whom it is like; null where the chain does not say. */
  readonly openings: ReadonlyMap<StoreId, Opening>
  readonly stock: { readonly from: BusinessDate; readonly to: BusinessDate } | null
}

export interface Opening {
  readonly opened: BusinessDate | null
  readonly refitted: BusinessDate | null
  readonly peerGroup: string | null
  readonly format: string | null
}

const read = new WeakMap<Warehouse, Promise<StoreDays>>()

/** The snapshot's days; the first call reads them, later ones share the answer. A failed reading is not kept. */
export const storeDays = (warehouse: Warehouse): Promise<StoreDays> => {
  const known = read.get(warehouse)
  if (known) return known
  const reading = readStoreDays(warehouse)
  read.set(warehouse, reading)
  reading.catch(() => read.delete(warehouse))
  return reading
}

/** `open` is what a pre-aggregated hour says, so that W4 finds the same days here and in its statement. */
export const SALES_DAYS = `
  select store_id, business_date::varchar as day, first_ms::double as first_ms, last_ms::double as last_ms, settled_ms::double as settled_ms,
    traded is not null as open
  from (
    select store_id, business_date, epoch_ms(min(ts_utc)) as first_ms, epoch_ms(max(ts_utc)) as last_ms,
      epoch_ms(max(greatest(ts_utc, coalesce(reversed_at, ts_utc)))) as settled_ms
    from main.fact_receipt where type in ('sale', 'return') group by store_id, business_date)
  left join (select distinct store_id, business_date, true as traded from main.sales_hour) using (store_id, business_date)`

const FOOTFALL_DAYS = `
  select store_id, business_date::varchar as day, first_ms::double as first_ms, last_ms::double as last_ms, last_ms::double as settled_ms,
    true as open
  from (
    select store_id, business_date, epoch_ms(min(ts_utc)) as first_ms, epoch_ms(max(ts_utc)) as last_ms
    from main.fact_footfall group by store_id, business_date)`

const STOCK_DAYS = `select min(date)::varchar as first_day, max(date)::varchar as last_day from main.fact_stock_day`

/** A retailer's own calendar may name the festival in its own words. */
const CALENDAR = `
  select date::varchar as day, day_type, ly_holiday::varchar as last,
    case when lower(holiday_id) like '%spring%festival%' or holiday_id like '%春节%' then holiday_offset end as festival
  from main.dim_date
  where day_type in ('holiday', 'closure', 'makeup') or ly_holiday is not null or holiday_id is not null`

const OPENINGS = `
  select store_id, open_date::varchar as opened, refit_date::varchar as refitted, peer_group, format from main.dim_store`

const readStoreDays = async (warehouse: Warehouse): Promise<StoreDays> => {
  const [sales, footfall, stock, calendar, openings] = await Promise.all([
    warehouse.query(SALES_DAYS, []),
    warehouse.query(FOOTFALL_DAYS, []),
    warehouse.query(STOCK_DAYS, []),
    warehouse.query(CALENDAR, []),
    warehouse.query(OPENINGS, []),
  ])
  const [from, to] = [stock[0]?.first_day, stock[0]?.last_day]
  return {
    sales: byStore(sales),
    footfall: byStore(footfall),
    ...calendarOf(calendar),
    openings: new Map(
      openings.map((row) => [
        String(row.store_id) as StoreId,
        {
          opened: textOf(row.opened),
          refitted: textOf(row.refitted),
          peerGroup: textOf(row.peer_group),
          format: textOf(row.format),
        },
      ]),
    ),
    stock: typeof from === 'string' && typeof to === 'string' ? { from, to } : null,
  }
}

const textOf = (cell: Cell | undefined): string | null => (typeof cell === 'string' && cell !== '' ? cell : null)

const calendarOf = (rows: Awaited<ReturnType<Warehouse['query']>>): Calendar => {
  const typed = (...types: string[]) =>
    new Set(rows.filter((row) => types.includes(String(row.day_type))).map((row) => String(row.day)))
  return {
    holidays: typed('holiday', 'closure'),
    makeups: typed('makeup'),
    lastHoliday: new Map(rows.flatMap((row) => (row.last === null ? [] : [[String(row.day), String(row.last)]]))),
    festival: new Map(rows.flatMap((row) => (row.festival === null ? [] : [[String(row.day), Number(row.festival)]]))),
  }
}

const byStore = (rows: Awaited<ReturnType<Warehouse['query']>>): DaysOfKind => {
  const stores = new Map<StoreId, Map<BusinessDate, StoreDay>>()
  let [from, to, settled] = ['9999-12-31', '0000-01-01', 0]
  for (const row of rows) {
    const store = String(row.store_id) as StoreId
    const date = String(row.day)
    const days = stores.get(store) ?? new Map<BusinessDate, StoreDay>()
    const day = {
      open: row.open === true,
      first: Number(row.first_ms),
      last: Number(row.last_ms),
      settled: Number(row.settled_ms),
    }
    stores.set(store, days.set(date, day))
    if (date < from) from = date
    if (date > to) to = date
    if (day.settled > settled) settled = day.settled
  }
  return { stores, from, to, settled }
}
