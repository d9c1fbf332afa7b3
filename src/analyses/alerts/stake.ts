import type { AlertMetric } from '../../methods/alerts/alert-metrics.ts'
import { isMaterial, MATERIAL } from '../../methods/alerts/gates.ts'
import type { Flagged } from '../../methods/alerts/screen.ts'
import type { PanelRead } from './read-panel.ts'

/** Figures in doubt, or people who wait: no money is counted, and no gate of money holds them back. */
const WITHOUT_MONEY: ReadonlySet<AlertMetric> = new Set(['checkout_events', 'queue_length'])
/** What trickles away day after day is weighed over four weeks, as what it would cost if nobody looked. */
const TRICKLES: ReadonlySet<AlertMetric> = new Set(['return_rate', 'price_overrides', 'voids', 'waste', 'markdown_rate'])
const WEEKS = 28

/** Money that a flagged figure of one shop moves a day, in the shop's currency; null where it is no question of money. */
export const stakeOf = (panel: PanelRead, { metric, actual, expected, residual }: Flagged, s: number): number | null => {
  const t = panel.days.length - 1
  if (WITHOUT_MONEY.has(metric)) return null
  const look = (column: string) => panel.figure(s, t, column)
  const sales = usualSales(panel, s)
  const excess = expected < actual ? 1 - expected / actual : 0
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
    case 'markdown_rate':
      return sales * Math.abs(residual)
    case 'waste':
      return (actual - expected) * unit
    case 'return_rate':
      return residual * look('bought')
    case 'price_overrides':
      return excess * look('override_money')
    case 'voids':
      return excess * look('void_money')
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

export const isWorthIt = (metric: AlertMetric, stake: number | null, sales: number): boolean => {
  if (stake === null || !Number.isFinite(stake)) return WITHOUT_MONEY.has(metric)
  return TRICKLES.has(metric) ? WEEKS * stake >= MATERIAL.least : isMaterial(stake, sales)
}
