/** A well mixed 32-bit number of some small ones: what the plan draws instead of random numbers, so that it can be drawn again. */
export const mixed = (...parts: readonly number[]): number => {
  let h = 0x9e3779b9
  for (const part of parts) {
    h = Math.imul(h ^ (part | 0), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}

/** One of a list, by hash. */
export const drawn = <T>(list: readonly T[], ...parts: readonly number[]): T => {
  const one = list[mixed(...parts) % list.length]
  if (one === undefined) throw new Error('nothing to draw from')
  return one
}
