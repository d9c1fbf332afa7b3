import { countQuantiles } from '../../src/methods/forecast/count-quantiles.ts'
import { ForecastSums } from './forecast-sums.ts'
import { type Expected, KNOWN, type TrueDemand } from './true-demand.ts'

/** Columns beside a forecast's: WAPE and pinball over mean of who knows the truth, and ever more of it. */
export const TRUTH_HEAD = KNOWN.map((known) => `${known === KNOWN[0] ? 'knows the truth: ' : ''}${known}`)

/** How a count spreads about its true mean: this much for each of the mean, and of its square. */
interface Spread {
  readonly perMean: number
  readonly perSquare: number
}

interface Point {
  readonly actual: number
  readonly expected: Expected
  readonly spread: Spread
}

/** A store's day moves by 4 % for no reason that is laid down, an hour by the root of a thirtieth (traffic.sql). */
const STORE_DAY = 0.04 ** 2
export const STORE_HOUR: Spread = { perMean: 1, perSquare: STORE_DAY + 1 / 30 }
export const unitsSpread = (clump: number): Spread => ({ perMean: clump, perSquare: STORE_DAY })

/** Sums of who knows the true mean of every point and how such points spread. */
export class TruthSums {
  readonly #points: Point[] = []
  /** Spread that weather and mood add for who does not know them, of the square of the mean. */
  readonly #weather: number

  constructor(truth: TrueDemand) {
    let squares = 0
    for (const expected of truth.visitors.values())
      squares += (expected['and weather'] / expected['the calendar'] - 1) ** 2
    this.#weather = squares / Math.max(1, truth.visitors.size)
  }

  add(actual: number, expected: Expected, spread: Spread): void {
    this.#points.push({ actual, expected, spread })
  }

  /** Of counts: quantiles from the true mean and spread. */
  counts(): string[] {
    return KNOWN.map((known) => {
      const sums = new ForecastSums()
      for (const { actual, expected, spread } of this.#points) {
        const mean = expected[known]
        const square = spread.perSquare + (known === 'the calendar' ? this.#weather : 0)
        sums.add(actual, countQuantiles(mean, spread.perMean * mean + square * mean ** 2, true), 0, 0)
      }
      return sums.brief()
    })
  }

  /** Of days, money among them: quantiles of what came over what was to be expected, over all of these points. */
  ratios(): string[] {
    return KNOWN.map((known) => {
      const ratios = this.#points.map(({ actual, expected }) => actual / expected[known]).sort((a, b) => a - b)
      const at = (share: number) => ratios[Math.round(share * (ratios.length - 1))] ?? 1
      const [low, middle, high] = [at(0.1), at(0.5), at(0.9)]
      const sums = new ForecastSums()
      for (const { actual, expected } of this.#points) {
        const mean = expected[known]
        sums.add(actual, { p10: low * mean, p50: middle * mean, p90: high * mean }, 0, 0)
      }
      return sums.brief()
    })
  }
}

/** Hours of a day in one. */
export const dayOf = (hours: ReadonlyMap<string, Expected>): ReadonlyMap<string, Expected> => {
  const days = new Map<string, Record<keyof Expected, number>>()
  for (const [key, expected] of hours) {
    const day = key.slice(0, key.lastIndexOf(' '))
    const sum = days.get(day) ?? { 'the calendar': 0, 'and weather': 0, 'and incidents': 0 }
    for (const known of KNOWN) sum[known] += expected[known]
    days.set(day, sum)
  }
  return days
}
