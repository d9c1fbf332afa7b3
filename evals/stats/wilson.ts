import type { Interval } from './interval.ts'

const Z95 = 1.959963984540054

/** Wilson's score interval of `passed` out of `n`: still honest with few cases, where the normal one covers 40 %. */
export const wilson = (passed: number, n: number, z = Z95): Interval => {
  if (n === 0) return { estimate: Number.NaN, low: 0, high: 1 }
  const share = passed / n
  const scale = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { estimate: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
