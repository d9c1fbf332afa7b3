import type { Labels } from '../../core/language-code.ts'
import { atv } from './atv.ts'
import { conversion } from './conversion.ts'
import { daysOfCover } from './days-of-cover.ts'
import { footfall } from './footfall.ts'
import { marginRate } from './margin-rate.ts'
import type { Metric } from './metric.ts'
import { netSales } from './net-sales.ts'
import { outOfStocks } from './out-of-stocks.ts'
import { stockOnHand } from './stock-on-hand.ts'
import { transactions } from './transactions.ts'
import { upt } from './upt.ts'

/** Every metric there is, in the order people list them. A new one is a file and a line here. */
const metrics = {
  net_sales: netSales,
  transactions,
  footfall,
  conversion,
  atv,
  upt,
  margin_rate: marginRate,
  stock_on_hand: stockOnHand,
  days_of_cover: daysOfCover,
  out_of_stocks: outOfStocks,
} satisfies { readonly [N in string]: Metric<N> }

export const METRICS: Readonly<Record<string, Metric>> = metrics

/** The metric of that name; null for a name that does not exist, also for what every object inherits. */
export const metricOf = (name: string): Metric | null => (Object.hasOwn(METRICS, name) ? (METRICS[name] ?? null) : null)

/** Names and words of every metric, by metric name. */
export const metricLabels = (): Record<string, Labels> =>
  Object.fromEntries(Object.values(METRICS).map((metric) => [metric.name, metric.labels]))
