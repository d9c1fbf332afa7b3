import type { Labels } from '../../core/language-code.ts'
import { activeRangeRate } from './active-range-rate.ts'
import { asp } from './asp.ts'
import { atv } from './atv.ts'
import { conversion } from './conversion.ts'
import { daysOfCover } from './days-of-cover.ts'
import { footfall } from './footfall.ts'
import { gmroi } from './gmroi.ts'
import { grossMargin } from './gross-margin.ts'
import { labourHours } from './labour-hours.ts'
import { maintainedMarginRate } from './maintained-margin-rate.ts'
import { marginRate } from './margin-rate.ts'
import { markdownRate } from './markdown-rate.ts'
import type { Metric } from './metric.ts'
import { netSales } from './net-sales.ts'
import { oosRate } from './oos-rate.ts'
import { oosValueRate } from './oos-value-rate.ts'
import { outOfStocks } from './out-of-stocks.ts'
import { planAttainment } from './plan-attainment.ts'
import { queueLength } from './queue-length.ts'
import { queueWait } from './queue-wait.ts'
import { returnRate } from './return-rate.ts'
import { salesPerLabourHour } from './sales-per-labour-hour.ts'
import { salesPerSquareMetre } from './sales-per-square-metre.ts'
import { selfCheckoutLossRate } from './self-checkout-loss-rate.ts'
import { selfCheckoutShare } from './self-checkout-share.ts'
import { sellThrough } from './sell-through.ts'
import { shelfAvailability } from './shelf-availability.ts'
import { shrinkRate } from './shrink-rate.ts'
import { stockOnHand } from './stock-on-hand.ts'
import { stockTurn } from './stock-turn.ts'
import { stockTurnDays } from './stock-turn-days.ts'
import { stockValue } from './stock-value.ts'
import { transactions } from './transactions.ts'
import { unitsSold } from './units-sold.ts'
import { upt } from './upt.ts'
import { wasteRate } from './waste-rate.ts'

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
  units_sold: unitsSold,
  asp,
  gross_margin: grossMargin,
  markdown_rate: markdownRate,
  return_rate: returnRate,
  waste_rate: wasteRate,
  shrink_rate: shrinkRate,
  oos_rate: oosRate,
  sell_through: sellThrough,
  active_range_rate: activeRangeRate,
  sales_per_labour_hour: salesPerLabourHour,
  sales_per_square_metre: salesPerSquareMetre,
  plan_attainment: planAttainment,
  queue_length: queueLength,
  self_checkout_loss_rate: selfCheckoutLossRate,
  self_checkout_share: selfCheckoutShare,
  stock_value: stockValue,
  stock_turn: stockTurn,
  stock_turn_days: stockTurnDays,
  gmroi,
  maintained_margin_rate: maintainedMarginRate,
  oos_value_rate: oosValueRate,
  shelf_availability: shelfAvailability,
  queue_wait: queueWait,
  labour_hours: labourHours,
} satisfies { readonly [N in string]: Metric<N> }

export const METRICS: Readonly<Record<string, Metric>> = metrics

/** The metric of that name; null for a name that does not exist, also for what every object inherits. */
export const metricOf = (name: string): Metric | null => (Object.hasOwn(METRICS, name) ? (METRICS[name] ?? null) : null)

/** Names and words of every metric, by metric name. */
export const metricLabels = (): Record<string, Labels> =>
  Object.fromEntries(Object.values(METRICS).map((metric) => [metric.name, metric.labels]))
