import { type AlertMetric, watchedOf } from './alert-metrics.ts'
import { figuresOf, overShops } from './figures-of.ts'
import { LEAST_HISTORY, SEVERE, type Test } from './flagged.ts'
import { regionZ } from './peers.ts'
import type { Panel, Residuals } from './residuals.ts'
import { median, spreadOf } from './robust-z.ts'
import { pOfZ } from './t-tail.ts'

/** Whole regions that are out of line against the other regions: one alert in place of one for each shop. */
export const regionTests = (
  panel: Panel,
  metric: AlertMetric,
  { expected, residual }: Residuals,
  t: number,
  first: number,
  usable: (day: number) => boolean,
  nu: number,
): Test[] => {
  const watched = watchedOf(metric)
  const regions = [...new Set(panel.stores.map(({ region }) => region))]
  return regions.flatMap((region): Test[] => {
    const stores = panel.stores.flatMap((store, s) => (store.region === region ? [s] : []))
    const rest = panel.stores.flatMap((store, s) => (store.region === region ? [] : [s]))
    const less = (day: number): number[] => {
      const others = median(rest.map((s) => residual[s]?.[day] ?? Number.NaN))
      return stores.map((s) => (residual[s]?.[day] ?? Number.NaN) - (Number.isFinite(others) ? others : 0))
    }
    const past: number[] = []
    for (let day = first; day < t; day += 1) if (usable(day)) past.push(median(less(day)))
    const spread = spreadOf(past)
    const now = less(t)
    if (spread.count < LEAST_HISTORY) return []
    const z = regionZ(now, { ...spread, sigma: Math.max(spread.sigma, watched.least / 6) })
    const middle = median(now) - spread.middle
    if (z === null || (watched.adverse !== 0 && Math.sign(z) !== watched.adverse)) return []
    const p = pOfZ(z, nu)
    const itself = median(stores.map((s) => residual[s]?.[t] ?? Number.NaN)) / middle > 0.4
    if (p > 1e-3 || !itself || Math.abs(middle) < watched.least) return []
    const each = stores.map((s) => figuresOf(panel, metric, expected, s, t))
    const weights = panel.weights[metric]
    return [
      {
        store: null,
        region,
        stores,
        metric,
        each,
        ...overShops(each, weights ? stores.map((s) => weights[s]?.[t] ?? Number.NaN) : null),
        residual: middle,
        z,
        p,
        kind: 'day',
        severe: p < SEVERE.p,
        since: 1,
        tested: true,
      },
    ]
  })
}
