import Big from 'big.js'
import type { Catalogue } from '../core/catalogue.ts'
import type { DataFlag } from '../core/evidence.ts'
import { minus, relativeTo, times } from './decimal.ts'
import type { Figure } from './measure-figures.ts'
import type { Plan } from './measure-plan.ts'
import type { Threshold } from './metrics/metric.ts'
import { categoryThreshold, type ThresholdsSaid, thresholdsOf } from './settings/thresholds-input.ts'

/**
 * Which of the shown stores are past a line of the metric: its act line, else its watch line. Lines are of a store's day or
 * longer, so neither hours nor goods are held against them, nor the sum of several stores; a category only against a line of its
 * own; and a running day only where its base is cut at the same time.
 */
export const crossedLines = (
  plan: Plan,
  figures: readonly Figure[],
  said: ThresholdsSaid,
  { categories: known }: Pick<Catalogue, 'categories'>,
): readonly DataFlag[] => {
  const { by, categories, products } = plan.frame
  const perStore = by === 'store' || (by === null && plan.stores.length === 1)
  if (!perStore || categories.length > 1 || products.length > 0) return []
  const [category] = categories
  const own = known.find(({ id }) => id === category)
  const lines =
    category === undefined
      ? thresholdsOf(plan.metric, said)
      : [categoryThreshold(plan.metric, said, [category, ...Object.values(own?.names ?? {})]) ?? []].flat()
  const line = lines.find((one) => changeOf(plan, one, figures[0]) !== undefined)
  if (line === undefined) return []
  const past = (limit: string): readonly string[] =>
    figures.flatMap((figure) => {
      const amount = changeOf(plan, line, figure)
      if (amount === null || amount === undefined) return []
      const beyond = line.side === 'below' ? new Big(amount).lte(limit) : new Big(amount).gte(limit)
      return beyond ? [figure.key === '' ? (plan.stores[0]?.id ?? '') : figure.key] : []
    })
  const act = past(line.act)
  const watch = past(line.watch).filter((store) => !act.includes(store))
  const as = line.of === 'points' ? 'points' : line.of === 'relative' || isShare(plan) ? 'percent' : 'number'
  const flag = (name: string, limit: string, stores: readonly string[]): readonly DataFlag[] =>
    stores.length === 0 ? [] : [{ flag: name, parameters: { limit, as, stores: stores.join(',') } }]
  return [...flag('past-act-line', line.act, act), ...flag('past-watch-line', line.watch, watch)]
}

/** Limits up to 1 of a ratio are shares; a limit of 4 minutes is not. */
const isShare = ({ metric }: Plan): boolean =>
  metric.unit === 'ratio' &&
  (metric.thresholds ?? []).every(({ of, act }) => of !== 'value' || new Big(act).abs().lt(1))

/** What is held against a line: undefined where the line does not fit the question, null where the figure is not there. */
const changeOf = (plan: Plan, { of, base }: Threshold, figure: Figure | undefined): string | null | undefined => {
  const running = plan.metric.kind === 'flow' && plan.period.to > plan.wholeTo
  const asked = plan.frame.base?.kind ?? null
  if (base !== undefined && base !== asked) return undefined
  if (of === 'value') return running ? undefined : (figure?.value ?? null)
  if (asked === null || asked === 'peers' || (running && asked === 'plan')) return undefined
  if (figure === undefined || figure.value === null || figure.base === null) return null
  return of === 'points' ? times(minus(figure.value, figure.base), '100') : relativeTo(figure.value, figure.base)
}
