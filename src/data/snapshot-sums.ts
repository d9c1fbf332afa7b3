import type { Reading } from './duckdb.ts'
import { TABLE_NAMES } from './ingest/canonical-tables.ts'

/** How much a snapshot holds and how far it reaches: what a manifest promises and an opening checks. */
export interface Reach {
  readonly rows: Readonly<Record<string, number>>
  readonly sums: Readonly<Record<string, string>>
  readonly dataFrom: string | null
  readonly dataTo: string | null
  readonly asOf: string | null
}

const COUNTED = [...TABLE_NAMES, 'sales_hour', 'rejected_row', 'superseded_row'] as const

export const readRows = async (session: Reading): Promise<Readonly<Record<string, number>>> => {
  const counts = COUNTED.map((table) => `(select count(*)::double from ${table}) as ${table}`)
  const [row] = await session.rows(`select ${counts.join(', ')}`)
  return Object.fromEntries(COUNTED.map((table) => [table, Number(row?.[table])]))
}

const text = (value: unknown) => (value == null ? null : String(value))

export const readReach = async (session: Reading): Promise<Reach> => {
  const [row] = await session.rows(
    `select
       (select coalesce(sum(net_ex_tax), 0)::decimal(18,2)::varchar from fact_line) as line_net,
       (select coalesce(sum(qty), 0)::decimal(18,3)::varchar from fact_line) as line_qty,
       (select coalesce(sum(net_ex_tax), 0)::decimal(18,2)::varchar from sales_hour) as net_sales,
       (select coalesce(sum(transactions), 0)::varchar from sales_hour) as transactions,
       (select coalesce(sum(closing), 0)::decimal(18,3)::varchar from fact_stock_day) as stock_closing,
       (select coalesce(sum(in_cnt), 0)::varchar from fact_footfall) as footfall_in,
       (select coalesce(sum(amount - coalesce(change_amt, 0)), 0)::decimal(18,2)::varchar from fact_tender) as tendered,
       (select coalesce(sum(counted_cash), 0)::decimal(18,2)::varchar from fact_till_close) as cash_counted,
       (select coalesce(sum(qty), 0)::decimal(18,3)::varchar from fact_stock_move) as stock_moved,
       (select coalesce(sum(net_sales), 0)::decimal(18,2)::varchar from fact_plan) as planned_net,
       (select coalesce(sum(est_value), 0)::decimal(18,2)::varchar from fact_checkout_event) as checkout_value`,
  )
  const [reach] = await session.rows(
    `select min(d)::varchar as data_from, max(d)::varchar as data_to, strftime(max(t), '%Y-%m-%dT%H:%M:%SZ') as as_of from (
       select min(business_date) as d, max(ts_utc) as t from fact_receipt
       union all select max(business_date), null from fact_receipt)`,
  )
  return {
    rows: await readRows(session),
    sums: Object.fromEntries(Object.entries(row ?? {}).map(([name, sum]) => [name, String(sum)])),
    dataFrom: text(reach?.data_from),
    dataTo: text(reach?.data_to),
    asOf: text(reach?.as_of),
  }
}
