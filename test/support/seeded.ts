/** A seeded source of chance (mulberry32), so that a failing test fails again. */
export interface Chance {
  readonly next: () => number
  readonly below: (n: number) => number
  readonly pick: <T>(from: readonly T[]) => T
}

export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return { next, below, pick }
}
