import type { Dated } from './dated.ts'

/** A period that the question names: what it means, and the tokens that say it. */
export interface SaidPeriod {
  readonly dated: Dated
  readonly expression: string
  /** First and last token. */
  readonly first: number
  readonly last: number
}
