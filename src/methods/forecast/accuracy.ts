// Measures of a forecast (retail.md 3.1). Equally long lists; what cannot be measured (nothing sold, no spread, a value that is no number) is null.

const finite = (measure: number): number | null => (Number.isFinite(measure) ? measure : null)

/** Sum of absolute errors over the sum of absolute values. */
export const wape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null => {
  let error = 0
  let size = 0
  for (let t = 0; t < actual.length; t += 1) {
    const y = actual[t] as number
    error += Math.abs(y - (forecast[t] as number))
    size += Math.abs(y)
  }
  return size > 0 ? finite(error / size) : null
}

/** Sum of errors (forecast - actual) over the sum of values. */
export const bias = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null => {
  let error = 0
  let size = 0
  for (let t = 0; t < actual.length; t += 1) {
    error += (forecast[t] as number) - (actual[t] as number)
    size += actual[t] as number
  }
  return size === 0 ? null : finite(error / size)
}

/** Mean absolute error over that of the seasonal naive forecast within the training history (Hyndman and Koehler 2006). */
export const mase = (
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  history: ArrayLike<number>,
  season: number,
): number | null => {
  let scale = 0
  let pairs = 0
  for (let t = season; t < history.length; t += 1) {
    const step = Math.abs((history[t] as number) - (history[t - season] as number))
    if (Number.isNaN(step)) continue
    scale += step
    pairs += 1
  }
  if (pairs === 0 || scale === 0 || actual.length === 0) return null
  let error = 0
  for (let t = 0; t < actual.length; t += 1) error += Math.abs((actual[t] as number) - (forecast[t] as number))
  return finite(error / actual.length / (scale / pairs))
}

/** Mean quantile loss at level `tau`: max(tau (y - q), (tau - 1)(y - q)). */
export const pinball = (actual: ArrayLike<number>, quantile: ArrayLike<number>, tau: number): number | null => {
  if (actual.length === 0) return null
  let loss = 0
  for (let t = 0; t < actual.length; t += 1) {
    const gap = (actual[t] as number) - (quantile[t] as number)
    loss += Math.max(tau * gap, (tau - 1) * gap)
  }
  return finite(loss / actual.length)
}

/** Share of values within [low, high]. */
export const coverage = (actual: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): number | null => {
  if (actual.length === 0) return null
  let within = 0
  for (let t = 0; t < actual.length; t += 1) {
    const [y, from, to] = [actual[t] as number, low[t] as number, high[t] as number]
    if (Number.isNaN(y + from - to)) return null
    if (y >= from && y <= to) within += 1
  }
  return within / actual.length
}
