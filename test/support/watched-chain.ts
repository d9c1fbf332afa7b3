import { openWorkshop } from '../../src/data/duckdb.ts'
import { applySchema } from '../../src/data/schema.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'

/** The last whole day of the watched chain, a Monday, and the morning after it. */
export const WATCHED = '2026-07-20'
export const MORNING = '2026-07-21T01:00:00.000Z'

/** What is bent at a shop (or at each shop of a region), from one day to another: by a factor, in some hours. */
export interface Bent {
  readonly what:
    | 'doors'
    | 'visitors'
    | 'receipts'
    | 'baskets'
    | 'deliveries'
    | 'events'
    | 'voids'
    | 'labels'
    | 'rival'
    | 'rain'
    | 'stock'
  readonly where: string
  readonly from: string
  readonly to?: string
  readonly factor?: number
  readonly hours?: readonly [number, number]
}

const from = '2026-02-16'
const hours = 'range(9, 21)'
/** Between -1 and 1, the same each time. */
const wave = (a: string, b: string) => `(sin(${a} * 12.9898 + ${b} * 78.233) + cos(${b} * 4.31 + ${a})) / 2`
/** The product of what bends something at a shop on a day, or 1. */
const bend = (what: string, store: string, region: string, day: string, hour?: string) => `
  coalesce((select product(factor) from bent as b where b.what = '${what}' and b.place in (${store}, ${region})
    and ${day} between b.from_day and b.to_day${hour ? ` and ${hour} between b.from_hour and b.to_hour` : ''}), 1)`

/**
 * Six shops in two regions over five months, with doors, receipts by hour, cashiers, shelves, detectors, weather and a competitor each: a
 * weekday rhythm and a little noise by arithmetic, so that nothing is out of line but what a test bends.
 */
export const watchedChain = async (bent: readonly Bent[] = []): Promise<Warehouse> => {
  const session = await openWorkshop()
  await applySchema(session)
  await session.run(
    'create temp table bent (what varchar, place varchar, from_day date, to_day date, factor double, from_hour int, to_hour int)',
  )
  for (const { what, where, from: start, to = WATCHED, factor = 0, hours: [first, last] = [0, 23] } of bent)
    await session.run(
      `insert into bent values ('${what}', '${where}', '${start}', '${to}', ${factor}, ${first}, ${last})`,
    )
  for (const statement of STATEMENTS) await session.run(statement)
  return warehouseOver(session, 'watched')
}

