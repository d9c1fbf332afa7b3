const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / ROOT_TWO_PI

/**
 * P(Z <= x) of the standard normal: 1/2 + density * (x + x^3/3 + x^5/15 + ...), the series of Marsaglia, "Evaluating the
 * Normal Distribution" (Journal of Statistical Software 11, 2004). Beyond 7 it is 0 or 1 to 12 digits.
 */
export const normalBelow = (x: number): number => {
  if (x < -7) return 0
  if (x > 7) return 1
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-17 && k < 400; k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + sum * normalDensity(x)
}

/** The z below which a share of the standard normal lies, by bisection to 1e-10; shares beyond [1e-9, 1 - 1e-9] are cut. */
export const normalQuantile = (share: number): number => {
  const wanted = Math.min(1 - 1e-9, Math.max(1e-9, share))
  let [low, high] = [-7, 7]
  while (high - low > 1e-10) {
    const middle = (low + high) / 2
    if (normalBelow(middle) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** E[max(0, Z - k)], the standard normal loss: what a stock of k standard deviations is expected to fall short by. */
export const normalLoss = (k: number): number =>
  k === Number.POSITIVE_INFINITY ? 0 : Math.max(0, normalDensity(k) - k * (1 - normalBelow(k)))
