/** How sure a line is to be there between two deliveries, by class (retail.md 3.2). Configuration. */
export const SERVICE_CLASSES = {
  A: { service: 0.98, z: 2.05 },
  B: { service: 0.95, z: 1.64 },
  C: { service: 0.9, z: 1.28 },
} as const
export type ServiceClass = keyof typeof SERVICE_CLASSES

/**
 * The classes of lines of several shops: each shop's by themselves, so that a line is ordered for alike whoever asks, and
 * whatever else they may see.
 */
export const classesByStore = (
  lines: readonly { readonly store: string; readonly value: number }[],
): readonly ServiceClass[] => {
  const classes: ServiceClass[] = lines.map(() => 'C')
  const shops = new Map<string, number[]>()
  lines.forEach(({ store }, at) => {
    const places = shops.get(store) ?? []
    places.push(at)
    shops.set(store, places)
  })
  for (const places of shops.values()) {
    const own = serviceClasses(places.map((at) => lines[at]?.value ?? 0))
    for (const [n, at] of places.entries()) classes[at] = own[n] ?? 'C'
  }
  return classes
}

/** Shares of the value that classes A, and A and B together, make up. */
const BOUNDS = { A: 0.8, B: 0.95 }

/**
 * The class of every line by its part in the whole value (ABC by Pareto): lines in order of value, A as long as those before
 * it make up less than 80 %, B less than 95 %, the rest C. Lines without value are C.
 */
export const serviceClasses = (values: readonly number[]): readonly ServiceClass[] => {
  const worth = values.map((value) => (Number.isFinite(value) && value > 0 ? value : 0))
  const total = worth.reduce((sum, value) => sum + value, 0)
  const order = worth.map((_, at) => at).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0))
  const classes: ServiceClass[] = worth.map(() => 'C')
  let before = 0
  for (const at of order) {
    const value = worth[at] ?? 0
    if (value > 0) classes[at] = before < BOUNDS.A * total ? 'A' : before < BOUNDS.B * total ? 'B' : 'C'
    before += value
  }
  return classes
}
