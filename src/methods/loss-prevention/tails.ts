import { normalBelow } from '../normal.ts'

/** Beyond this variance a count is taken as normal, with the half of continuity: its skewness is below a thousandth. */
const NORMAL_FROM = 1e6

const normalAtLeast = (k: number, mean: number, variance: number): number =>
  1 - normalBelow((k - 0.5 - mean) / Math.sqrt(variance))

/** ln of the gamma function: Stirling's series after lifting the argument above 10 (Abramowitz and Stegun 6.1.41). */
const logGamma = (x: number): number => {
  let shift = 0
  let z = x
  while (z < 10) {
    shift += Math.log(z)
    z += 1
  }
  const inverse = 1 / (z * z)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift
}

/** The sum of a falling sequence of probabilities; what comes after a term below 1e-17 of the sum, or below any number there is, adds nothing. */
const sumFrom = (first: number, last: number, logTerm: (k: number) => number): number => {
  let sum = 0
  for (let k = first; k <= last; k += 1) {
    const term = Math.exp(logTerm(k))
    sum += term
    if (k > first + 3 && term <= sum * 1e-17) break
  }
  return Math.min(1, sum)
}

/** P(X >= k) of a binomial count of n with chance p; exact up to a variance of a million, for n up to 1e9. */
export const binomialAtLeast = (k: number, n: number, p: number): number => {
  if (k <= 0 || p >= 1) return 1
  if (k > n || p <= 0) return 0
  if (n * p * (1 - p) > NORMAL_FROM) return normalAtLeast(k, n * p, n * p * (1 - p))
  const whole = logGamma(n + 1)
  const log = (j: number) => whole - logGamma(j + 1) - logGamma(n - j + 1) + j * Math.log(p) + (n - j) * Math.log1p(-p)
  return k > n * p ? sumFrom(k, n, log) : Math.max(0, 1 - sumDown(k - 1, log))
}

/** P(X >= k) of a Poisson count with that mean; exact up to a mean of a million, for k up to 1e9. */
export const poissonAtLeast = (k: number, mean: number): number => {
  if (k <= 0) return 1
  if (mean <= 0) return 0
  if (mean > NORMAL_FROM) return normalAtLeast(k, mean, mean)
  const log = (j: number) => j * Math.log(mean) - mean - logGamma(j + 1)
  return k > mean ? sumFrom(k, Number.POSITIVE_INFINITY, log) : Math.max(0, 1 - sumDown(k - 1, log))
}

const sumDown = (from: number, logTerm: (k: number) => number): number => {
  let sum = 0
  for (let k = from; k >= 0; k -= 1) {
    const term = Math.exp(logTerm(k))
    sum += term
    if (k < from - 3 && term <= sum * 1e-17) break
  }
  return Math.min(1, sum)
}
