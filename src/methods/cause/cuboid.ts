import type { LeafTable } from './leaf-table.ts'

/**
 * A cuboid: all combinations of values of some dimensions ("elements"). The leaves of element g are
 * `leaves[start[g]] .. leaves[start[g + 1] - 1]`.
 */
export interface Cuboid {
  /** Places of its dimensions, ascending. */
  readonly dims: readonly number[]
  readonly elements: number
  readonly start: Int32Array
  readonly leaves: Int32Array
  /** Element of each leaf. */
  readonly of: Int32Array
}

/** An element of a cuboid: one attribute combination. */
export interface Element {
  readonly cuboid: Cuboid
  readonly element: number
}

/** All cuboids of a table, those of few dimensions first. A dimension of one value says of no leaf what another is not, and is in none. */
export const cuboidsOf = (table: LeafTable): Cuboid[] => {
  const byMask = new Map<number, Cuboid>()
  const still = table.codes.reduce(
    (mask, codes, dim) => (codes.every((one) => one === codes[0]) ? mask | (1 << dim) : mask),
    0,
  )
  const all = Array.from({ length: 2 ** table.dims.length - 1 }, (_, n) => n + 1)
  const masks = all.filter((mask) => (mask & still) === 0)
  masks.sort((a, b) => bits(a) - bits(b) || a - b)
  for (const mask of masks) {
    const last = 31 - Math.clz32(mask)
    const rest = byMask.get(mask & ~(1 << last))
    byMask.set(mask, extend(table, rest ?? null, last))
  }
  return [...byMask.values()]
}

const bits = (mask: number): number => {
  let count = 0
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1
  return count
}

/** The cuboid of `rest` (null: of no dimension) divided by one dimension more. */
const extend = (table: LeafTable, rest: Cuboid | null, dim: number): Cuboid => {
  const codes = table.codes[dim] as Int32Array
  const width = (table.values[dim] ?? []).length
  const keys = new Float64Array(table.size)
  for (let leaf = 0; leaf < table.size; leaf += 1)
    keys[leaf] = (rest ? (rest.of[leaf] as number) : 0) * width + (codes[leaf] as number)
  const { of, elements } = numbered(keys, (rest?.elements ?? 1) * width)
  return { dims: [...(rest?.dims ?? []), dim], elements, of, ...sortedByElement(of, elements) }
}

/** Dense numbers for keys below `bound`. */
const numbered = (keys: Float64Array, bound: number): { of: Int32Array; elements: number } => {
  const of = new Int32Array(keys.length)
  let elements = 0
  if (bound <= 4_000_000) {
    const seen = new Int32Array(bound).fill(-1)
    for (let leaf = 0; leaf < keys.length; leaf += 1) {
      const key = keys[leaf] as number
      if ((seen[key] as number) < 0) {
        seen[key] = elements
        elements += 1
      }
      of[leaf] = seen[key] as number
    }
    return { of, elements }
  }
  const seen = new Map<number, number>()
  for (let leaf = 0; leaf < keys.length; leaf += 1) {
    const key = keys[leaf] as number
    let element = seen.get(key)
    if (element === undefined) {
      element = elements
      elements += 1
      seen.set(key, element)
    }
    of[leaf] = element
  }
  return { of, elements }
}

const sortedByElement = (of: Int32Array, elements: number): { start: Int32Array; leaves: Int32Array } => {
  const start = new Int32Array(elements + 1)
  for (const element of of) start[element + 1] = (start[element + 1] as number) + 1
  for (let element = 0; element < elements; element += 1)
    start[element + 1] = (start[element + 1] as number) + (start[element] as number)
  const next = start.slice(0, elements)
  const leaves = new Int32Array(of.length)
  for (let leaf = 0; leaf < of.length; leaf += 1) {
    const element = of[leaf] as number
    leaves[next[element] as number] = leaf
    next[element] = (next[element] as number) + 1
  }
  return { start, leaves }
}
