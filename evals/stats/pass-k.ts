/**
 * Chance that k trials all pass, from c passes in n: C(c,k)/C(n,k), which is unbiased. (c/n)^k is not: at a true 0.24 it
 * reads 0.39. Null when there are fewer than k trials: then nothing can be said.
 */
export const passK = (passed: number, n: number, k: number): number | null => {
  if (n < k) return null
  let chance = 1
  for (let i = 0; i < k; i++) chance *= Math.max(0, passed - i) / (n - i)
  return chance
}
