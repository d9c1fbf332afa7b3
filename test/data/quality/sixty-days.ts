import { openWorkshop, type Session } from '../../../src/data/duckdb.ts'
import { applySchema } from '../../../src/data/schema.ts'

/**
 * Two stores, two goods, sixty days from Thursday 2026-01-01, open 9 to 20: a receipt every twenty minutes at one till, of one
 * line, half of them MILK at 10.00 and half TEA at 30.00; doors, stock, prices and closes that fit. Nothing in it is wrong.
 */
export const sixtyDays = async (...planted: readonly string[]): Promise<Session> => {
  const session = await openWorkshop()
  await applySchema(session)
  for (const statement of [...ROWS, ...planted, SALES_HOUR]) await session.run(statement)
  return session
}

const ROWS = [
  `insert into dim_store (store_id, name_en, tz, currency, day_cutoff, open_date) values
    ('S01', 'Riverside', 'Asia/Shanghai', 'CNY', '00:00', '2020-01-01'), ('S02', 'Northgate', 'Asia/Shanghai', 'CNY', '00:00', '2020-01-01')`,
  `insert into dim_product (sku_id, gtin, name_zh, name_en) values ('MILK', '6901234567892', '鲜牛奶', 'Milk'), ('TEA', '036000291452', '茶', 'Tea')`,
  `insert into dim_date (date, dow, day_type)
   select d::date, isodow(d), case when isodow(d) > 5 then 'weekend' else 'work' end from range(date '2026-01-01', date '2026-04-01', interval 1 day) t(d)`,
  `insert into dim_lot values ('L1', 'MILK', 'S01', '2026-01-01', '2026-01-10', '2026-01-02', 'Dairy')`,
  `insert into ingest_file values (1, 'fact_receipt', 'fact_receipt.csv', 'aa', 'canonical', 'n', '2026-03-02', 10, 10, 0, 0, 0)`,
  `insert into fact_price (store_id, sku_id, valid_from, price, kind)
   select s, k, date '2025-01-01', p, 'regular' from (values ('S01'), ('S02')) a(s), (values ('MILK', 10), ('TEA', 30)) b(k, p)`,
  `insert into fact_receipt (receipt_key, store_id, till_id, receipt_no, business_date, ts_utc, ts_local, type, net_ex_tax, tax, units, hour)
   select s || '-' || strftime(d, '%m%d') || '-' || n, s, 'T1', lpad(n::varchar, 4, '0'), d::date, local - interval 8 hour, local, 'sale',
     case when n % 2 = 0 then 10 else 30 end, 0, 1, hour(local)
   from (select s, d, n, d + to_minutes(545 + 20 * n) + to_seconds(n) as local
     from (values ('S01'), ('S02')) a(s), range(date '2026-01-01', date '2026-03-02', interval 1 day) b(d), range(0, 32) c(n))`,
  `insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, tax, cost, line_type, ts_utc, hour, receipt_type, units, unit_price)
   select receipt_key, 1, store_id, business_date, case when net_ex_tax = 10 then 'MILK' else 'TEA' end, 1, net_ex_tax, 0, net_ex_tax, 0, net_ex_tax * 0.7, 'sale', ts_utc, hour, 'sale', 1, net_ex_tax
   from fact_receipt`,
  `insert into fact_tender select receipt_key, 1, store_id, business_date, 'card', net_ex_tax, 0 from fact_receipt`,
  `insert into fact_till_close (store_id, till_id, business_date, ts_utc, ts_local)
   select distinct store_id, till_id, business_date, business_date + interval '12 hours 30 minutes', business_date + interval '20 hours 30 minutes' from fact_receipt`,
  `insert into fact_footfall (store_id, door_id, ts_utc, ts_local, business_date, minutes, in_cnt, out_cnt, staff_cnt, hour)
   select store_id, 'D1', min(ts_utc), min(ts_local), business_date, 60, 25, 25, 0, hour from fact_receipt group by all`,
  `insert into fact_stock_day (store_id, sku_id, date, opening, qty_in, qty_out, adjust, waste, closing)
   select distinct store_id, sku_id, business_date, 50, 16, 16, 0, 0, 50 from fact_line`,
]

const SALES_HOUR = `insert into sales_hour
  select store_id, business_date, hour, count(distinct receipt_key), sum(units), sum(net_ex_tax), sum(net_ex_tax), sum(cost) from fact_line group by all`
