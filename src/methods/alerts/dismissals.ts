/** Somebody said of an alert that there was nothing, or that it was not worth telling. */
export interface Dismissed {
  /** A shop, or a region where it was one's. */
  readonly place: string
  /** What it was about: the figures that tell of the same thing (`sales`), or one product, aisle, colleague. */
  readonly family: string
  readonly reason: 'not-real' | 'too-small'
  /** Money that it said was at stake; null where it counted none. */
  readonly money: number | null
}

/** Each "not true" makes the same matter of the same place ten times as hard to tell. */
const HARDER = 10

/** Too small what had no money to be measured by is as if it were not true. */
const isDoubt = ({ reason, money }: Dismissed): boolean => reason === 'not-real' || money === null

/** How much harder a place's figures are to alert on: their p is multiplied by it. */
export const harderBy = (dismissed: readonly Dismissed[], place: string, family: string): number =>
  HARDER ** dismissed.filter((one) => isDoubt(one) && one.place === place && one.family === family).length

/** What would be told, as far as dismissals weigh it. */
export interface Weighed {
  readonly place: string
  readonly family: string
  readonly money: number
  /** Of what a day shows by itself: its chance, and from which one it is told; null for figures, which are screened. */
  readonly chance: { readonly p: number; readonly line: number } | null
  /** Seen, not inferred, and of a kind that nobody may switch off: spoilt goods. */
  readonly always: boolean
}

/**
 * Whether dismissals keep a matter from being told: it is worth no more than what was too small, or not ten times as unlikely
 * for each time that it was not true. A fact has no likelihood to raise; dismissed once, it rests.
 */
export const isHushed = (
  { place, family, money, chance, always }: Weighed,
  dismissed: readonly Dismissed[],
): boolean => {
  if (always) return false
  const small = (one: Dismissed) =>
    one.place === place && one.family === family && one.reason === 'too-small' && money <= (one.money ?? -1)
  if (dismissed.some(small)) return true
  return chance !== null && chance.p * harderBy(dismissed, place, family) > chance.line
}
