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
 * Where zeros are written down, a missing row is something else. Where they are not, many gaps are days without a sale; but
 * gaps at places of the season whose values never come near zero are lost rows, and so are a few gaps of any kind.
 */
export const tableShape = (table: readonly Cells[], season: number): TableShape => {
  let known = 0
  let zeros = 0
  let span = 0
  let lost = 0
  let end = Number.NEGATIVE_INFINITY
  for (const cells of table) {
    const n = cells.steps.length
    if (n === 0) continue
    end = Math.max(end, cells.steps[n - 1] as number)
    known += n
    const of = slotGaps(cells, season)
    span += n + of.gaps
    lost += of.lost
    for (const value of cells.values) if (value === 0) zeros += 1
  }
  const together = table.filter(({ steps }) => steps[steps.length - 1] === end).length
  const gaps = span - known
  const missing = gaps <= 0.04 * span || zeros >= 0.25 * gaps || lost > 0.5 * gaps
  return {
    gaps: missing ? 'missing' : 'zero',
    end: Number.isFinite(end) ? end : 0,
    endsTogether: together >= table.length * 0.5,
  }
}

/** Steps between the first and the last row that have none, but at places of the season that never have one; `lost`: where zero would be odd. */
const slotGaps = ({ steps, values }: Cells, season: number): { gaps: number; lost: number } => {
  const n = steps.length
  const [first, last] = [steps[0] as number, steps[n - 1] as number]
  if (last - first + 1 === n) return { gaps: 0, lost: 0 }
  const place = (step: number) => ((step % season) + season) % season
  const slots: number[][] = Array.from({ length: season }, () => [])
  for (let i = 0; i < n; i += 1) slots[place(steps[i] as number)]?.push(values[i] as number)
  let gaps = 0
  let lost = 0
  const all = slots.map((_, slot) => Math.max(0, Math.ceil((last - first + 1 - place(slot - place(first))) / season)))
  const filled = slots.map((of, slot) => of.length / Math.max(1, all[slot] as number))
  // a table of Wednesdays with a Thursday now and then: the other days are not asked, not empty
  const reported = last - first + 1 >= 8 * season && filled.some((share) => share > 0.85)
  slots.forEach((of, slot) => {
    if (of.length === 0 && last - first + 1 >= 4 * season) return
    const without = (all[slot] as number) - of.length
    gaps += without
    if (farFromZero(of) || (reported && (filled[slot] as number) < 0.25)) lost += without
  })
  return { gaps, lost }
}

const farFromZero = (values: readonly number[]): boolean => {
  if (values.length < 6) return false
  const sorted = Float64Array.from(values).sort()
  const low = sorted[Math.floor(sorted.length * 0.1)] as number
  const middle = sorted[sorted.length >> 1] as number
  return low > 0.3 * middle && middle > 5
}
