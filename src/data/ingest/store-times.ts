/** What a store adds to a fact: zone, currency, and how long after midnight its business day begins. */
const STORES = `(select store_id, tz, currency,
  to_minutes(coalesce(split_part(day_cutoff, ':', 1)::integer * 60 + split_part(day_cutoff, ':', 2)::integer, 0)) as cutoff
  from main.dim_store)`

const DAY_END = "t.business_date + s.cutoff + interval '1 day' - interval '1 second'"

/**
 * SQL of a relation's rows with all three times: each of the two instants stands in for the other, through the store's
 * zone; the business day follows from the local one. Where only the day is known, a row is of the day's last second, so
 * that it is never seen before it can have happened. Adds `cutoff` and `store_currency`.
 */
export const storeTimes = (relation: string): string => `(select * replace (
    coalesce(business_date, cast(ts_local - cutoff as date)) as business_date) from (
  select t.* replace (
    coalesce(t.ts_utc, timezone('UTC', timezone(s.tz, t.ts_local)), timezone('UTC', timezone(s.tz, ${DAY_END}))) as ts_utc,
    coalesce(t.ts_local, timezone(s.tz, timezone('UTC', t.ts_utc)), ${DAY_END}) as ts_local),
    s.cutoff, s.currency as store_currency
  from ${relation} t join ${STORES} s on s.store_id = t.store_id))`

/** SQL of a relation's rows with `cutoff`, for tables whose times are local. */
export const storeCutoff = (relation: string): string =>
  `(select t.*, s.cutoff from ${relation} t join ${STORES} s on s.store_id = t.store_id)`
