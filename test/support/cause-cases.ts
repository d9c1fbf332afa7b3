import { type Chance, chanceFrom } from './seeded.ts'

/** A table of leaves in which some elements were made to deviate, and which ones: `a=a3&b=b1`. */
export interface CauseCase {
  readonly dims: { name: string; cells: string[] }[]
  readonly actual: number[]
  readonly expected: number[]
  readonly over: number[] | null
  readonly causes: string[]
}

/** How the leaves of a style are made, and how causes are planted in them. */
interface Style {
  readonly sizes: readonly number[]
  /** Share of all combinations that exist. */
  readonly present: number
  leaf(chance: Draw, world: World): { v: number; f: number; n?: number }
  /** Leaves under a cause: `factor` scales what happened. */
  struck(leaf: { v: number; f: number; n?: number }, cause: Planted, chance: Draw, world: World): void
  plan(chance: Draw, sizes: readonly number[]): Planted[]
  world(chance: Draw): World
}
interface World {
  readonly noise: number
  readonly tail: number
  readonly zero: number
  readonly up: boolean
}
interface Planted {
  readonly dims: readonly number[]
  readonly codes: readonly number[]
  /** What is left of the expected: 0.3 is a fall by 70 %, 2 a doubling. */
  readonly factor: number
  readonly spread: number
}

interface Draw extends Chance {
  normal(): number
  between(low: number, high: number): number
  poisson(mean: number): number
  binomial(n: number, p: number): number
}

const drawFrom = (seed: number): Draw => {
  const chance = chanceFrom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
  const poisson = (mean: number) => {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    let n = 0
    let p = chance.next()
    while (p > Math.exp(-mean)) {
      p *= chance.next()
      n += 1
    }
    return n
  }
  return {
    ...chance,
    normal,
    poisson,
    between: (low, high) => low + (high - low) * chance.next(),
    binomial: (n, p) => {
      if (n * Math.min(p, 1 - p) > 30)
        return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal())))
      let hits = 0
      for (let i = 0; i < n; i += 1) if (chance.next() < p) hits += 1
      return hits
    },
  }
}

const choose = (chance: Draw, from: readonly number[], count: number): number[] => {
  const left = [...from]
  return Array.from({ length: count }, () => left.splice(chance.below(left.length), 1)[0] as number).sort(
    (a, b) => a - b,
  )
}

const factorOf = (chance: Draw, both: boolean): number => {
  const severity = chance.between(0.25, 1)
  return both && chance.next() < 0.5 ? 1 + severity * 2 : 1 - severity
}

/** Some elements of one cuboid; alike: all by the same factor. */
const inOneCuboid =
  (layers: readonly number[], elements: readonly number[], alike: boolean, both: boolean) =>
  (chance: Draw, sizes: readonly number[]): Planted[] => {
    const dims = choose(chance, [...sizes.keys()], Math.min(sizes.length, chance.pick(layers)))
    const common = factorOf(chance, both)
    const seen = new Map<string, Planted>()
    for (let n = chance.pick(elements); n > 0; n -= 1) {
      const codes = dims.map((dim) => chance.below(sizes[dim] as number))
      const factor = alike ? common : factorOf(chance, both)
      seen.set(codes.join(), { dims, codes, factor, spread: 0 })
    }
    return [...seen.values()]
  }

/** Causes of several cuboids that do not contain each other. */
const inManyCuboids =
  (
    causes: readonly number[],
    elements: readonly number[],
    layers: readonly number[],
    severity: readonly [number, number],
    spread: number,
  ) =>
  (chance: Draw, sizes: readonly number[]): Planted[] => {
    const all: Planted[] = []
    for (let n = chance.pick(causes); n > 0; n -= 1) {
      const dims = choose(chance, [...sizes.keys()], Math.min(sizes.length, chance.pick(layers)))
      const factor = 1 - chance.between(severity[0], severity[1])
      const own = chance.between(0, spread)
      for (let e = chance.pick(elements); e > 0; e -= 1) {
        const codes = dims.map((dim) => chance.below(sizes[dim] as number))
        const meets = all.some(
          (one) =>
            one.dims.some((dim, at) => dims.includes(dim) && one.codes[at] === codes[dims.indexOf(dim)]) &&
            !(one.dims.join() === dims.join() && one.codes.join() !== codes.join()),
        )
        if (!meets) all.push({ dims, codes, factor, spread: own })
      }
    }
    return all
  }

