import { type Check, checkReading, onDay, same } from '../check.ts'

/**
 * Hours in which people came and did not buy as they do at these hours: of all four hours in a row, those that lost most buyers,
 * beside the rest of the day. Where they are kept, shifts and queues as well.
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
    ), hours as (
      select d.hour, sum(case when ${onDay('d.day')} then d.footfall else 0 end) as footfall,
        sum(case when ${onDay('d.day')} then coalesce(t.transactions, 0) else 0 end) as transactions,
        sum(case when ${same('d.day')} then d.footfall else 0 end) as base_footfall,
        sum(case when ${same('d.day')} then coalesce(t.transactions, 0) else 0 end) as base_transactions
      from doors as d left join tills as t on t.day = d.day and t.hour = d.hour group by d.hour
    ), blocks as (
      select b.hour as first_hour, sum(h.footfall) as footfall, sum(h.transactions) as transactions,
        sum(h.base_footfall) as base_footfall, sum(h.base_transactions) as base_transactions,
        sum(h.footfall * h.base_transactions / nullif(h.base_footfall, 0)) as expected
      from hours as b join hours as h on h.hour between b.hour and b.hour + 3 group by b.hour
    ), worst as (
      select *, (expected - transactions) / sqrt(greatest(1, expected * 0.5)) as lost from blocks where expected > 0
      order by lost desc, first_hour limit 1
    ), queues as (
      select business_date as day, max(queue)::double as queue from fact_zone group by business_date
    ), shifts as (
      select business_date as day, sum(case when actual_start is null then 0 else 1 end)::double / nullif(count(*), 0) as kept,
        count(*)::double as shifts from fact_shift where planned_end is not null group by business_date
    )
    select first_hour::double as first_hour, transactions, expected, lost,
      (select sum(h.transactions) from hours as h where h.hour not between w.first_hour and w.first_hour + 3) as rest,
      (select sum(h.footfall * h.base_transactions / nullif(h.base_footfall, 0)) from hours as h
        where h.hour not between w.first_hour and w.first_hour + 3) as expected_rest,
      (select max(queue) from queues where ${onDay('day')}) as queue, (select median(queue) from queues where ${same('day')}) as base_queue,
      (select max(kept) from shifts where ${onDay('day')}) as kept,
      (select max(shifts) from shifts where ${onDay('day')}) as shifts,
      (select median(shifts) from shifts where ${same('day')}) as base_shifts
    from worst as w`,
    ['fact_footfall', 'fact_shift', 'fact_zone'],
  ),
  weigh: ({ transactions, expected, lost, rest, expected_rest, kept, shifts, base_shifts, queue, base_queue }) => {
    if (transactions == null || !expected) return { understaffed: null }
    const inBlock = transactions / expected
    const otherwise = rest && expected_rest ? rest / expected_rest : 1
    // the worst of some fifteen blocks is two deviations off by chance alone
    let weight = (lost ?? 0) > 2 && inBlock < otherwise - 0.1 ? ((lost ?? 0) > 3 ? 3 : 2) : -1.5
    if (kept != null && kept < 0.9) weight += 1.5
    if (shifts && base_shifts && shifts < 0.85 * base_shifts) weight += 1
    if (queue && base_queue && queue > 1.5 * base_queue) weight += 1.5
    return { understaffed: weight }
  },
}
