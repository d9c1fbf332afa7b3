import { type QualityRule, SALES } from '../quality-rule.ts'
import { TRADING_DAYS } from '../trading-days.ts'

/** Receipts that an hour's visitors would have made at the shop's own rate: with so many, none is no chance (3 in 10,000). */
const DUE = 8

/** A day that people came in and nothing was sold, or an hour of it: the till's data are missing, not the customers. */
export const noSalesWhileOpen = {
  name: 'no-sales-while-open',
  severity: 'fail',
  table: 'fact_receipt',
  needs: ['fact_receipt', 'fact_footfall', 'sales_hour'],
  concerns: SALES,
  sql: `
    with ${TRADING_DAYS},
    came as (
      select store_id, business_date, hour, sum(in_cnt - coalesce(staff_cnt, 0)) as came from main.fact_footfall
      where coalesce(quality, 'ok') <> 'audit' group by all),
    rates as (
      select store_id, (select sum(transactions) from main.sales_hour s where s.store_id = came.store_id) / sum(came)::double as rate
      from came group by store_id having sum(came) > 0),
    silent as (
      select c.store_id, c.business_date, c.hour, c.came
      from came c join rates u on u.store_id = c.store_id
      join sold d on d.store_id = c.store_id and d.business_date = c.business_date
      join whole w on w.business_date = c.business_date
      left join main.sales_hour s on s.store_id = c.store_id and s.business_date = c.business_date and s.hour = c.hour
      where coalesce(s.transactions, 0) = 0 and c.came * u.rate >= ${DUE})
    select c.store_id, c.business_date, [c.store_id, c.business_date::varchar] as key, '0' as found, sum(c.came)::varchar as expected, 1 as n
    from came c join rates u on u.store_id = c.store_id
    join reach r on r.store_id = c.store_id and c.business_date >= r.first
    join whole w on w.business_date = c.business_date
    anti join sold d on d.store_id = c.store_id and d.business_date = c.business_date
    group by c.store_id, c.business_date having sum(c.came) * any_value(u.rate) >= ${DUE}
    union all
    select store_id, business_date, [store_id, business_date::varchar, hour::varchar], '0', came::varchar, 1
    from silent`,
} as const satisfies QualityRule<'no-sales-while-open'>
