import { checkReading, onDay, same } from '../../causes/check.ts'
import { silentReceipts } from '../../silent-receipts.ts'
import { type Look, number, seen } from './look.ts'

/** Usual receipts of a stretch of hours without one, from which it is a gap and not a quiet hour. */
const SILENT = 18

/**
 * The longest stretch of hours that always sell without one receipt: its usual receipts, shop by shop. A quiet day (a holiday, a storm)
 * has fewer in every hour, so what was usual is scaled by the day's other hours.
 */
export const FEED: Look = {
  reading: checkReading(
    'early-warnings-feed',
    ['sales_hour'],
    `
  with usual as (
    select store_id, hour, median(transactions)::double as typical, count(*) as days from sales_hour
    where ${same('business_date')} group by store_id, hour
  ), now as (
    select store_id, hour, sum(transactions)::double as transactions from sales_hour where ${onDay('business_date')} group by store_id, hour
  ), hours as (
    select u.store_id, u.hour, u.typical, coalesce(n.transactions, 0) as transactions from usual as u
    left join now as n on n.store_id = u.store_id and n.hour = u.hour where u.days >= 2
  ), stretches as (
    select store_id, sum(typical) as silent from (
      select store_id, typical, hour - row_number() over (partition by store_id order by hour) as stretch
      from hours where transactions = 0 and typical >= 1
    ) group by store_id, stretch
  )
  select h.store_id, (select max(silent) from stretches as s where s.store_id = h.store_id)::double as silent,
    sum(h.typical)::double as usual, sum(h.transactions)::double as transactions
  from hours as h group by h.store_id`,
  ),
  back: 28,
  see: (rows) =>
    rows.flatMap((row) => {
      const [usual, actual] = [number(row, 'usual'), number(row, 'transactions')]
      const silent = silentReceipts(number(row, 'silent'), usual, actual)
      // a shop that is shut all day is no gap in its feed
      return silent < SILENT || actual === 0
        ? []
        : [seen(row.s, 'silent_hours', actual, usual, { p: Math.exp(-silent), line: Math.exp(-SILENT) })]
    }),
}
