import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** One kind of loose goods, or one dish of today's menu. */
export interface OptionFacts {
  readonly product: string
  /** Lines in this shop around this hour, in this season. */
  readonly hourly: number
  /** Lines in this shop in this season, at any hour. */
  readonly seasonal: number
  /** Null is not known, which does not speak against it. */
  readonly onHand: number | null
  /** What a photo gave it, 0 to 1; null where there was no photo, or it did not name it. */
  readonly seen: number | null
}

export interface RankedOption extends OptionFacts {
  /** Share of certainty that it is this one; all options together make 1. */
  readonly chance: number
}

/** Lines that the season's share counts for beside what was seen at that hour. Configuration. */
const PRIOR_LINES = 20
/** What a photo did not name may still be there: cameras mistake one apple for another. Configuration. */
const UNSEEN = 0.02
/** Goods that the record says are gone are now and then there all the same. Configuration. */
const RECORDED_GONE = 0.1

/**
 * Chance of each option: its share of lines at this hour, drawn towards its share of the season (a Dirichlet prior of 20
 * lines), times what stock says, times what a photo gave it, brought to 1 (Bayes, taking hour, stock and photo as independent).
 */
export const rankOptions = (options: readonly OptionFacts[]): readonly RankedOption[] | Fault => {
  for (const { hourly, seasonal, onHand, seen } of options) {
    const wrong =
      unusable('loose-goods', { hourly, seasonal }) ??
      (seen === null ? null : unusable('loose-goods', { seen }, 0, 1)) ??
      (onHand === null ? null : unusable('loose-goods', { onHand }, Number.NEGATIVE_INFINITY))
    if (wrong !== null) return wrong
  }
  const total = (of: (option: OptionFacts) => number) => options.reduce((sum, option) => sum + of(option), 0)
  const [hours, season] = [total((option) => option.hourly), total((option) => option.seasonal)]
  const photo = options.some(({ seen }) => seen !== null)
  const weights = options.map(({ hourly, seasonal, onHand, seen }) => {
    // one line more for each, so that what never sold can still be chosen
    const share = (seasonal + 1) / (season + options.length)
    const sold = (hourly + PRIOR_LINES * share) / (hours + PRIOR_LINES)
    const there = onHand === null || onHand > 0 ? 1 : RECORDED_GONE
    return sold * there * (photo ? Math.max(UNSEEN, seen ?? 0) : 1)
  })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return options
    .map((option, at) => ({ ...option, chance: all > 0 ? (weights[at] ?? 0) / all : 0 }))
    .sort((a, b) => b.chance - a.chance || (a.product < b.product ? -1 : 1))
}
