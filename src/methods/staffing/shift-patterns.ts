import type { Need, Window } from './rota.ts'
import type { LabourRules } from './rules/labour-rules.ts'

export interface Pattern {
  readonly start: number
  readonly end: number
  readonly pause: Window | null
  readonly hours: number
}

/** Lengths of shifts unless the shop says otherwise. */
export const SHIFT_HOURS = [4, 6, 8] as const

/** All shifts of those lengths that lie within the hours of the day's needs, the pause in their middle; longest first. */
export const patternsOf = (
  needs: readonly Need[],
  lengths: readonly number[],
  { dailyHours, pause }: LabourRules,
): readonly Pattern[] => {
  const wanted = needs.filter(({ people }) => people > 0).map(({ hour }) => hour)
  if (wanted.length === 0) return []
  const [open, close] = [Math.min(...wanted), Math.max(...wanted) + 1]
  const allowed = [...new Set(lengths)].filter((hours) => hours > 0 && hours <= dailyHours).sort((a, b) => b - a)
  return allowed.flatMap((hours) => {
    const long = hours > pause.afterHours
    const length = hours + (long ? pause.hours : 0)
    const starts = Math.floor(close - open - length) + 1
    // a shop that is open for less than a shift still needs somebody: the shift then reaches beyond its hours
    return Array.from({ length: Math.max(starts, hours === allowed.at(-1) ? 1 : 0) }, (_, n): Pattern => {
      const start = open + n
      const middle = start + Math.floor(hours / 2)
      return { start, end: start + length, pause: long ? { from: middle, to: middle + pause.hours } : null, hours }
    })
  })
}
