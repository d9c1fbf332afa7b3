import { id, type StoreId } from '../../src/core/ids.ts'
import type { Role } from '../../src/core/role.ts'
import type { Scope } from '../../src/core/scope.ts'
import { openWorkshop, type Session } from '../../src/data/duckdb.ts'
import { applySchema } from '../../src/data/schema.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'
import { PLANTED_OPERATIONS } from './planted-operations.ts'
import { PLANTED_RECEIPTS, type PlantedReceipt } from './planted-receipts.ts'

/**
 * A chain small enough to count by hand: three stores in two regions, four products, in memory. Every figure that a test
 * expects is worked out beside the rows, in `planted-receipts.ts`.
 */

/** Tuesday 2026-07-21, 09:00 in the shops: yesterday is Monday the 20th, and today is running. */
export const AT = '2026-07-21T01:00:00.000Z'
/** One hour later on the same day. */
export const LATER = '2026-07-21T02:00:00.000Z'
export const STORES = ['S01', 'S02', 'S07'].map((store) => id<StoreId>(store))

export const scopeOf = (stores: readonly string[] = STORES, role: Role = 'regional-manager'): Scope => ({
  person: id('P900'),
  role,
  stores: stores.map((store) => id<StoreId>(store)),
})

/** The planted chain as a warehouse. Each call makes its own, so a test may close it. */
export const plantedWarehouse = async (): Promise<Warehouse> => warehouseOver(await plantedSession(), 'planted')

/** The same with the session still writable, for tests that plant more. */
export const plantedSession = async (receipts: readonly PlantedReceipt[] = PLANTED_RECEIPTS): Promise<Session> => {
  const session = await openWorkshop()
  await applySchema(session)
  await session.run(PLACES)
  await session.run(PRODUCTS)
  await session.run(DATES)
  await plantReceipts(session, receipts)
  await session.run(STOCK)
  await session.run(DOORS)
  await session.run(SALES_HOUR)
  await session.run(PLANTED_OPERATIONS)
  return session
}

const PLACES = `
  insert into dim_area values ('A1', '全国', 'National');
  insert into dim_region values ('R1', '华东', 'East China', 'A1'), ('R2', '华南', 'South China', 'A1');
  insert into dim_district values ('D1', '江北', 'North Bank', 'R1'), ('D3', '湾区', 'Bay Area', 'R2');
  insert into dim_store (store_id, name_zh, name_en, district_id, region_id, tz, currency, price_incl_tax, day_cutoff, sqm) values
    ('S01', '河滨店', 'Riverside', 'D1', 'R1', 'Asia/Shanghai', 'CNY', true, '00:00', 100),
    ('S02', '北门店', 'Northgate', 'D1', 'R1', 'Asia/Shanghai', 'CNY', true, '00:00', 80),
    ('S07', '海湾店', 'Harbour Bay', 'D3', 'R2', 'Asia/Shanghai', 'CNY', true, '00:00', 120)`

const PRODUCTS = `
  insert into dim_product (sku_id, gtin, name_zh, name_en, cat1_zh, cat1_en, cat2_zh, cat2_en, by_weight, status) values
    ('MILK', '6901234567892', '鲜牛奶1L', 'Fresh Milk 1L', '乳品蛋类', 'Dairy & Eggs', '牛奶', 'Milk', false, 'active'),
    ('STRAW', null, '草莓', 'Strawberries', '果蔬', 'Fruit & Vegetables', '浆果', 'Berries', true, 'active'),
    ('COLA', '6909876543219', '可乐330ml', 'Cola 330ml', '饮料', 'Drinks', '碳酸饮料', 'Soft Drinks', false, 'active'),
    ('OLD', null, '旧款果汁', 'Old Juice', '饮料', 'Drinks', '果汁', 'Juice', false, 'delisted')`

/** Only Monday 22 June 2026 is a holiday. */
const DATES = `
  insert into dim_date (date, dow, day_type, holiday_id, holiday_offset, ly_dow, ly_holiday)
  select d::date, isodow(d), case when d = date '2026-06-22' then 'holiday' when isodow(d) > 5 then 'weekend' else 'work' end,
    case when d = date '2026-06-22' then 'planted' end, null, (d - interval 364 day)::date, null
  from range(date '2025-07-01', date '2026-08-01', interval 1 day) as t(d)`

