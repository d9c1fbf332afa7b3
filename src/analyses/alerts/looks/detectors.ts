import { checkReading } from '../../causes/check.ts'
import { type Look, number, seen } from './look.ts'

/** A shop that sells so much without one event is without its detectors, by this chance at most. */
const CHANCE = 1e-4

/**
 * Self-checkouts that report nothing any more: days since the last event, and the events that the receipts of those days would have
 * brought at the rate of the four weeks before. Nothing among L expected has the chance e^-L.
 */
export const DETECTORS: Look = {
  reading: checkReading(
    'early-warnings-detectors',
    ['fact_checkout_event', 'sales_hour'],
    `
  with sold as (
    select store_id, business_date as day, sum(transactions)::double as receipts from sales_hour group by 1, 2
  ), events as (
    select store_id, business_date as day, count(*)::double as events from fact_checkout_event where lane_kind = 'sco' group by 1, 2
  ), ends as (
    select store_id, max(day) as last_event from events group by 1
  )
  select s.store_id, any_value(n.last_event)::varchar as last_event,
    count_if(s.day > n.last_event)::double as quiet_days,
    sum(case when s.day > n.last_event then s.receipts end)::double as quiet_receipts,
    sum(case when s.day <= n.last_event then s.receipts end)::double as receipts,
    sum(case when s.day <= n.last_event then coalesce(e.events, 0) end)::double as events
  from sold as s join ends as n on n.store_id = s.store_id
  left join events as e on e.store_id = s.store_id and e.day = s.day
  group by s.store_id`,
  ),
  back: 28,
  see: (rows) =>
    rows.flatMap((row) => {
      const [quiet, days] = [number(row, 'quiet_receipts'), number(row, 'quiet_days')]
      const expected = (number(row, 'events') / (number(row, 'receipts') || 1)) * quiet
      const p = Math.exp(-expected)
      return days === 0 || p > CHANCE ? [] : [seen(row.s, 'silent_detectors', 0, expected, { p, line: CHANCE, days })]
    }),
}
