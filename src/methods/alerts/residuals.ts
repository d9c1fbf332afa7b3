import { ALERT_METRICS, type AlertMetric, watchedOf } from './alert-metrics.ts'
import { expectedDays, toScale } from './expected.ts'

/** Daily figures of shops side by side: one array of days (no gaps; NaN where there is no figure) for each metric and shop. */
export interface Panel {
  readonly stores: readonly { readonly id: string; readonly region: string; readonly district: string }[]
  readonly days: readonly string[]
  /** Days off: they teach nothing. */
  readonly holiday: readonly boolean[]
  /** Days around a festival: each shop has its own, so they teach only where nothing else does. */
  readonly season: readonly boolean[]
  readonly values: Readonly<Partial<Record<AlertMetric, readonly Float64Array[]>>>
  /** What a ratio is over, by shop and day: several shops' ratio is weighted by it. A metric that is not here adds up. */
  readonly weights: Readonly<Partial<Record<AlertMetric, readonly Float64Array[]>>>
  /** Millimetres of rain, by shop. */
  readonly rain: readonly Float64Array[]
}

export interface Residuals {
  /** On the metric's own scale. */
  readonly expected: readonly Float64Array[]
  readonly residual: readonly Float64Array[]
}

/** More rain than this keeps no more people away. */
const MOST_RAIN = 40

/** Actual less expected, on the metric's scale; for what depends on rain less what rain explains, by one slope for all shops. */
export const residualsOf = (panel: Panel): ReadonlyMap<AlertMetric, Residuals> => {
  const made = new Map<AlertMetric, Residuals>()
  for (const metric of ALERT_METRICS) {
    const series = panel.values[metric]
    if (series === undefined) continue
    const { scale, weather } = watchedOf(metric)
    const expected = series.map((one) =>
      expectedDays(
        one,
        scale,
        (day) => panel.holiday[day] === true,
        (day) => panel.season[day] === true,
      ),
    )
    const residual = series.map((one, s) =>
      one.map((value, t) =>
        Number.isFinite(value) ? toScale(value, scale) - (expected[s]?.[t] as number) : Number.NaN,
      ),
    )
    made.set(metric, { expected, residual: weather ? lessRain(residual, panel.rain) : residual })
  }
  return made
}

const lessRain = (residual: readonly Float64Array[], rain: readonly Float64Array[]): Float64Array[] => {
  const wet = rain.map((days) => days.map((mm) => Math.min(MOST_RAIN, mm)))
  const means = wet.map(meanOf)
  let [top, bottom] = [0, 0]
  residual.forEach((days, s) => {
    days.forEach((r, t) => {
      const x = (wet[s]?.[t] ?? Number.NaN) - (means[s] as number)
      if (!Number.isFinite(r) || !Number.isFinite(x) || Math.abs(r) > 0.5) return
      top += x * r
      bottom += x * x
    })
  })
  // rain never brings people in
  const slope = bottom > 0 ? Math.min(0, top / bottom) : 0
  return residual.map((days, s) =>
    days.map((r, t) => {
      const x = (wet[s]?.[t] ?? Number.NaN) - (means[s] as number)
      return Number.isFinite(x) ? r - slope * x : r
    }),
  )
}

const meanOf = (values: Float64Array): number => {
  const used = values.filter(Number.isFinite)
  return used.length === 0 ? Number.NaN : used.reduce((sum, one) => sum + one, 0) / used.length
}
