import { type QualityRule, SALES } from '../quality-rule.ts'

/** A cent for rounding (retail.md 2.2). Receipts without any line have nothing to compare. */
export const linesNotTotal = {
  name: 'lines-not-total',
  severity: 'fail',
  table: 'fact_receipt',
  needs: ['fact_receipt', 'fact_line'],
  concerns: SALES,
  byDay: true,
  sql: `
    select r.store_id, r.business_date, [r.receipt_key] as key, l.net::varchar as found, r.net_ex_tax::varchar as expected, 1 as n
    from main.fact_receipt r
    join (select receipt_key, sum(net_ex_tax) as net from main.fact_line where line_type <> 'void' group by receipt_key) l
      on l.receipt_key = r.receipt_key
    where r.net_ex_tax is not null and r.type in ('sale', 'return') and abs(r.net_ex_tax - l.net) > 0.01`,
} as const satisfies QualityRule<'lines-not-total'>
