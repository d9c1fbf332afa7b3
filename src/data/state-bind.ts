/** What the state store keeps; everything else is made text or refused before it gets near a statement. */
export type Bound = string | number | null

/**
 * Refuses what SQLite would store as something else without a word: `undefined`, NaN and infinities, booleans, and
 * objects - a `Date` becomes NULL. A caller that gets here with one has a bug, so it throws.
 */
export const bind = (values: readonly unknown[]): Bound[] =>
  values.map((value, at) => {
    if (value === null || typeof value === 'string') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    const what = value instanceof Date ? 'a Date' : typeof value === 'number' ? String(value) : typeof value
    throw new TypeError(`Parameter ${at + 1} is ${what}; the state store takes text, finite numbers and null.`)
  })
