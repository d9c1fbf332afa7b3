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
    select count_if(u.typical >= 3 and coalesce(n.transactions, 0) = 0)::double as silent_hours,
      count_if(u.typical >= 3)::double as usual_hours
    from usual as u left join now as n on n.hour = u.hour where u.days >= 2`,
  ),
  weigh: ({ silent_hours, usual_hours }) => {
    if (!usual_hours) return { 'data-gap': null }
    return { 'data-gap': silent_hours ? Math.min(6, 2 + silent_hours) : -4 }
  },
}
