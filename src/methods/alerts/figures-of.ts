import { type AlertMetric, watchedOf } from './alert-metrics.ts'
import { fromScale } from './expected.ts'
import type { Panel } from './residuals.ts'

/** What a shop's figure was on a day, and what was expected of it; in the metric's own unit, NaN where it is not known. */
export interface ShopFigures {
  readonly actual: number
  readonly expected: number
}

/** A shop's figure on day `t`. `expected` is on the metric's scale, by shop and day. */
export const figuresOf = (
  panel: Panel,
  metric: AlertMetric,
  expected: readonly Float64Array[],
  s: number,
  t: number,
): ShopFigures => ({
  actual: panel.values[metric]?.[s]?.[t] ?? Number.NaN,
  expected: fromScale(expected[s]?.[t] ?? Number.NaN, watchedOf(metric).scale),
})

/**
 * Several shops as one: counts and money add up; a ratio is sum over sum, so its shops are weighted by what it is over (`weights`,
 * of the day, for both figures: a mix of shops that changed is no miss of any shop). A shop of which either figure is unknown is in
 * neither. NaN of none.
 */
export const overShops = (each: readonly ShopFigures[], weights: readonly number[] | null): ShopFigures => {
  let [actual, expected, weight, known] = [0, 0, 0, 0]
  each.forEach((one, i) => {
    const w = weights === null ? 1 : (weights[i] ?? Number.NaN)
    if (!Number.isFinite(one.actual + one.expected) || !(w > 0)) return
    actual += w * one.actual
    expected += w * one.expected
    weight += w
    known += 1
  })
  if (known === 0) return { actual: Number.NaN, expected: Number.NaN }
  const below = weights === null ? 1 : weight
  return { actual: actual / below, expected: expected / below }
}
