import { type Check, checkReading, onDay, same } from '../check.ts'

/**
 * People at the tills at the peak: the four hours in which most enter on the same weekdays. Buyers for each entrant in
 * those hours against the rest of the day tell what a rota that was not kept does.
 */
export const people: Check = {
  name: 'people',
  reading: checkReading(
    'cause-people',
    ['sales_hour', 'fact_footfall', 'fact_shift', 'fact_zone'],
    `
    with doors as (
      select business_date as day, hour, sum(in_cnt - coalesce(staff_cnt, 0))::double as footfall from fact_footfall group by business_date, hour
    ), tills as (
      select business_date as day, hour, sum(transactions)::double as transactions from sales_hour group by business_date, hour
    ), queues as (
      select business_date as day, hour, max(queue)::double as queue from fact_zone group by business_date, hour
    ), busy as (
      select hour from doors where ${same('day')} group by hour order by sum(footfall) desc, hour limit 4
    ), parts as (
      select t.day, t.hour in (select hour from busy) as peak, sum(t.transactions) as transactions, sum(d.footfall) as footfall, max(q.queue) as queue
      from tills as t left join doors as d on d.day = t.day and d.hour = t.hour left join queues as q on q.day = t.day and q.hour = t.hour
      group by t.day, peak
    ), shifts as (
      select business_date as day, sum(case when actual_start is null then 0 else 1 end)::double / nullif(count(*), 0) as kept,
        count(*)::double as shifts from fact_shift where planned_end is not null group by business_date
    )
    select max(case when ${onDay('day')} and peak then transactions / nullif(footfall, 0) end) as peak,
      median(case when ${same('day')} and peak then transactions / nullif(footfall, 0) end) as base_peak,
      max(case when ${onDay('day')} and not peak then transactions / nullif(footfall, 0) end) as rest,
      median(case when ${same('day')} and not peak then transactions / nullif(footfall, 0) end) as base_rest,
      max(case when ${onDay('day')} then queue end) as queue, median(case when ${same('day')} then queue end) as base_queue,
      (select max(kept) from shifts where ${onDay('day')}) as kept,
      (select max(shifts) from shifts where ${onDay('day')}) as shifts,
      (select median(shifts) from shifts where ${same('day')}) as base_shifts
    from parts`,
    ['fact_footfall', 'fact_shift', 'fact_zone'],
  ),
  weigh: ({ peak, base_peak, rest, base_rest, kept, shifts, base_shifts, queue, base_queue }) => {
    if (!peak || !base_peak) return { understaffed: null }
    const [atPeak, otherwise] = [peak / base_peak, rest && base_rest ? rest / base_rest : 1]
    let weight = atPeak < 0.85 && atPeak < otherwise - 0.1 ? 2.5 : -1.5
    if (kept !== null && kept !== undefined && kept < 0.9) weight += 1.5
    if (shifts && base_shifts && shifts < 0.85 * base_shifts) weight += 1
    if (queue && base_queue && queue > 1.5 * base_queue) weight += 1.5
    return { understaffed: weight }
  },
}
