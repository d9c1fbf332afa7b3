/** Holm's step-down adjusted p values, in the order given: holds the chance of any false alarm over all of them. */
export const holm = (p: readonly number[]): readonly number[] => {
  const order = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const adjusted = new Array<number>(p.length).fill(1)
  let highest = 0
  order.forEach(({ value, index }, rank) => {
    highest = Math.max(highest, Math.min(1, value * (p.length - rank)))
    adjusted[index] = highest
  })
  return adjusted
}
