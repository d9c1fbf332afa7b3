/** The number of loose goods, as on the sticker or the list at the scale. */
export interface Plu {
  readonly kind: 'plu'
  readonly plu: string
  /** The number of the same goods grown in the usual way, where this one says organic; else itself. */
  readonly base: string
  readonly organic: boolean
  /** In the range that the produce trade gives out (IFPS: 3000 to 4999, with 9 before it for organic, 83000 to 84999). */
  readonly common: boolean
}

/** Four or five digits; null for anything else. Shops give out numbers of their own beside the common ones. */
export const readPlu = (text: string): Plu | null => {
  const plu = text.trim()
  if (!/^\d{4,5}$/.test(plu)) return null
  const organic = /^9[34]\d{3}$/.test(plu)
  return {
    kind: 'plu',
    plu,
    base: organic ? plu.slice(1) : plu,
    organic,
    common: organic || /^[34]\d{3}$/.test(plu) || /^8[34]\d{3}$/.test(plu),
  }
}
