import { countNoise, isCounts } from './count-noise.ts'
import { type Cuboid, cuboidsOf, type Element } from './cuboid.ts'
import { deviationNoise, deviationScores } from './deviation-noise.ts'
import type { LeafTable } from './leaf-table.ts'
import { inPurchases, purchaseSize } from './sparse-amounts.ts'
import type { MakeYardstick, Shift, Yardstick } from './yardstick.ts'

interface Candidate extends Element, Shift {
  /** What it explains beyond the cost of naming it, in nats. */
  readonly net: number
}

interface Found {
  readonly elements: readonly Candidate[]
  /** The factor by which all else parts from what was expected; 1 where it does not. */
  readonly common: number
}

/** What an element must explain beyond the cost of naming it, in nats. */
const LEAST_NET = 4
const MOST_CAUSES = 24
/** Elements of a cuboid that are judged exactly, chosen by a quick score, which must at least be this. */
const SHORTLIST = 40
const LEAST_SCORE = 9

/**
 * The few attribute combinations that describe best where actual and expected part: in each round the element of any cuboid
 * with the greatest gain in description length is taken (or, where they describe its leaves better, some of its parts), its
 * leaves are set aside, and the noise is measured again among the rest. Ends when nothing stands out.
 */
export const searchCombinations = (table: LeafTable): Found => {
  const search = startSearch(table)
  const found: Candidate[] = []
  let settled = false
  while (found.length < MOST_CAUSES) {
    const best = bestOf(search)
    if (best && best.net >= LEAST_NET) {
      for (const one of refined(search, lifted(search, best))) {
        found.push(one)
        setAside(search, one)
      }
      settled = false
    } else if (settled) break
    else settled = true
    search.yardstick = search.makeYardstick(openLeavesOf(search), settled)
  }
  return { elements: found, common: search.yardstick.common }
}

interface Search {
  readonly table: LeafTable
  readonly cuboids: readonly Cuboid[]
  readonly byDims: ReadonlyMap<string, Cuboid>
  /** 1 for leaves that say something and that no found cause holds. */
  readonly open: Uint8Array
  readonly makeYardstick: MakeYardstick
  yardstick: Yardstick
}

const startSearch = (table: LeafTable): Search => {
  const cuboids = cuboidsOf(table)
  const open = Uint8Array.from(deviationScores(table), (one) => (Number.isNaN(one) ? 0 : 1))
  const leaves = openLeavesOf({ open })
  const makeYardstick = thinYardstick(table, leaves) ?? deviationNoise(table)
  const byDims = new Map(cuboids.map((cuboid) => [cuboid.dims.join(), cuboid]))
  return { table, cuboids, byDims, open, makeYardstick, yardstick: makeYardstick(leaves, false) }
}

/** For tables whose single leaves say next to nothing; null for others. */
const thinYardstick = (table: LeafTable, leaves: Int32Array): MakeYardstick | null => {
  if (isCounts(table, leaves)) return countNoise(table)
  const size = purchaseSize(table, leaves)
  return size === null ? null : countNoise(inPurchases(table, size), 'chance')
}

const openLeavesOf = ({ open }: Pick<Search, 'open'>): Int32Array => {
  const leaves = new Int32Array(open.length)
  let count = 0
  for (let leaf = 0; leaf < open.length; leaf += 1)
    if (open[leaf] === 1) {
      leaves[count] = leaf
      count += 1
    }
  return leaves.subarray(0, count)
}

const openLeaves = ({ open }: Search, { cuboid, element }: Element): Int32Array => {
  const [from, to] = [cuboid.start[element] as number, cuboid.start[element + 1] as number]
  const leaves = new Int32Array(to - from)
  let count = 0
  for (let at = from; at < to; at += 1) {
    const leaf = cuboid.leaves[at] as number
    if (open[leaf] !== 1) continue
    leaves[count] = leaf
    count += 1
  }
  return leaves.subarray(0, count)
}

const setAside = (search: Search, { cuboid, element }: Element): void => {
  for (let at = cuboid.start[element] as number; at < (cuboid.start[element + 1] as number); at += 1)
    search.open[cuboid.leaves[at] as number] = 0
}

/** What naming an element costs: which cuboid, which of its elements, and its deviation. */
const cost = (search: Search, cuboid: Cuboid, leaves: number): number =>
  Math.log(search.cuboids.length) + Math.log(cuboid.elements) + 0.5 * Math.log(1 + leaves) + 0.5 * cuboid.dims.length