const heavy = (chance: Draw, shape: number) => 100 * (-Math.log(1 - chance.next())) ** (1 / shape)

/** Noise on either side of a common value; the cause sets one side anew, or scales the noisy value. */
const dense = (
  sizes: readonly number[],
  noise: readonly [number, number],
  zero: readonly [number, number],
  plan: Style['plan'],
  reset: boolean,
): Style => ({
  sizes,
  present: 1,
  plan,
  world: (chance) => ({
    noise: chance.between(...noise),
    tail: chance.between(0.5, 1),
    zero: chance.between(...zero),
    up: chance.next() < 0.5,
  }),
  leaf: (chance, world) => {
    const base = chance.next() < world.zero ? 0 : heavy(chance, world.tail)
    const noisy = Math.max(0, base * (1 + world.noise * chance.normal()))
    return chance.next() < 0.5 ? { v: base, f: noisy } : { v: noisy, f: base }
  },
  struck: (leaf, cause, chance, world) => {
    const factor = Math.max(0, cause.factor + (reset ? cause.spread * chance.normal() - world.noise : 0))
    if (!reset) leaf.v *= factor
    else if (world.up) leaf.f = leaf.v * factor
    else leaf.v = leaf.f * factor
  },
})

const counts = (
  sizes: readonly number[],
  present: number,
  typical: readonly [number, number],
  plan: Style['plan'],
): Style => ({
  sizes,
  present,
  plan,
  world: (chance) => ({ noise: chance.between(0.02, 0.15), tail: chance.between(...typical), zero: 0, up: false }),
  leaf: (chance, world) => {
    const mean = world.tail * Math.exp(1.3 * chance.normal())
    return { v: chance.poisson(mean), f: mean * Math.exp(world.noise * chance.normal()) }
  },
  struck: (leaf, cause, chance) => {
    leaf.v = chance.poisson(leaf.f * cause.factor)
  },
})

const rates = (
  sizes: readonly number[],
  present: number,
  base: readonly [number, number],
  plan: Style['plan'],
  volume: number,
): Style => ({
  sizes,
  present,
  plan,
  world: (chance) => ({ noise: 0.2, tail: chance.between(...base), zero: 0, up: false }),
  leaf: (chance, world) => {
    const n = 1 + Math.round(volume * Math.exp(1.5 * chance.normal()))
    const past = [0, 0, 0, 0].map(() => chance.binomial(n, world.tail))
    return { n, v: chance.binomial(n, world.tail), f: past.reduce((a, b) => a + b, 0) / 4 }
  },
  struck: (leaf, cause, chance, world) => {
    // a rate near one falls, a small one grows
    const rate =
      world.tail > 0.5
        ? world.tail * (0.2 + 0.6 * cause.factor)
        : Math.min(1, world.tail + 0.2 + 0.6 * (1 - cause.factor))
    leaf.v = chance.binomial(leaf.n ?? 0, rate)
  },
})

const none: Style['plan'] = () => []
const FOUR = [10, 12, 10, 8]

