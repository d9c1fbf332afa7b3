import { isFault } from '../../../core/fault.ts'
import { funnel } from '../../../methods/loss-prevention/funnel-plot.ts'
import { checkReading } from '../../causes/check.ts'
import { type Direct, type Look, number, type Place, type Row, seen } from './look.ts'

/** Windows that are looked at: a quick hand shows in three days, a careful one in two weeks. */
const WINDOWS = [3, 7, 14] as const
/** Over all cashiers, windows and indicators: this many of a day's are told by chance, if people differ as the funnel allows. */
const CHANCE = 0.01
const FEWEST = 3

/**
 * Receipts with voided lines and returns of each cashier over three windows, beside the receipts they happened in. This is a reason to
 * review, never an accusation (retail.md 3.6).
 */
const reading = checkReading(
  'early-warnings-cashiers',
  ['fact_receipt', 'fact_line'],
  `
  with lines as (
    select receipt_key, store_id, count_if(line_type = 'void') > 0 as voided, sum(case when line_type = 'void' then abs(net_ex_tax) end)::double as void_money
    from fact_line group by 1, 2
  ), receipts as (
    select r.store_id, r.cashier_id, (select to_day from asked) - r.business_date as back, r.type,
      l.voided, l.void_money, abs(r.net_ex_tax)::double as money
    from fact_receipt as r left join lines as l on l.receipt_key = r.receipt_key and l.store_id = r.store_id
    where r.cashier_id is not null and r.type in ('sale', 'return')
  )
  select store_id, cashier_id,
    ${WINDOWS.map(
      (days) => `count_if(back < ${days})::double as receipts_${days},
    count_if(back < ${days} and type = 'sale' and voided)::double as voids_${days},
    coalesce(sum(case when back < ${days} and type = 'sale' then void_money end), 0)::double as void_money_${days},
    count_if(back < ${days} and type = 'return')::double as returns_${days},
    coalesce(sum(case when back < ${days} and type = 'return' then money end), 0)::double as return_money_${days}`,
    ).join(',\n    ')},
    count_if(back < 2 and type = 'sale' and voided)::double as voids_new,
    count_if(back < 2 and type = 'return')::double as returns_new
  from receipts group by 1, 2`,
)

const INDICATORS = [
  ['voids', 'void_money', 'cashier_voids'],
  ['returns', 'return_money', 'cashier_returns'],
] as const

export const CASHIERS: Look = {
  reading,
  back: 14,
  see: (rows) => {
    const found = new Map<string, Direct>()
    for (const days of WINDOWS)
      for (const [events, money, topic] of INDICATORS) {
        const id = (row: Row & Place) => `${row.s} ${String(row.cashier_id)}`
        const points = funnel(
          rows.map((row) => ({
            id: id(row),
            events: number(row, `${events}_${days}`),
            exposure: number(row, `receipts_${days}`),
          })),
          'binomial',
        )
        if (isFault(points)) continue
        points.forEach((point, at) => {
          const row = rows[at]
          // what happened last week was told then
          if (!row || point.events < FEWEST || number(row, `${events}_new`) === 0) return
          const p = Math.min(1, point.p * WINDOWS.length)
          if (p * INDICATORS.length * rows.length > CHANCE || (found.get(`${id(row)} ${topic}`)?.p ?? 1) <= p) return
          const usual = point.exposure * (point.peerRate ?? 0)
          const excess = 1 - usual / point.events
          const employee = String(row.cashier_id)
          const line = CHANCE / (INDICATORS.length * rows.length)
          const a = { p, line, days, employee, money: (excess * number(row, `${money}_${days}`)) / days }
          found.set(`${id(row)} ${topic}`, seen(row.s, topic, point.events, usual, a))
        })
      }
    return [...found.values()]
  },
}
