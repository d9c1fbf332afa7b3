import Big from 'big.js'
import { METRICS } from '../data/metrics/index.ts'
import type { Threshold } from '../data/metrics/metric.ts'
import { type ThresholdsSaid, thresholdsOf } from '../data/settings/thresholds-input.ts'

/** Whose line to act makes a figure an action (retail 1.2, column "watch / act"; `floorwalker.yaml` may set another). */
const LINES = {
  'sales-low': ['net_sales', 'relative'],
  'conversion-low': ['conversion', 'relative'],
  'margin-low': ['margin_rate', 'points'],
  'units-low': ['upt', 'relative'],
  'shelf-empty': ['out_of_stocks', 'value'],
  'cover-short': ['days_of_cover', 'value'],
} as const satisfies Record<string, readonly [metric: string, of: Threshold['of']]>

/** More receipts than people who came in: the door counter is doubted before the shop is. */
export const MOST_CONVERSION = '1'

/** The line of a rule; null where the head office switched it off. */
export const limitOf = (name: keyof typeof LINES, said: ThresholdsSaid): Big | null => {
  const [metric, of] = LINES[name]
  const own = METRICS[metric]
  const line = own && thresholdsOf(own, said).find((one) => one.of === of && one.base === undefined)
  return line === undefined ? null : new Big(line.act)
}

export type LineName = keyof typeof LINES
/** `data-missing`: a shop's data are not there at all; nothing else about it can be said. */
export type RuleName = LineName | 'data-missing' | 'counter-doubtful'

/** Days of cover below which nothing is left to speak of: what a scale or a miscount leaves over. */
export const NOTHING_LEFT = '0.05'

export const MOST_ACTIONS = 5
/** How many shops, categories and products a section names at each end, and how many corrected shop days. */
export const SHOWN = { stores: 3, movers: 2, products: 5, corrections: 5 } as const
