import { silentReceipts } from '../../silent-receipts.ts'
import { type Check, checkReading, onDay, same } from '../check.ts'

/** Hours that always sell and have no receipt at all: a gap in the feed, unless the doors were shut as well. */
export const feed: Check = {
  name: 'feed',
  reading: checkReading(
    'cause-feed',
    ['sales_hour'],
    `
    with usual as (
      select hour, median(transactions)::double as typical, count(*) as days from sales_hour where ${same('business_date')} group by hour
    ), now as (
      select hour, sum(transactions)::double as transactions from sales_hour where ${onDay('business_date')} group by hour
    )
    select sum(case when coalesce(n.transactions, 0) = 0 then u.typical else 0 end)::double as silent,
      sum(u.typical)::double as usual, coalesce(sum(n.transactions), 0)::double as transactions
    from usual as u left join now as n on n.hour = u.hour where u.days >= 2 and u.typical >= 2`,
  ),
  // a quiet hour or two is chance; so many usual receipts in silent hours are not
  weigh: ({ silent, usual, transactions }) => {
    if (!usual) return { 'data-gap': null }
    const missing = silentReceipts(silent ?? 0, usual, transactions ?? 0)
    return { 'data-gap': missing >= 8 ? Math.min(6, missing / 3) : -4 }
  },
}
