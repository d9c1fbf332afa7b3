import { type AlertMetric, watchedOf } from '../../methods/alerts/alert-metrics.ts'
import { fromScale } from '../../methods/alerts/expected.ts'
import type { Flagged } from '../../methods/alerts/flagged.ts'
import { isMaterial, MATERIAL } from '../../methods/alerts/gates.ts'
import type { Residuals } from '../../methods/alerts/residuals.ts'
import type { DirectTopic } from './alert.ts'
import type { PanelRead } from './read-panel.ts'

/** Figures in doubt, or people who wait: no money is counted, and no gate of money holds them back. */
const WITHOUT_MONEY: ReadonlySet<AlertMetric> = new Set(['queue_length'])
const WEEKS = 28

/** Money that a flagged figure moves in one of its shops a day, in the shop's currency; null where it is no question of money. */
export const stakeOf = (panel: PanelRead, { metric, stores, each, residual }: Flagged, s: number): number | null => {
  const { actual, expected } = each[stores.indexOf(s)] ?? { actual: Number.NaN, expected: Number.NaN }
  const t = panel.days.length - 1
  if (WITHOUT_MONEY.has(metric)) return null
  const look = (column: string) => panel.figure(s, t, column)
  const sales = usualSales(panel, s)
  const unit = look('costed_cost') / look('units')
  switch (metric) {
    case 'footfall':
    case 'transactions':
    case 'net_sales':
    case 'upt':
    case 'atv':
      return sales * Math.abs(1 - Math.exp(residual))
    case 'conversion':
      return sales * Math.abs(residual / expected)
    case 'margin_rate':
      return sales * Math.abs(residual)
    case 'waste':
      return (actual - expected) * unit
    case 'return_rate':
      return residual * look('bought')
    case 'out_of_stocks':
      return (sales * (actual - expected)) / look('goods')
    default:
      return null
  }
}

/** Median sales of the same weekday in eight weeks. */
export const usualSales = (panel: PanelRead, s: number): number => {
  const sales = panel.values.net_sales?.[s]
  if (!sales) return Number.NaN
  const past = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((week) => sales[panel.days.length - 1 - 7 * week] ?? Number.NaN)
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  return past[past.length >> 1] ?? Number.NaN
}

export const isWorthIt = (
  { metric, kind }: Pick<Flagged, 'metric' | 'kind'>,
  stake: number | null,
  sales: number,
): boolean => {
  if (stake === null || !Number.isFinite(stake)) return WITHOUT_MONEY.has(metric)
  // a drift goes on: 3 % of the day, and over a week what one day must be worth
  if (kind === 'drift' && stake >= MATERIAL.share * sales) return 7 * stake >= MATERIAL.least
  return isMaterial(stake, sales)
}

/** Thrown away once, from this much on. */
const ONCE = 100

/** Figures in doubt, others' prices, and a label that says another price than the till (a matter of law): money is no measure of them. */
const WHATEVER_IT_COSTS: ReadonlySet<DirectTopic> = new Set([
  'silent_hours',
  'silent_detectors',
  'rival_prices',
  'overridden_goods',
])

/** What the day itself shows: a gap in the feed always; else what it costs once, or over four weeks if nobody looks. */
export const isWorthSeeing = (topic: DirectTopic, money: number): boolean => {
  if (WHATEVER_IT_COSTS.has(topic)) return true
  return topic === 'aisle_waste' ? money >= ONCE : WEEKS * money >= MATERIAL.least
}

/** The doors count far fewer than usual while buyers for each entrant are far above it: a counter, not a fall in footfall. */
export const counterDoubts = (
  panel: PanelRead,
  residuals: ReadonlyMap<AlertMetric, Residuals>,
  flagged: readonly Flagged[],
): Flagged[] => {
  const t = panel.days.length - 1
  const of = (metric: AlertMetric, s: number) => ({
    actual: panel.values[metric]?.[s]?.[t] ?? Number.NaN,
    expected: fromScale(residuals.get(metric)?.expected[s]?.[t] ?? Number.NaN, watchedOf(metric).scale),
  })
  return panel.stores.flatMap(({ region }, s): Flagged[] => {
    const [doors, buyers] = [of('footfall', s), of('conversion', s)]
    const doubtful = doors.actual < 0.75 * doors.expected && buyers.actual > Math.max(0.9, 1.35 * buyers.expected)
    if (!doubtful || flagged.some((one) => one.metric === 'footfall' && one.stores.includes(s))) return []
    const residual = Math.log(doors.actual / doors.expected)
    return [
      {
        store: s,
        region,
        stores: [s],
        each: [doors],
        metric: 'footfall',
        ...doors,
        residual,
        z: Number.NaN,
        p: 1e-6,
        kind: 'day',
        severe: true,
        since: 1,
      },
    ]
  })
}
