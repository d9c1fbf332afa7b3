import type { QualityRule } from '../quality-rule.ts'

/** What was paid less the change is the receipt with its tax; cash is rounded to a tenth in some shops, which is no fault. */
export const tendersNotTotal = {
  name: 'tenders-not-total',
  severity: 'fail',
  table: 'fact_receipt',
  needs: ['fact_receipt', 'fact_tender'],
  concerns: ['fact_tender'],
  byDay: true,
  sql: `
    select r.store_id, r.business_date, [r.receipt_key] as key, t.paid::varchar as found,
      (r.net_ex_tax + coalesce(r.tax, 0))::varchar as expected, 1 as n
    from main.fact_receipt r
    join (select receipt_key, sum(amount - coalesce(change_amt, 0)) as paid, bool_or(type = 'cash') as cash
          from main.fact_tender group by receipt_key) t on t.receipt_key = r.receipt_key
    where r.net_ex_tax is not null and r.type in ('sale', 'return')
      and abs(t.paid - r.net_ex_tax - coalesce(r.tax, 0)) > case when t.cash then 0.10 else 0.01 end`,
} as const satisfies QualityRule<'tenders-not-total'>
