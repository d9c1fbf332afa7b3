import type { Reading } from '../../../data/read-relation.ts'
import type { Words } from '../../../methods/cause-graph/nodes.ts'
import type { AlertOrigin, DirectTopic } from '../alert.ts'

/** Something that a day shows by itself. */
export interface Direct {
  /** Places in the panel's shops; the first of them where it is a whole region's. */
  readonly s: number
  readonly stores: readonly number[]
  /** A whole region's: one alert in place of one for each shop. */
  readonly region: boolean
  readonly topic: DirectTopic
  readonly actual: number
  readonly expected: number
  /** The chance of it by chance, and from which one this look speaks; equal where it is a fact and no chance. */
  readonly p: number
  readonly line: number
  readonly products: readonly string[]
  /** The aisle's English name tells it from others. */
  readonly aisle: Words | null
  /** Who it is about, where it is to be reviewed. */
  readonly employee: string | null
  /** Where its topic alone does not tell where it began. */
  readonly origin: AlertOrigin | null
  readonly days: number
  /** What is at stake a day, where it is goods: units; else money. */
  readonly units: number
  readonly money: number | null
}

export type Row = Readonly<Record<string, unknown>>
/** Where a look's row belongs. */
export interface Place {
  readonly s: number
  readonly region: string
}

/** A registered statement, over how many days back, and what its rows of all shops tell. */
export interface Look {
  readonly reading: Reading
  readonly back: number
  see(rows: readonly (Row & Place)[]): Direct[]
}

export const number = (row: Row, column: string): number => (row[column] == null ? 0 : Number(row[column]))

export const aisleOf = (row: Row): Words => ({ zh: String(row.aisle_zh ?? row.aisle), en: String(row.aisle) })

/** p of what is seen and not inferred. */
const FACT = 1e-4

export const seen = (
  s: number,
  topic: DirectTopic,
  actual: number,
  expected: number,
  more: Partial<Direct> = {},
): Direct => ({
  s,
  stores: [s],
  region: false,
  topic,
  actual,
  expected,
  p: FACT,
  line: FACT,
  products: [],
  aisle: null,
  employee: null,
  origin: null,
  days: 1,
  units: 0,
  money: null,
  ...more,
})
