/** Of sorted values, between neighbours in proportion; 0 of none. */
export const quantile = (sorted: ArrayLike<number>, share: number): number => {
  if (sorted.length === 0) return 0
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] as number
  const high = sorted[Math.ceil(at)] as number
  return low + (high - low) * (at - Math.floor(at))
}
