import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Warehouse } from '../../../src/data/warehouse.ts'
import { csv, type Files, SMALL_CHAIN, writeFiles } from '../../data/support/small-chain.ts'

/** Days that a history imports one after the other, on top of the small chain of 2026-11-20. */
export const DAYS = 2
const RECEIPTS = 40

export const dateOf = (day: number): string => `2026-12-0${day}`

const receipts = Array.from({ length: RECEIPTS }, (_, n) => n)

/**
 * Exports of some days as a till would write them: receipts, two lines each, a closing stock; a day's money adds up to
 * `40 * (5 + day)`.
 */
const filesOf = (days: readonly number[]): Files => ({
  'fact_receipt.csv': csv(
    'receipt_key,store_id,till_id,receipt_no,ts_local,type,orig_key',
    ...days.flatMap((day) =>
      receipts.map((n) => `D${day}-${n},S01,1,${n},${dateOf(day)} 10:${String(n).padStart(2, '0')}:00,sale,`),
    ),
  ),
  'fact_line.csv': csv(
    'receipt_key,line_no,sku_id,qty,gross,discount,net_ex_tax,tax,cost,line_type',
    ...days.flatMap((day) =>
      receipts.flatMap((n) => [
        `D${day}-${n},1,K1,1,5,0,5.00,0,,sale`,
        `D${day}-${n},2,K3,1,${day},0,${day}.00,0,,sale`,
      ]),
    ),
  ),
  'fact_stock_day.csv': csv('store_id,sku_id,date,closing', ...days.map((day) => `S01,K1,${dateOf(day)},${day}`)),
})

/** Writes `base` (the chain), `day-1`, `day-2`, and `all`, the days once more in other files. */
export const writeDays = (folder: string): void => {
  const days = Array.from({ length: DAYS }, (_, n) => n + 1)
  const folders: [string, Files][] = [
    ['base', SMALL_CHAIN],
    ['all', filesOf(days)],
    ...days.map((day): [string, Files] => [`day-${day}`, filesOf([day])]),
  ]
  for (const [name, files] of folders) {
    mkdirSync(join(folder, name))
    writeFiles(join(folder, name), files)
  }
}

/** How much of a day a snapshot holds: nothing, all of it once, or something that must never be. */
export type DayState = 'absent' | 'whole' | 'half' | 'doubled'

const SEEN = `
  select d.day,
    (select count(*)::integer from fact_receipt where business_date = d.day) as receipts,
    (select count(*)::integer from fact_line where business_date = d.day) as lines,
    (select coalesce(sum(net_ex_tax), 0)::double from fact_line where business_date = d.day) as net,
    (select coalesce(sum(net_ex_tax), 0)::double from sales_hour where business_date = d.day) as hour_net,
    (select coalesce(sum(transactions), 0)::integer from sales_hour where business_date = d.day) as transactions,
    (select count(*)::integer from fact_stock_day where date = d.day) as stock
  from (select unnest($1::varchar[])::date as day) d order by d.day`.replace(
  '$1::varchar[]',
  `[${Array.from({ length: DAYS }, (_, n) => `'${dateOf(n + 1)}'`).join(', ')}]`,
)

/** State of each day, the first at index 0. */
export const daysIn = async (warehouse: Warehouse): Promise<readonly DayState[]> => {
  const rows = await warehouse.query(SEEN, [])
  return rows.map((row, index) => {
    const net = RECEIPTS * (6 + index)
    const seen = [row.receipts, row.lines, row.net, row.hour_net, row.transactions, row.stock].map(Number)
    const whole = [RECEIPTS, 2 * RECEIPTS, net, net, RECEIPTS, 1]
    if (seen.every((value) => value === 0)) return 'absent'
    if (seen.every((value, n) => value === whole[n])) return 'whole'
    return seen.some((value, n) => value > (whole[n] ?? 0)) ? 'doubled' : 'half'
  })
}
