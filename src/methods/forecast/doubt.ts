import type { Missed } from './missed.ts'

/** Windows of a backtest that share no steps: those that do count for what is new in them. */
export const windowsOf = ({ at, origins }: Missed, horizon: number): number =>
  origins === 0 ? 0 : Math.min(origins, 1 + ((at[origins - 1] as number) - (at[0] as number)) / horizon)

/** Windows' worth of what series usually share of their errors. */
const USUAL_WINDOWS = 2
const USUALLY_SHARED = 0.4

/**
 * How little the table's windows tell: 1 over the square root of the series that are worth as much as one whose errors have
 * nothing to do with each other's (Kish 1965). Shops and states that fall together are few, however many rows they are.
 */
export const doubtOf = (table: readonly Missed[], horizon: number): number => {
  const sums = new Map<number, { sum: number; squares: number; count: number }>()
  const nth = Math.max(1, Math.ceil(table.length / 200))
  for (let s = 0; s < table.length; s += nth) {
    const { relative, size, at, origins, first } = table[s] as Missed
    for (let place = 0; place < relative.length; place += 1) {
      const miss = (relative[place] as number) / size
      if (Number.isNaN(miss)) continue
      const o = Math.floor(place / horizon)
      const step = first + (at[o] as number) + 1 + (place % horizon)
      const key = step * 64 + (origins - o)
      const of = sums.get(key)
      if (of === undefined) sums.set(key, { sum: miss, squares: miss * miss, count: 1 })
      else {
        of.sum += miss
        of.squares += miss * miss
        of.count += 1
      }
    }
  }
  let [together, pairs, squares, count] = [0, 0, 0, 0]
  for (const of of sums.values()) {
    together += of.sum * of.sum - of.squares
    pairs += of.count * (of.count - 1)
    squares += of.squares
    count += of.count
  }
  const n = Math.max(1, table.length)
  const seen = pairs > 0 && squares > 0 ? together / pairs / (squares / count) : 0
  // what series share comes rarely: few windows may have seen none of it
  const windows = table.reduce((sum, missed) => sum + windowsOf(missed, horizon), 0) / n
  const shared = Math.min(1, Math.max(0, (windows * seen + USUAL_WINDOWS * USUALLY_SHARED) / (windows + USUAL_WINDOWS)))
  return Math.sqrt(shared + (1 - shared) / n)
}