const STATEMENTS = [
  "insert into dim_area values ('A1', '全国', 'National')",
  "insert into dim_region values ('R1', '华东', 'East China', 'A1'), ('R2', '华南', 'South China', 'A1')",
  "insert into dim_district values ('D1', '江北', 'North Bank', 'R1'), ('D2', '湾区', 'Bay Area', 'R2')",
  `insert into dim_store (store_id, name_zh, name_en, district_id, region_id, tz, currency, price_incl_tax, day_cutoff, sqm)
   select 'S0' || n, n || '号店', 'Shop ' || n, case when n < 4 then 'D1' else 'D2' end, case when n < 4 then 'R1' else 'R2' end,
     'Asia/Shanghai', 'CNY', true, '00:00', 100 from range(1, 7) as t(n)`,
  `insert into dim_product (sku_id, name_zh, name_en, cat1_zh, cat1_en, cat2_zh, cat2_en, by_weight, shelf_life_days, status)
   select 'K' || n, '商品' || n, 'Article ' || n, '食品', 'Food', case when n < 5 then '牛奶' else '面条' end, case when n < 5 then 'Milk' else 'Noodles' end,
     false, case when n < 5 then 7 else 300 end, 'active' from range(1, 9) as t(n)`,
  `insert into dim_date (date, dow, day_type) select d::date, isodow(d), case when isodow(d) > 5 then 'weekend' else 'work' end
   from range(date '${from}', date '2026-08-01', interval 1 day) as t(d)`,
  `create temp table day as select store_id, region_id, right(store_id, 1)::int as n, d::date as day, (d::date - date '${from}') as t,
     case when isodow(d) > 5 then 1.4 else 1 end as busy
   from dim_store, range(date '${from}', date '2026-07-21', interval 1 day) as r(d)`,
  `create temp table hour as select store_id, region_id, n, day, t, h as hour,
     (24 + n) * busy * (1 + 0.06 * ${wave('n', 't')}) * (1 + 0.1 * ${wave('h', 't * 7 + n')})
       * ${bend('visitors', 'store_id', 'region_id', 'day')} as visitors,
     ${bend('doors', 'store_id', 'region_id', 'day')} as seen, ${bend('receipts', 'store_id', 'region_id', 'day', 'h')} as bought
   from day, ${hours} as r(h)`,
  `insert into fact_footfall (store_id, door_id, ts_utc, ts_local, business_date, minutes, in_cnt, out_cnt, staff_cnt, hour, quality)
   select store_id, 'A', day::timestamp + to_hours(hour) - interval 8 hour, day::timestamp + to_hours(hour), day, 60,
     round(visitors * seen), round(visitors * seen), 0, hour, 'ok' from hour`,
  `insert into sales_hour select store_id, day, hour, buyers, 3 * buyers, round(worth * buyers * 40 * (1 + 0.02 * ${wave('t', 'hour')}), 2),
     round(worth * buyers * 40, 2), round(buyers * 28, 2)
   from (select *, round(visitors * 0.7 * bought)::int as buyers, ${bend('baskets', 'store_id', 'region_id', 'day')} as worth from hour) where buyers > 0`,
  `insert into fact_weather (store_id, date, temp_c, rain_mm, aqi)
   select store_id, day, 20, 60 * (1 - ${bend('rain', 'store_id', 'region_id', 'day')}), 50 from day`,
  `insert into fact_stock_day (store_id, sku_id, date, opening, qty_in, qty_out, waste, closing, stockout_min)
   select store_id, 'K' || k, day, 40, came, 20, 0, 40, 0 from (
     select *, 20 * ${bend('deliveries', 'store_id', 'region_id', 'day')} * case when k > 4 then 1 else ${bend('stock', 'store_id', 'region_id', 'day')} end as came
     from day, range(1, 9) as r(k))`,
  `insert into fact_checkout_event (event_id, store_id, lane_id, lane_kind, sensor, ts_utc, ts_local, business_date, type, outcome)
   select store_id || day || e, store_id, 'C1', 'sco', 'camera', day::timestamp + interval 4 hour, day::timestamp + interval 12 hour, day, 'missed', 'self_corrected'
   from day, range(0, 12) as r(e) where ${bend('events', 'store_id', 'region_id', 'day')} > 0`,
  // three cashiers a shop with twenty receipts a day; one in forty has a voided line, of one who is bent one in four
  `create temp table receipt as select store_id, region_id, day, c, r, store_id || '-' || day || '-' || c || '-' || r as key,
     'E' || n || c as cashier, (r + t * 7 + c * 3) % 40 = 0 or (c = 1 and r < 5 and ${bend('voids', 'store_id', 'region_id', 'day')} > 1) as voided,
     c = 2 and r < 4 and ${bend('labels', 'store_id', 'region_id', 'day')} > 1 as corrected
   from day, range(1, 4) as a(c), range(0, 20) as b(r) where day > date '2026-06-15'`,
  `insert into fact_receipt (receipt_key, source, store_id, till_id, receipt_no, business_date, ts_utc, ts_local, channel, type, net_ex_tax, tax, units, currency, hour, cashier_id)
   select key, 'pos', store_id, 'T' || c, key, day, day::timestamp + interval 4 hour, day::timestamp + interval 12 hour, 'staff', 'sale', 40, 0, 2, 'CNY', 12, cashier from receipt`,
  `insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, tax, cost, line_type, receipt_type, units, hour, ts_utc, reason)
   select key, 1, store_id, day, case when corrected then 'K8' else 'K' || (1 + r % 7) end, 1, 40, 0, 40, 0, 28, 'sale', 'sale', 1, 12, day::timestamp + interval 4 hour,
     case when corrected then 'price_override' end from receipt
   union all select key, 2, store_id, day, 'K1', 1, 90, 0, 90, 0, 60, 'void', 'sale', 1, 12, day::timestamp + interval 4 hour, 'mistake' from receipt where voided`,
  `insert into fact_competitor_price (store_id, competitor, sku_id, ts_utc, ts_local, business_date, price, how)
   select store_id, 'Rival', 'K' || k, day::timestamp + interval 2 hour, day::timestamp + interval 10 hour, day,
     (10 + k) * (1 + 0.02 * ${wave('k', 't')}) * ${bend('rival', 'store_id', 'region_id', 'day')}, 'file'
   from day, range(1, 9) as r(k) where isodow(day) = 1`,
]
