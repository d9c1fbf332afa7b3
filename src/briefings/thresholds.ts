/**
 * When a figure becomes an action (retail 1.2, column "watch / act"). Plain decimals as text: relative changes against W4
 * are ratios (-0.10 is minus ten per cent), changes of a rate are percentage points, cover is in days.
 */
export const THRESHOLDS = {
  /** A shop's data are not there at all; nothing else about it can be said. */
  'data-missing': { limit: '0' },
  /** More receipts than people who came in: the door counter is doubted before the shop is. */
  'counter-doubtful': { limit: '1' },
  'sales-low': { limit: '-0.10' },
  'conversion-low': { limit: '-0.10' },
  'margin-low': { limit: '-1' },
  'units-low': { limit: '-0.05' },
  'shelf-empty': { limit: '10' },
  'cover-short': { limit: '2' },
} as const

/** Days of cover below which nothing is left to speak of: what a scale or a miscount leaves over. */
export const NOTHING_LEFT = '0.05'

export type RuleName = keyof typeof THRESHOLDS

export const MOST_ACTIONS = 5
/** How many shops, categories and products a section names at each end, and how many corrected shop days. */
export const SHOWN = { stores: 3, movers: 2, products: 5, corrections: 5 } as const
