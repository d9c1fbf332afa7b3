import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openWorkshop } from '../src/data/duckdb.ts'
import { applySchema } from '../src/data/schema.ts'

export interface WideChain {
  readonly stores: number
  readonly days: number
  /** Lines in all; four a receipt. */
  readonly lines: number
}

/** Newest business date of the chain; a Saturday. */
export const LAST_DAY = '2026-11-21'
export const CATEGORIES = 10
const PRODUCTS = 5000

/**
 * A chain of lines for reading benchmarks, made by SQL from hashes: lines by (date, store) as snapshots hold them, and the
 * same lines shuffled in `line_shuffled`, which is how they lie where nobody ordered them. Kept on disk for the next run.
 */
export const wideChain = async (path: string, { stores, days, lines }: WideChain): Promise<void> => {
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  const session = await openWorkshop(draft, { scratch: `${draft}.tmp` })
  const perDay = Math.round(lines / stores / days)
  try {
    await applySchema(session)
    await session.run(
      `insert into dim_store by name select 'S' || lpad(i::varchar, 3, '0') as store_id, 'Store ' || i as name_en, 'R' || (i % 4) as region_id,
         'Asia/Shanghai' as tz, 'CNY' as currency, '00:00' as day_cutoff from range(1, ${stores + 1}) t(i)`,
    )
    await session.run(
      `insert into dim_region by name select 'R' || i as region_id, 'Region ' || i as name_en from range(4) t(i)`,
    )
    await session.run(
      `insert into dim_product by name select 'P' || lpad(i::varchar, 5, '0') as sku_id, 'Product ' || i as name_en,
         'Category ' || (i % ${CATEGORIES}) as cat1_en, false as by_weight, 'active' as status from range(${PRODUCTS}) t(i)`,
    )
    await session.run(
      `insert into dim_date by name select d::date as date, isodow(d)::integer as dow, 'work' as day_type, d::date - 364 as ly_dow
       from range(date '${LAST_DAY}' - ${days - 1}, date '${LAST_DAY}' + 36, interval 1 day) t(d)`,
    )
    await session.run(
      `insert into fact_line by name
       with row as (select d::date as day, s, i, hash(d, s, i) as h
         from range(date '${LAST_DAY}' - ${days - 1}, date '${LAST_DAY}' + 1, interval 1 day) t(d), range(1, ${stores + 1}) u(s), range(${perDay}) v(i))
       select s || '-' || day || '-' || (i // 4) as receipt_key, (i % 4)::integer as line_no, 'S' || lpad(s::varchar, 3, '0') as store_id,
         day as business_date, 'P' || lpad((h % ${PRODUCTS})::varchar, 5, '0') as sku_id, (1 + h % 3)::decimal(14,3) as qty,
         (5 + h % 90)::decimal(14,2) as gross, 0 as discount, (5 + h % 90)::decimal(14,2) as net_ex_tax, 0 as tax, (3 + h % 60)::decimal(14,2) as cost,
         'sale' as line_type, day + interval 1 hour * (i * 15.0 / ${perDay})::integer as ts_utc, (8 + i * 15 // ${perDay})::utinyint as hour,
         'sale' as receipt_type, (1 + h % 3)::decimal(14,3) as units
       from row order by day, s`,
    )
    await session.run(
      `insert into fact_receipt by name select receipt_key, any_value(store_id) as store_id, any_value(business_date) as business_date,
         min(ts_utc) as ts_utc, min(ts_utc) + interval 8 hour as ts_local, 'sale' as type, sum(net_ex_tax) as net_ex_tax, any_value(hour) as hour
       from fact_line group by receipt_key order by business_date, store_id`,
    )
    await session.run(
      `insert into sales_hour by name select store_id, business_date, hour, count(distinct receipt_key)::integer as transactions, sum(units) as units,
         sum(net_ex_tax) as net_ex_tax, sum(net_ex_tax) as costed_net, sum(cost) as costed_cost from fact_line group by all order by all`,
    )
    await session.run(
      `insert into snapshot_info by name select 'bench' as name, 1 as version, 'bench' as source_set, 'bench' as chain`,
    )
    await session.run('create table line_shuffled as from fact_line order by hash(receipt_key, line_no)')
    await session.run('checkpoint')
  } finally {
    session.close()
  }
  renameSync(draft, path)
}