export const CAUSE_STYLES = {
  // development
  'one cuboid, alike, noise 2 %': dense(
    FOUR,
    [0.02, 0.02],
    [0, 0],
    inOneCuboid([1, 2, 3], [1, 2, 3], true, false),
    false,
  ),
  'one cuboid, alike, noise 10 %': dense(
    FOUR,
    [0.1, 0.1],
    [0, 0],
    inOneCuboid([1, 2, 3], [1, 2, 3], true, false),
    false,
  ),
  'one cuboid, both ways, noise 18 %': dense(
    FOUR,
    [0.18, 0.18],
    [0, 0],
    inOneCuboid([1, 2, 3], [1, 2, 3], false, true),
    false,
  ),
  'many cuboids, noise to 25 %, zeros': dense(
    [10, 12, 10, 8, 5],
    [0, 0.25],
    [0, 0.25],
    inManyCuboids([1, 2, 3], [1, 2, 3], [1, 2, 3, 4, 5], [0.2, 1], 0.1),
    true,
  ),
  'small counts': counts([12, 20, 8, 6], 0.6, [0.5, 4], inOneCuboid([1, 2], [1, 2], false, true)),
  'nothing, noise 10 %': dense(FOUR, [0.1, 0.1], [0, 0.2], none, false),
  'nothing, small counts': counts([12, 20, 8, 6], 0.6, [0.5, 4], none),
  // kept apart for measuring
  'several cuboids, both ways': dense(
    [9, 14, 7, 6, 4],
    [0.03, 0.12],
    [0, 0.1],
    (chance, sizes) =>
      [...inOneCuboid([1, 2], [1, 2], true, true)(chance, sizes)].concat(
        inOneCuboid([3], [1], true, true)(chance, sizes),
      ),
    false,
  ),
  'single leaves': dense(
    [10, 24, 10, 15],
    [0, 0.1],
    [0, 0.25],
    inManyCuboids([1, 2, 3, 4, 5], [1], [4], [0.5, 1], 0),
    true,
  ),
  'six dimensions, one long': dense(
    [6, 4, 60, 5, 3, 3],
    [0, 0.25],
    [0, 0.25],
    inManyCuboids([1, 2, 3], [1, 2, 3], [1, 2, 3, 4], [0.2, 1], 0.1),
    true,
  ),
  'rates near one': rates([11, 15, 9, 7], 1, [0.9, 0.98], inOneCuboid([1, 2, 3], [1, 2, 3], false, false), 60),
  'rare failures, sparse': rates([8, 30, 12, 5], 0.3, [0.01, 0.05], inOneCuboid([1, 2, 3], [1, 2], false, false), 40),
  'long tail of counts': counts([15, 40, 10], 0.8, [2, 40], inOneCuboid([1, 2], [1, 2, 3], false, true)),
  'nothing, noise 20 %': dense([10, 12, 10, 8, 5], [0.2, 0.2], [0, 0.25], none, true),
  'nothing, rare failures': rates([8, 30, 12, 5], 0.3, [0.01, 0.05], none, 40),
} satisfies Record<string, Style>

export type CauseStyle = keyof typeof CAUSE_STYLES
const LETTERS = 'abcdefghij'

export const causeCase = (style: CauseStyle, seed: number): CauseCase => {
  const { sizes, present, leaf, struck, plan, world: worldOf }: Style = CAUSE_STYLES[style]
  const chance = drawFrom(seed * 7919 + style.length)
  const world = worldOf(chance)
  const planted = plan(chance, sizes)
  const dims = sizes.map((_, dim) => ({ name: LETTERS[dim] as string, cells: [] as string[] }))
  const made: CauseCase = { dims, actual: [], expected: [], over: null, causes: [] }
  const over: number[] = []
  const total = sizes.reduce((product, size) => product * size, 1)
  for (let number = 0; number < total; number += 1) {
    const codes: number[] = []
    let rest = number
    for (const size of sizes) {
      codes.push(rest % size)
      rest = Math.floor(rest / size)
    }
    if (present < 1 && chance.next() > present) continue
    const one = leaf(chance, world)
    for (const cause of planted)
      if (cause.dims.every((dim, at) => codes[dim] === cause.codes[at])) struck(one, cause, chance, world)
    dims.forEach((dim, at) => {
      dim.cells.push(`${dim.name}${codes[at]}`)
    })
    made.actual.push(one.v)
    made.expected.push(one.f)
    if (one.n !== undefined) over.push(one.n)
  }
  const causes = planted.map((cause) =>
    cause.dims.map((dim, at) => `${LETTERS[dim]}=${LETTERS[dim]}${cause.codes[at]}`).join('&'),
  )
  return { ...made, over: over.length > 0 ? over : null, causes: [...new Set(causes)] }
}
