import type { Reading } from '../../data/read-relation.ts'
import type { ReadableName } from '../../data/readable.ts'
import type { OriginName } from '../../methods/cause-graph/nodes.ts'

/** What one row of a check's statement says, as numbers; null where it is not there. */
export type Looked = Readonly<Record<string, number | null>>

/**
 * A small question to the data about possible origins: a statement that gives one row of figures for the symptom's day against the
 * four same weekdays before, and what the row says for or against each origin, as log odds (null: it cannot be told).
 */
export interface Check {
  readonly name: string
  readonly reading: Reading
  weigh(row: Looked): Readonly<Partial<Record<OriginName, number | null>>>
}

/** `day` is the symptom's day, `same(d)` whether d is one of the same weekdays in the four weeks before. */
export const same = (day: string): string =>
  `(${day} < (select to_day from asked) and ${day} >= (select to_day from asked) - 28 and isodow(${day}) = isodow((select to_day from asked)))`
export const onDay = (day: string): string => `${day} = (select to_day from asked)`

export const checkReading = (
  name: string,
  reads: readonly ReadableName[],
  statement: string,
  optional: readonly ReadableName[] = [],
): Reading => ({
  name,
  access: ['clerk', 'store-manager', 'regional-manager', 'area-manager'],
  reads,
  optional,
  statement,
})

/** now / base - 1; null without either. */
export const change = (now: number | null | undefined, base: number | null | undefined): number | null =>
  now === null || now === undefined || base === null || base === undefined || base === 0 ? null : now / base - 1