const judged = (search: Search, element: Element): Candidate => {
  const leaves = openLeaves(search, element)
  const shift = search.yardstick.judge(leaves)
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

const shortlist = (search: Search, cuboid: Cuboid): number[] => {
  const { pull, weight } = search.yardstick
  const pulls = new Float64Array(cuboid.elements)
  const weights = new Float64Array(cuboid.elements)
  for (let leaf = 0; leaf < search.table.size; leaf += 1) {
    if (search.open[leaf] !== 1) continue
    const element = cuboid.of[leaf] as number
    pulls[element] = (pulls[element] as number) + (pull[leaf] as number)
    weights[element] = (weights[element] as number) + (weight[leaf] as number)
  }
  const scores = pulls.map((sum, element) => (weights[element] === 0 ? 0 : (sum * sum) / (weights[element] as number)))
  return Array.from(scores.keys())
    .filter((element) => (scores[element] as number) > LEAST_SCORE)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number))
    .slice(0, SHORTLIST)
}

/**
 * The element of one dimension less, where nearly all its parts deviate as this one does and the rest goes along: one story, though
 * the few leaves of a part describe it better than many small ones of very different noise.
 */
const lifted = (search: Search, part: Candidate): Candidate => {
  const { weight } = search.yardstick
  const weigh = (some: Int32Array) => some.reduce((sum, leaf) => sum + (weight[leaf] as number), 0)
  const leaf = part.cuboid.leaves[part.cuboid.start[part.element] as number] as number
  let best: Candidate | null = null
  for (const dim of part.cuboid.dims) {
    const cuboid = search.byDims.get(part.cuboid.dims.filter((one) => one !== dim).join())
    if (!cuboid) continue
    const whole = { cuboid, element: cuboid.of[leaf] as number }
    const leaves = openLeaves(search, whole)
    const alike = [...new Set(Array.from(leaves, (one) => part.cuboid.of[one] as number))]
      .map((element) => judged(search, { cuboid: part.cuboid, element }))
      .filter(({ net, center }) => net > 0 && center / part.center > ALIKE && part.center / center > ALIKE)
    const chosen = new Set(alike.map(({ element }) => element))
    const rest = leaves.filter((one) => !chosen.has(part.cuboid.of[one] as number))
    if (alike.length < 2 || weigh(rest) > MOST_REST * weigh(leaves)) continue
    const goesAlong = search.yardstick.judge(rest).center / part.center
    if (weigh(rest) > LEAST_REST * weigh(leaves) && goesAlong < MOST_ALONG) continue
    const net = alike.reduce((sum, one) => sum + one.net, 0)
    if (!best || net > best.net) best = { ...judged(search, whole), net }
  }
  return best ? lifted(search, best) : part
}

const ALIKE = 0.6
const MOST_REST = 0.3

/**
 * Parts of an element along one further dimension, where they describe its leaves better than the whole does and what is left
 * of it does not deviate with them: else the whole is the shorter story.
 */
const refined = (search: Search, whole: Candidate): Candidate[] => {
  const { weight } = search.yardstick
  const leaves = openLeaves(search, whole)
  const weigh = (some: Int32Array) => some.reduce((sum, leaf) => sum + (weight[leaf] as number), 0)
  let best: { net: number; parts: Candidate[] } = { net: whole.net, parts: [] }
  for (const dim of search.table.dims.keys()) {
    const finer = whole.cuboid.dims.includes(dim) ? undefined : search.byDims.get(withDim(whole.cuboid, dim))
    if (!finer) continue
    const elements = new Set(Array.from(leaves, (leaf) => finer.of[leaf] as number))
    const parts = [...elements]
      .map((element) => judged(search, { cuboid: finer, element }))
      .filter((part) => part.net > 0)
    const net = parts.reduce((sum, part) => sum + part.net, 0)
    if (net <= best.net) continue
    const chosen = new Set(parts.map(({ element }) => element))
    const rest = leaves.filter((leaf) => !chosen.has(finer.of[leaf] as number))
    if (weigh(rest) < LEAST_REST * weigh(leaves)) continue
    const goesAlong = search.yardstick.judge(rest).center / search.yardstick.judge(leaves).center
    if (goesAlong < MOST_ALONG) best = { net, parts }
  }
  return best.parts.length === 0 ? [whole] : best.parts.flatMap((part) => refined(search, part))
}

const LEAST_REST = 0.1
const MOST_ALONG = 0.4

const withDim = (cuboid: Cuboid, dim: number): string => [...cuboid.dims, dim].sort((a, b) => a - b).join()
