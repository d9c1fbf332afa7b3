import { type Cuboid, cuboidsOf } from './cuboid.ts'
import { type Deviations, deviationsOf, estimateNoise, fitTail } from './deviations.ts'
import type { LeafTable } from './leaf-table.ts'
import { makeJudge, type Shift } from './shift.ts'

/** An element of a cuboid: `leaf` is any of its leaves, whose codes name it. */
export interface Element {
  readonly cuboid: Cuboid
  readonly element: number
}

interface Candidate extends Element, Shift {
  readonly net: number
}

/** What an element must explain beyond the cost of naming it, in nats. */
const LEAST_NET = 4
const MOST_CAUSES = 24
/** Elements of a cuboid that are judged exactly, chosen by a quick score. */
const SHORTLIST = 40
const CLIP = 12

/**
 * The few attribute combinations that describe best where actual and expected part: in each round the element of any cuboid
 * with the greatest gain in description length is taken (or, where they describe its leaves better, some of its parts), its
 * leaves are set aside, and the noise is measured again among the rest. Ends when nothing stands out.
 */
export const searchCombinations = (table: LeafTable): Element[] => {
  const search = startSearch(table)
  const found: Element[] = []
  let settled = false
  while (found.length < MOST_CAUSES) {
    const best = bestOf(search)
    if (best && best.net >= LEAST_NET) {
      for (const one of refined(search, best)) {
        found.push(one)
        setAside(search, one)
      }
      settled = false
    } else if (settled) break
    else settled = true
    remeasure(search, settled)
  }
  return found
}

interface Search {
  readonly table: LeafTable
  readonly cuboids: readonly Cuboid[]
  readonly byDims: ReadonlyMap<string, Cuboid>
  readonly deviations: Deviations
  /** 1 for leaves that say something and that no found cause holds. */
  readonly open: Uint8Array
  judge: (leaves: Int32Array) => Shift
}

const startSearch = (table: LeafTable): Search => {
  const cuboids = cuboidsOf(table)
  const deviations = deviationsOf(table)
  return {
    table,
    cuboids,
    byDims: new Map(cuboids.map((cuboid) => [cuboid.dims.join(), cuboid])),
    deviations,
    open: Uint8Array.from(deviations.sigma, (s) => (Number.isFinite(s) ? 1 : 0)),
    judge: makeJudge(deviations),
  }
}

const remeasure = (search: Search, exact: boolean): void => {
  const open = Int32Array.from(Array.from(search.open.keys()).filter((leaf) => search.open[leaf] === 1))
  if (open.length === 0) return
  estimateNoise(search.table, search.deviations, open, exact ? 0.5 : 0.25)
  if (exact) search.deviations.nu = fitTail(search.deviations, open)
  search.judge = makeJudge(search.deviations)
}

const openLeaves = (search: Search, { cuboid, element }: Element): Int32Array =>
  cuboid.leaves
    .subarray(cuboid.start[element] as number, cuboid.start[element + 1] as number)
    .filter((leaf) => search.open[leaf] === 1)

const setAside = (search: Search, { cuboid, element }: Element): void => {
  for (let at = cuboid.start[element] as number; at < (cuboid.start[element + 1] as number); at += 1)
    search.open[cuboid.leaves[at] as number] = 0
}

/** What naming an element costs: which layer, which cuboid, which of its elements, and its deviation. */
const cost = (search: Search, cuboid: Cuboid, leaves: number): number =>
  Math.log(search.cuboids.length) + Math.log(cuboid.elements) + 0.5 * Math.log(1 + leaves) + 0.5 * cuboid.dims.length

const judged = (search: Search, element: Element): Candidate => {
  const leaves = openLeaves(search, element)
  const shift = search.judge(leaves)
  return { ...element, ...shift, net: shift.gain - cost(search, element.cuboid, leaves.length) }
}

const bestOf = (search: Search): Candidate | null => {
  let best: Candidate | null = null
  for (const cuboid of search.cuboids)
    for (const element of shortlist(search, cuboid)) {
      const candidate = judged(search, { cuboid, element })
      if (!best || candidate.net > best.net) best = candidate
    }
  return best
}

/** Elements by (sum of clipped z)^2 / n, which a common shift makes great. */
const shortlist = (search: Search, cuboid: Cuboid): number[] => {
  const { d, sigma } = search.deviations
  const sums = new Float64Array(cuboid.elements)
  const counts = new Float64Array(cuboid.elements)
  for (let leaf = 0; leaf < d.length; leaf += 1) {
    if (search.open[leaf] !== 1) continue
    const element = cuboid.of[leaf] as number
    const z = (d[leaf] as number) / (sigma[leaf] as number)
    sums[element] = (sums[element] as number) + (z > CLIP ? CLIP : z < -CLIP ? -CLIP : z)
    counts[element] = (counts[element] as number) + 1
  }
  const scored: { element: number; score: number }[] = []
  for (let element = 0; element < cuboid.elements; element += 1) {
    const count = counts[element] as number
    if (count === 0) continue
    const score = (sums[element] as number) ** 2 / count
    if (score > 9) scored.push({ element, score })
  }
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, SHORTLIST)
    .map(({ element }) => element)
}

/** Parts of an element along one further dimension, where some of them describe its leaves better than the whole does. */
const refined = (search: Search, whole: Candidate): Element[] => {
  let best: { net: number; parts: Candidate[] } = { net: whole.net, parts: [whole] }
  for (const dim of search.table.dims.keys()) {
    if (whole.cuboid.dims.includes(dim)) continue
    const finer = search.byDims.get([...whole.cuboid.dims, dim].sort((a, b) => a - b).join())
    if (!finer) continue
    const leaves = openLeaves(search, whole)
    const elements = new Set(Array.from(leaves, (leaf) => finer.of[leaf] as number))
    const parts = [...elements]
      .map((element) => judged(search, { cuboid: finer, element }))
      .filter((part) => part.net > 0)
    const covered = parts.reduce((sum, part) => sum + part.leaves, 0)
    const net = parts.reduce((sum, part) => sum + part.net, 0)
    if (covered < 0.9 * leaves.length && net > best.net) best = { net, parts }
  }
  return best.parts.length === 1 && best.parts[0] === whole
    ? [whole]
    : best.parts.flatMap((part) => refined(search, part))
}
