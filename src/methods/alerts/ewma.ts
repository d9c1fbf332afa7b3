/** Weight of the newest day, and how many sigmas of the average are too many (average run length about 370 days). */
export const EWMA = { lambda: 0.2, limit: 2.86 } as const

/** sqrt(lambda / (2 - lambda)): the average's own standard deviation once it has run for a while (Roberts 1959). */
export const ewmaSigma = (lambda: number = EWMA.lambda): number => Math.sqrt(lambda / (2 - lambda))

/** 2.86 sigma sqrt(lambda / (2 - lambda)). */
export const ewmaLimit = (sigma = 1): number => EWMA.limit * sigma * ewmaSigma()

/** Exponentially weighted mean of standardised residuals, oldest first; days that are not there change nothing. */
export const ewma = (z: Iterable<number>, lambda: number = EWMA.lambda): number => {
  let mean = 0
  for (const one of z) if (Number.isFinite(one)) mean += lambda * (one - mean)
  return mean
}