/** Closing stock of 19 and 20 July, and of one line 28 days before, from where stock is kept; the running day's rows must never be seen. OLD is not active. */
const STOCK = `
  insert into fact_stock_day (store_id, sku_id, date, closing)
  values
    ('S01', 'MILK', '2026-07-20', 12), ('S01', 'STRAW', '2026-07-20', 0), ('S01', 'COLA', '2026-07-20', 30), ('S01', 'OLD', '2026-07-20', 0),
    ('S02', 'MILK', '2026-07-20', -1), ('S02', 'STRAW', '2026-07-20', 5.5), ('S02', 'COLA', '2026-07-20', 8), ('S02', 'OLD', '2026-07-20', 3),
    ('S07', 'MILK', '2026-07-20', 6), ('S07', 'STRAW', '2026-07-20', 2), ('S07', 'COLA', '2026-07-20', 0), ('S07', 'OLD', '2026-07-20', 0),
    ('S01', 'MILK', '2026-06-23', 4), ('S01', 'MILK', '2026-07-19', 4), ('S02', 'MILK', '2026-07-19', 5), ('S07', 'MILK', '2026-07-19', 6),
    ('S01', 'MILK', '2026-07-21', 999), ('S02', 'MILK', '2026-07-21', 999), ('S07', 'MILK', '2026-07-21', 999)`

/** Door counts by hour. S01 on the 20th: 13 in, 1 staff. S02: two doors, 10 in, 2 staff. S07 has no counter. */
const DOORS = `
  insert into fact_footfall (store_id, door_id, ts_utc, ts_local, business_date, minutes, in_cnt, out_cnt, staff_cnt, hour)
  select store_id, door, day::timestamp + to_hours(h) - interval 8 hour, day::timestamp + to_hours(h), day::date, 60, n, n, staff, h
  from (values
    ('S01', 'A', '2026-07-20', 8, 6, 1), ('S01', 'A', '2026-07-20', 9, 4, 0), ('S01', 'A', '2026-07-20', 18, 3, 0),
    ('S02', 'A', '2026-07-20', 11, 7, 2), ('S02', 'B', '2026-07-20', 23, 3, 0),
    ('S01', 'A', '2026-07-13', 8, 10, 0), ('S01', 'A', '2026-07-06', 8, 20, 0), ('S01', 'A', '2026-06-29', 8, 30, 0),
    ('S01', 'A', '2026-06-22', 8, 500, 0), ('S01', 'A', '2026-06-15', 8, 40, 0), ('S01', 'A', '2026-07-21', 8, 5, 0),
    ('S01', 'A', '2026-07-21', 9, 50, 0)
  ) as t(store_id, door, day, h, n, staff)`

const SALES_HOUR = `
  insert into sales_hour
  with kept as (select * from fact_line where line_type <> 'void' and (receipt_type = 'return' or receipt_type = 'sale' and reversed_at is null)),
  money as (
    select store_id, business_date, hour, sum(net_ex_tax) as net, sum(net_ex_tax) filter (cost is not null) as costed, sum(cost) as cost,
      coalesce(sum(units) filter (receipt_type = 'sale' and line_type = 'sale'), 0) as units
    from kept group by all),
  receipts as (
    select store_id, business_date, hour, count(*) as n from fact_receipt where type = 'sale' and reversed_at is null group by all)
  select store_id, business_date, hour, coalesce(n, 0), coalesce(units, 0), coalesce(net, 0), coalesce(costed, 0), coalesce(cost, 0)
  from money full join receipts using (store_id, business_date, hour)`

const text = (value: string | number | null) => (value === null ? 'null' : `'${value}'`)

/** Writes receipts and lines as ingest leaves them: hour, units, receipt_type and reversed_at already computed. */
const plantReceipts = async (session: Session, receipts: readonly PlantedReceipt[]) => {
  const heads = receipts.map(
    (r) => `(${[r.key, r.store, r.date, r.time, r.type, r.reverses ?? r.returns ?? null].map(text).join(', ')})`,
  )
  await session.run(`
    insert into fact_receipt (receipt_key, source, store_id, till_id, receipt_no, business_date, ts_utc, ts_local, channel, type, orig_key, currency, hour)
    select key, 'planted', store, 'T1', key, day::date, (day || ' ' || clock)::timestamp - interval 8 hour, (day || ' ' || clock)::timestamp, 'staff', type,
      orig, 'CNY', split_part(clock, ':', 1)::int
    from (values ${heads.join(', ')}) as t(key, store, day, clock, type, orig);
    update fact_receipt set reversed_at = v.ts_utc from fact_receipt as v
    where v.type = 'post_void' and v.orig_key = fact_receipt.receipt_key and v.store_id = fact_receipt.store_id`)
  const lines = receipts.flatMap((r) =>
    r.lines.map((l, n) => `(${[r.key, n + 1, l.sku, l.qty, l.net, l.cost, l.type ?? 'sale'].map(text).join(', ')})`),
  )
  await session.run(`
    insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, tax, cost, line_type, ts_utc, hour, receipt_type,
      reversed_at, units)
    select receipt_key, line::int, store_id, business_date, sku_id, q::decimal(14, 3), n::decimal(14, 2), 0, n::decimal(14, 2), 0, c::decimal(14, 2), line_type,
      ts_utc, hour, type, reversed_at, case when by_weight then 1 else q::decimal(14, 3) end
    from (values ${lines.join(', ')}) as t(receipt_key, line, sku_id, q, n, c, line_type)
    join fact_receipt using (receipt_key) join dim_product using (sku_id)`)
}
