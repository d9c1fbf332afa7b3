import { describe, expect, it } from 'vitest'
import { isFault } from '../../../src/core/fault.ts'
import { believed } from '../../../src/methods/cause/burst-leaves.ts'
import { type LeafTable, leafTable } from '../../../src/methods/cause/leaf-table.ts'

/** 1,000 leaves of 12 expected, which counted 9 to 15; every `each`-th of them counted 90. */
const bursting = (each: number): LeafTable => {
  const leaves = Array.from({ length: 1000 }, (_, leaf) => leaf)
  const made = leafTable({
    dims: [{ name: 'till', cells: leaves.map((leaf) => `t${leaf}`) }],
    actual: leaves.map((leaf) => (leaf % each === 7 ? 90 : 9 + ((leaf * 37) % 7))),
    expected: leaves.map(() => 12),
    over: null,
  })
  if (isFault(made)) throw new Error(JSON.stringify(made))
  return made.table
}
const open = Int32Array.from({ length: 1000 }, (_, leaf) => leaf)
const variance = new Float64Array(1000).fill(12)

describe('leaves that burst by themselves', () => {
  it('are believed less, the more of them there are, and the others as before', () => {
    const [some, many] = [25, 10].map((each) => believed(bursting(each), open, variance).table.actual)
    expect(some?.[7]).toBeCloseTo(12 + Math.sqrt(2 * Math.log(25) * 12), 9)
    expect(many?.[7]).toBeCloseTo(12 + Math.sqrt(2 * Math.log(10) * 12), 9)
    expect(some?.[8]).toBe(bursting(25).actual[8])
  })

  it('make every leaf of their size less sure', () => {
    const { table, weight } = believed(bursting(10), open, variance)
    const squares = table.actual.reduce((sum, v) => sum + (v - 12) ** 2, 0)
    expect(weight.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(squares)
  })

  it('are left as they are where they are rare', () => {
    const table = bursting(500)
    expect(believed(table, open, variance)).toEqual({ table, weight: variance })
  })
})
