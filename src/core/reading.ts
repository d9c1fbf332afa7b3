/**
 * How people read a ratio: a conversion of 0.58 is "58 %", but 2.3 units per transaction are "2.3", never "230 %", and
 * what such a figure gained is "0.1", not "10 percentage points". What is a mean of pieces, not a count of them, is said to a
 * tenth: "1.4 will be left", never "1.437"; the receipt has the rest.
 */
export type Reading = 'share' | 'plain' | 'mean'

/** Columns whose ratio is not a share of a whole. */
const PLAIN: ReadonlySet<string> = new Set([
  'upt',
  'case_cover',
  'queue_length',
  'queue_wait',
  'stock_turn',
  'gmroi',
  'together_lift',
  'together_lift_lower',
])

/** Columns that expect or estimate how many. */
const MEAN: ReadonlySet<string> = new Set([
  'projected_unsold',
  'stock_expiring',
  'order_up_to',
  'promo_base_units',
  'wanted_until_fill',
  'missed_count',
  'lost_count',
  'undetected_count',
  'p10',
  'p50',
  'p90',
  'miss',
  'expected_in_all',
  'price_elasticity',
])

/** The relative change of any figure is a share. */
export const readingOf = (column: string, role: string): Reading =>
  role === 'relative' ? 'share' : PLAIN.has(column) ? 'plain' : MEAN.has(column) ? 'mean' : 'share'
