import { type Check, change, checkReading, onDay, same } from '../check.ts'

/**
 * Before "footfall fell" is believed: do the doors count while the tills sell? Hours of sales without entrants, more buyers than
 * entrants, buyers per entrant far above usual, in and out apart, and outages that the counter reported itself.
 */
export const counter: Check = {
  name: 'counter',
  reading: checkReading(
    'cause-counter',
    ['sales_hour', 'fact_footfall'],
    `
    with doors as (
      select business_date as day, hour, sum(in_cnt)::double as ins, sum(out_cnt)::double as outs,
        sum(in_cnt - coalesce(staff_cnt, 0))::double as footfall, count_if(quality = 'outage')::double as outages
      from fact_footfall group by business_date, hour
    ), tills as (
      select business_date as day, hour, sum(transactions)::double as transactions from sales_hour group by business_date, hour
    ), hours as (
      select coalesce(t.day, d.day) as day, t.transactions, d.footfall, d.ins, d.outs, d.outages
      from tills as t full join doors as d on d.day = t.day and d.hour = t.hour
    ), days as (
      select day, sum(transactions) as transactions, sum(footfall) as footfall, sum(ins) as ins, sum(outs) as outs,
        sum(outages) as outages, count_if(transactions >= 3 and coalesce(footfall, 0) <= 0)::double as blind_hours
      from hours group by day
    )
    select max(case when ${onDay('day')} then transactions end) as transactions,
      median(case when ${same('day')} then transactions end) as base_transactions,
      max(case when ${onDay('day')} then footfall end) as footfall,
      median(case when ${same('day')} then footfall end) as base_footfall,
      max(case when ${onDay('day')} then abs(ins - outs) / nullif(ins, 0) end) as mismatch,
      median(case when ${same('day')} then abs(ins - outs) / nullif(ins, 0) end) as base_mismatch,
      max(case when ${onDay('day')} then outages end) as outages,
      max(case when ${onDay('day')} then blind_hours end) as blind_hours
    from days`,
  ),
  weigh: ({
    transactions,
    base_transactions,
    footfall,
    base_footfall,
    mismatch,
    base_mismatch,
    outages,
    blind_hours,
  }) => {
    if (transactions == null || footfall == null) return { 'counter-fault': null }
    const counted = change(footfall, base_footfall) ?? 0
    const sold = change(transactions, base_transactions) ?? 0
    let weight = -2
    if (footfall > 0 && transactions / footfall > 1) weight += 4
    // footfall fell and the tills did not notice
    if (counted < -0.25 && sold - counted > 0.5 * -counted) weight += 4
    if ((blind_hours ?? 0) > 0) weight += Math.min(4, 2 * (blind_hours ?? 0))
    if ((outages ?? 0) > 0) weight += 3
    if ((mismatch ?? 0) > Math.max(0.1, 3 * (base_mismatch ?? 0))) weight += 1.5
    return { 'counter-fault': weight }
  },
}
