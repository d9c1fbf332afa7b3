/** A series as a table gives it: grid steps, ascending and each once, and their values. */
export interface Cells {
  readonly steps: Int32Array
  readonly values: Float64Array
}

/** What a step without a row means: nothing sold, or not known. */
export type Gaps = 'zero' | 'missing'

/** What a whole table says about the series in it. */
export interface TableShape {
  readonly gaps: Gaps
  /** Newest step of any series. */
  readonly end: number
  /** Most series end there, so one that ends a little earlier lacks its newest rows. */
  readonly endsTogether: boolean
}

/**
 * Rows of zeros mean that a missing row is something else. Where there are none, many gaps are days without a sale; a few
 * gaps between values that never come near zero are lost rows.
 */
export const tableShape = (table: readonly Cells[], season: number): TableShape => {
  let known = 0
  let zeros = 0
  let span = 0
  let end = Number.NEGATIVE_INFINITY
  let far = 0
  for (const { steps, values } of table) {
    const n = steps.length
    if (n === 0) continue
    end = Math.max(end, steps[n - 1] as number)
    known += n
    span += openSteps(steps, season)
    for (const value of values) if (value === 0) zeros += 1
    if (farFromZero(values)) far += n
  }
  const together = table.filter(({ steps }) => steps[steps.length - 1] === end).length
  const empty = span > 0 ? 1 - known / span : 0
  const lost = zeros > known * 0.005 || empty <= 0.04 || (empty <= 0.25 && far > known * 0.5)
  return {
    gaps: lost ? 'missing' : 'zero',
    end: Number.isFinite(end) ? end : 0,
    endsTogether: together >= table.length * 0.5,
  }
}

/** Steps between the first and the last row, those left out whose place in the season never has a row. */
const openSteps = (steps: Int32Array, season: number): number => {
  const [first, last] = [steps[0] as number, steps[steps.length - 1] as number]
  const span = last - first + 1
  if (season <= 1 || span < 4 * season) return span
  const seen = new Uint8Array(season)
  for (const step of steps) seen[((step % season) + season) % season] = 1
  let open = 0
  for (const slot of seen) open += slot
  return Math.max(steps.length, Math.round((span * open) / season))
}

const farFromZero = (values: Float64Array): boolean => {
  if (values.length < 10) return false
  const sorted = Float64Array.from(values).sort()
  const low = sorted[Math.floor(sorted.length * 0.1)] as number
  const middle = sorted[sorted.length >> 1] as number
  return low > 0.3 * middle && middle > 5
}
