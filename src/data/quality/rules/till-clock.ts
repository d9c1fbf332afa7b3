import { NUMBER, type QualityRule, SALES } from '../quality-rule.ts'

/** retail.md 2.2 */
const DRIFT = "interval '10 minutes'"

/**
 * A till's clock against its own order: a later number with an earlier time, or a receipt after the till was counted. Within one
 * type of receipt, because some tills number returns apart; a midnight between two receipts is no drift.
 */
export const tillClock = {
  name: 'till-clock',
  severity: 'warn',
  table: 'fact_receipt',
  needs: ['fact_receipt'],
  concerns: SALES,
  hoursOnly: true,
  byDay: true,
  sql: `
    with numbered as (
      select receipt_key, store_id, till_id, business_date, ts_utc, ts_local, ${NUMBER} as number
      from main.fact_receipt where till_id is not null and type = 'sale'),
    -- the days of tills that are out of order are few: only theirs are read in full
    doubtful as (
      select distinct store_id, till_id, business_date
      from (
        select store_id, till_id, business_date, ts_utc, lag(ts_utc) over (partition by store_id, till_id, business_date order by number) as before
        from numbered where number is not null)
      where before - ts_utc > ${DRIFT}),
    ordered as (
      select *, lag(ts_utc) over w as before, lag(ts_local) over w as before_local
      from numbered semi join doubtful using (store_id, till_id, business_date)
      where number is not null window w as (partition by store_id, till_id, business_date order by number)),
    closed as (select store_id, till_id, business_date, max(ts_utc) as ts_utc, max(ts_local) as ts_local from main.fact_till_close group by all)
    select store_id, business_date, [receipt_key] as key, ts_local::varchar as found, '≥ ' || before_local::varchar as expected, 1 as n
    from ordered where before - ts_utc > ${DRIFT}
    union all
    select r.store_id, r.business_date, [r.receipt_key], r.ts_local::varchar, '≤ ' || c.ts_local::varchar, 1
    from numbered r join closed c on c.store_id = r.store_id and c.till_id = r.till_id and c.business_date = r.business_date
    where r.ts_utc - c.ts_utc > ${DRIFT}`,
} as const satisfies QualityRule<'till-clock'>
