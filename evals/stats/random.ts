/** A seeded stream of numbers in [0, 1): the same seed gives the same draws on every machine. */
export type Random = () => number

/** 32-bit FNV-1a of a text: a seed from a name. */
export const seedOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Weyl sequence through a 32-bit finaliser; enough for draws and resampling, not for secrets. */
export const randomFrom = (seed: number | string): Random => {
  let state = typeof seed === 'number' ? seed >>> 0 : seedOf(seed)
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** A whole number in [0, n). */
export const below = (random: Random, n: number): number => Math.floor(random() * n)

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const picked = from[below(random, from.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}
