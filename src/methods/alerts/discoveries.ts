/**
 * Benjamini and Hochberg (1995): with p sorted, the largest k with p(k) <= k q / m; those k are kept. `dependent` divides q by
 * 1 + 1/2 + ... + 1/m (Benjamini and Yekutieli 2001). Returns places in `p`, smallest p first; p that is no number is not tested.
 */
export const discoveries = (p: readonly number[], q = 0.1, dependent = false): number[] => {
  const order = p.map((_, at) => at).filter((at) => Number.isFinite(p[at]))
  order.sort((a, b) => (p[a] as number) - (p[b] as number))
  const m = order.length
  let allowed = q
  if (dependent) {
    let sum = 0
    for (let i = 1; i <= m; i += 1) sum += 1 / i
    allowed = q / sum
  }
  let kept = 0
  order.forEach((at, place) => {
    if ((p[at] as number) <= ((place + 1) * allowed) / m) kept = place + 1
  })
  return order.slice(0, kept)
}
