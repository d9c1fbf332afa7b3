import type { QualityRule } from '../quality-rule.ts'

/** The week that ends with a door's newest count, how many of its days must have counts and sales, and how much of both. */
const WEEK = 7
const DAYS = 5
const PEOPLE = 300
const RECEIPTS = 150
/** A door that counts whole days, or one that opens for an hour or two, has no shape to compare. */
const HOURS = 5
/**
 * Pearson's r of the two days at the best shift, and by how much it must beat the clocks as they are. In the demo chains an hour
 * costs 0.05 to 0.11. Where people pay an hour after they came in, as in a restaurant, it finds -1 h though no clock is wrong.
 */
const ALIKE = 0.85
const BETTER = 0.05

/**
 * A counter's clock against the tills': the hours of its day, moved round the clock, fit the hours of the receipts clearly best
 * when moved by whole hours (a counter that sends UTC, or that missed summer time). Below an hour it cannot be told.
 */
export const doorClock = {
  name: 'door-clock',
  severity: 'warn',
  table: 'fact_footfall',
  needs: ['fact_footfall', 'sales_hour'],
  concerns: ['fact_footfall'],
  hoursOnly: true,
  sql: `
    with reach as (select store_id, door_id, max(business_date) as last from main.fact_footfall group by all),
    sold as (select store_id, business_date, hour, sum(transactions) as bought from main.sales_hour where transactions > 0 group by all),
    counted as (
      select f.store_id, f.door_id, r.last, f.business_date, f.hour, sum(f.in_cnt) as came
      from main.fact_footfall f join reach r on r.store_id = f.store_id and r.door_id = f.door_id and f.business_date > r.last - ${WEEK}
      semi join sold s on s.store_id = f.store_id and s.business_date = f.business_date
      where f.minutes <= 60 and f.in_cnt > 0 group by all),
    doors as (
      select store_id, door_id, last from counted group by all
      having count(distinct business_date) >= ${DAYS} and count(distinct hour) >= ${HOURS} and sum(came) >= ${PEOPLE}),
    came as (select store_id, door_id, hour, sum(came) as came from counted group by all),
    bought as (
      select d.store_id, d.door_id, s.hour, sum(s.bought) as bought
      from (select distinct store_id, door_id, business_date from counted) d
      join sold s on s.store_id = d.store_id and s.business_date = d.business_date group by d.store_id, d.door_id, s.hour
      qualify sum(sum(s.bought)) over (partition by d.store_id, d.door_id) >= ${RECEIPTS}),
    shifted as (
      select d.store_id, d.door_id, d.last, k.shift, corr(coalesce(c.came, 0), coalesce(b.bought, 0)) as r
      from doors d cross join range(0, 24) h(hour) cross join range(-11, 13) k(shift)
      left join came c on c.store_id = d.store_id and c.door_id = d.door_id and c.hour = (h.hour + k.shift + 24) % 24
      left join bought b on b.store_id = d.store_id and b.door_id = d.door_id and b.hour = h.hour
      group by all having isfinite(r)),
    best as (
      select store_id, door_id, last, arg_max(shift, r) as shift, max(r) as r, max(r) filter (shift = 0) as unmoved
      from shifted group by all)
    select store_id, last as business_date, [store_id, door_id, last::varchar] as key, printf('%+d h', shift) as found, '0 h' as expected, 1 as n
    from best where shift <> 0 and r >= ${ALIKE} and r - unmoved >= ${BETTER}`,
} as const satisfies QualityRule<'door-clock'>
