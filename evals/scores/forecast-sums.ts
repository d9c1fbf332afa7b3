interface Quantiles {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

/** Adds up how forecasts did beside the same weekday last week and the mean of four. */
export class ForecastSums {
  #actual = 0
  #missed = 0
  #naive = 0
  #four = 0
  #loss = 0
  #within = 0
  #points = 0

  add(actual: number, { p10, p50, p90 }: Quantiles, naive: number, four: number): void {
    this.#actual += Math.abs(actual)
    this.#missed += Math.abs(actual - p50)
    this.#naive += Math.abs(actual - naive)
    this.#four += Math.abs(actual - four)
    this.#loss += (loss(actual, p10, 0.1) + loss(actual, p50, 0.5) + loss(actual, p90, 0.9)) / 3
    this.#within += actual >= p10 && actual <= p90 ? 1 : 0
    this.#points += 1
  }

  /** WAPE, and mean pinball loss over mean size. */
  brief(): string {
    const [wape = '', , , loss = ''] = this.cells()
    return `${wape} (${loss})`
  }

  /** WAPE, that of the two simple ways, mean pinball loss over mean size, share within the interval. */
  cells(): string[] {
    const percent = (part: number, whole: number) => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : 'none')
    return [
      percent(this.#missed, this.#actual),
      percent(this.#naive, this.#actual),
      percent(this.#four, this.#actual),
      this.#actual > 0 ? (this.#loss / this.#actual).toFixed(3) : 'none',
      percent(this.#within, this.#points),
    ]
  }
}

const loss = (actual: number, quantile: number, level: number): number =>
  Math.max(level * (actual - quantile), (level - 1) * (actual - quantile))
