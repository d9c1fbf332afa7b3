import { poissons, unitOf } from './count-chance.ts'
import type { LeafTable } from './leaf-table.ts'
import { sizeClasses } from './size-classes.ts'

/** Nats of a leaf by itself that chance makes in one of hundreds. */
const BURST = 6
/** From this share of leaves on they are this table's way. */
const OFTEN = 0.01

/**
 * Where single leaves burst more often than counting by chance makes them (a till that fails for an hour, a school class at the
 * door), each leaf is believed only as far as such bursts are rare: it deviates by at most sqrt(2 ln(1 / share of bursts)) standard
 * deviations, and the variances of a size class are raised to what its leaves then show. Else all stays as it is. A cause is seen
 * nevertheless: many leaves of a set deviate together. `variance` is that of each leaf's actual - expected.
 */
export const believed = (
  table: LeafTable,
  open: Int32Array,
  variance: Float64Array,
): { table: LeafTable; weight: Float64Array } => {
  const share = burstsOf(table, open, variance) / open.length
  // of no leaves there is no share
  if (!(share > OFTEN)) return { table, weight: variance }
  const most = Math.sqrt(-2 * Math.log(share))
  const actual = table.actual.map((v, leaf) => {
    const [f, far] = [table.expected[leaf] as number, most * Math.sqrt(variance[leaf] as number)]
    return Math.max(f - far, Math.min(f + far, v))
  })
  const tamed = { ...table, actual }
  return { table: tamed, weight: widened(tamed, open, variance) }
}

const burstsOf = (table: LeafTable, open: Int32Array, variance: Float64Array): number => {
  let bursts = 0
  for (const leaf of open) {
    const gain = poissons(table.actual[leaf] as number, table.expected[leaf] as number)
    if (gain * 2 * unitOf(table, leaf) > BURST * (variance[leaf] as number)) bursts += 1
  }
  return bursts
}

const widened = (table: LeafTable, open: Int32Array, variance: Float64Array): Float64Array => {
  const weight = variance.slice()
  for (const members of sizeClasses(table, open)) {
    let squares = 0
    for (const leaf of members) {
      const far = (table.actual[leaf] as number) - (table.expected[leaf] as number)
      squares += far === 0 ? 0 : (far * far) / (variance[leaf] as number)
    }
    const wider = Math.max(1, squares / members.length)
    for (const leaf of members) weight[leaf] = (weight[leaf] as number) * wider
  }
  return weight
}
