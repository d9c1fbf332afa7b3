/** What is needed to decide which alerts are told. */
export interface Ranked {
  readonly store: string
  readonly district: string
  /** What it is about, for the cooldown. */
  readonly topic: string
  readonly severe: boolean
  /** Money at stake a day. */
  readonly money: number
  readonly day: number
}

/** Days for which the same topic at the same shop is not told again. */
export const COOLDOWN_DAYS = 7
/** Alerts a day. */
export const BUDGET = { store: 5, district: 10 } as const
/** Of those a day, how many a reader of each role is shown first; the rest stands behind a line that counts it. Other roles: all. */
export const SHOWN_FIRST = { clerk: 3, 'store-manager': 5, 'regional-manager': 10, 'area-manager': 10 } as const

export const cooled = (
  one: Pick<Ranked, 'store' | 'topic' | 'day'>,
  told: readonly Pick<Ranked, 'store' | 'topic' | 'day'>[],
  days: number = COOLDOWN_DAYS,
): boolean =>
  told.some(
    (before) =>
      before.store === one.store && before.topic === one.topic && before.day < one.day && one.day - before.day < days,
  )

/** Severe first, then by money; no more of a shop and of a district than the budget. Returns those that are told, and those left out. */
export const withinBudget = <A extends Ranked>(
  alerts: readonly A[],
  budget: { readonly store: number; readonly district: number } = BUDGET,
): { readonly told: A[]; readonly left: A[] } => {
  const order = [...alerts].sort((a, b) => Number(b.severe) - Number(a.severe) || b.money - a.money)
  const count = new Map<string, number>()
  const told: A[] = []
  const left: A[] = []
  for (const alert of order) {
    const [store, district] = [`s ${alert.store}`, `d ${alert.district}`]
    const full = (count.get(store) ?? 0) >= budget.store || (count.get(district) ?? 0) >= budget.district
    ;(full ? left : told).push(alert)
    if (full) continue
    count.set(store, (count.get(store) ?? 0) + 1)
    count.set(district, (count.get(district) ?? 0) + 1)
  }
  return { told, left }
}
