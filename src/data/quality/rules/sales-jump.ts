import { type QualityRule, SALES } from '../quality-rule.ts'
import { TRADING_DAYS } from '../trading-days.ts'

/** reliability.md 7: more than this away from the median of the same weekday in the eight weeks before. */
const AWAY = 0.6
const WEEKS = 4

/** Holidays, make-up days and the four weeks around a named one are no ordinary days and are left out. */
export const salesJump = {
  name: 'sales-jump',
  severity: 'warn',
  table: 'fact_receipt',
  needs: ['fact_receipt', 'sales_hour'],
  concerns: SALES,
  fromShare: 0.1,
  sql: `
    with ${TRADING_DAYS},
    days as (select store_id, business_date, sum(net_ex_tax) as net from main.sales_hour semi join whole using (business_date) group by all),
    judged as (
      select store_id, business_date, net, quantile_disc(net, 0.5) over w as median, count(*) over w as weeks
      from days window w as (partition by store_id, isodow(business_date) order by business_date
        range between interval 56 days preceding and interval 1 day preceding))
    select store_id, business_date, [store_id, business_date::varchar] as key, net::varchar as found, median::varchar as expected, 1 as n
    from judged left join main.dim_date c on c.date = business_date
    where weeks >= ${WEEKS} and median > 0 and abs(net / median - 1) > ${AWAY}
      and coalesce(c.day_type, 'work') in ('work', 'weekend') and c.holiday_id is null`,
} as const satisfies QualityRule<'sales-jump'>
