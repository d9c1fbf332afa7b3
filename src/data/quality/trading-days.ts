/**
 * CTEs `sold` (days of a store with receipts), `whole` (the chain's days that are over: the newest one only if it went on to
 * within an hour of the usual last receipt) and `due` (days on which a store should have sold: between its first day and the
 * chain's last whole one, not closed, no holiday, and after four such weekdays of which it sold on three).
 */
export const TRADING_DAYS = `
  sold as (select distinct store_id, business_date from main.fact_receipt where type in ('sale', 'return')),
  ends as (select business_date, max(epoch(ts_local - business_date::timestamp)) as last from main.fact_receipt where type = 'sale' group by all),
  usual_end as (select quantile_disc(last, 0.5) as last from (select last from ends order by business_date desc limit 29 offset 1)),
  whole as (
    select business_date from ends
    where business_date < (select max(business_date) from ends)
      or last >= coalesce((select last from usual_end), 0) - 3600),
  reach as (select store_id, min(business_date) as first from sold group by store_id),
  opens as (
    select r.store_id, w.business_date, s.business_date is not null as sold
    from reach r
    join whole w on w.business_date >= r.first
    join main.dim_store d on d.store_id = r.store_id and (d.close_date is null or w.business_date <= d.close_date)
    left join main.dim_date c on c.date = w.business_date
    left join sold s on s.store_id = r.store_id and s.business_date = w.business_date
    where coalesce(c.day_type, 'work') not in ('holiday', 'closure') or s.business_date is not null),
  due as (
    select store_id, business_date, sold, sum(sold::integer) over (
      partition by store_id, isodow(business_date) order by business_date rows between 4 preceding and 1 preceding) as of_four
    from opens qualify of_four >= 3)`
