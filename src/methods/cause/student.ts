/** Log of the t distribution's density at 0. */
export const logPeak = (nu: number): number => logGamma((nu + 1) / 2) - logGamma(nu / 2) - 0.5 * Math.log(nu * Math.PI)

const GRID = [1.5, 2, 3, 4, 6, 9, 15, 30, 100]

/** Degrees of freedom of the t distribution that these |z| look most like; the farthest thousandth is left out. */
export const fitTail = (absolute: Float64Array): number => {
  const z = absolute.slice().sort()
  const used = z.subarray(0, Math.ceil(z.length * 0.999))
  let best = 5
  let most = Number.NEGATIVE_INFINITY
  for (const nu of GRID) {
    let sum = used.length * logPeak(nu)
    for (const one of used) sum -= ((nu + 1) / 2) * Math.log1p((one * one) / nu)
    if (sum > most) {
      most = sum
      best = nu
    }
  }
  return best
}

/** Stirling's series with the argument shifted above 7; error below 1e-9. */
const logGamma = (x: number): number => {
  let shift = 0
  let y = x
  while (y < 7) {
    shift -= Math.log(y)
    y += 1
  }
  const square = 1 / (y * y)
  const series = (1 / 12 - square * (1 / 360 - square / 1260)) / y
  return shift + (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series
}
