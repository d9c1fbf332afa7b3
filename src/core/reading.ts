/**
 * How people read a ratio: a conversion of 0.58 is "58 %", but 2.3 units per transaction are "2.3", never "230 %", and
 * what such a figure gained is "0.1", not "10 percentage points".
 */
export type Reading = 'share' | 'plain'

/** Columns whose ratio is not a share of a whole. */
const PLAIN: ReadonlySet<string> = new Set(['upt', 'case_cover', 'queue_length', 'queue_wait', 'stock_turn', 'gmroi'])

/** The relative change of any figure is a share. */
export const readingOf = (column: string, role: string): Reading =>
  PLAIN.has(column) && role !== 'relative' ? 'plain' : 'share'
