import { z } from 'zod'
import { METRICS } from '../metrics/index.ts'
import type { Metric, Threshold } from '../metrics/metric.ts'

const line = z
  .strictObject({
    watch: z.number(),
    act: z.number(),
    /** Which side is bad; without it the one that the metric says. */
    side: z.enum(['below', 'above']).optional(),
  })
  .or(z.literal('off'))

const lines = z.strictObject({
  value: line.optional(),
  relative: line.optional(),
  points: line.optional(),
  /** Relative change of comparable stores against last year. */
  likeForLike: line.optional(),
  /** The figure itself of one category, by its id or a name: fresh waste is not grocery's. */
  categories: z.record(z.string(), line).optional(),
})
type Lines = z.infer<typeof lines>

const KEYS = ['likeForLike', 'value', 'relative', 'points'] as const

/** Thresholds by metric, as `floorwalker.yaml` says them: what is not said keeps the metric's own. */
export const thresholdsInput = z.record(z.string(), lines).superRefine((said, context) => {
  for (const [name, own] of Object.entries(said)) {
    const metric = Object.hasOwn(METRICS, name) ? METRICS[name] : undefined
    const complain = (message: string, key?: string) =>
      context.addIssue({ code: 'custom', path: key === undefined ? [name] : [name, key], message })
    if (metric === undefined) {
      complain(`there is no metric ${name}; there are ${Object.keys(METRICS).join(', ')}`)
      continue
    }
    const all = [
      ...KEYS.map((key) => [key, own[key]] as const),
      ...Object.entries(own.categories ?? {}).map(([category, given]) => [`categories.${category}`, given] as const),
    ]
    for (const [key, given] of all) {
      if (given === undefined || given === 'off') continue
      const side = given.side ?? sideOf(metric)
      if (side === null) complain('must say its side, below or above', key)
      else if (side === 'below' ? given.act > given.watch : given.act < given.watch)
        complain(`act (${given.act}) must lie beyond watch (${given.watch}), as ${side} is bad`, key)
    }
  }
})
export type ThresholdsSaid = z.infer<typeof thresholdsInput>

const sideOf = (metric: Metric): Threshold['side'] | null =>
  metric.better === null ? (metric.thresholds?.[0]?.side ?? null) : metric.better === 'higher' ? 'below' : 'above'

/** A metric's thresholds: what the file says of a kind replaces the metric's own of that kind. */
export const thresholdsOf = (metric: Metric, said: ThresholdsSaid): readonly Threshold[] => {
  const own = metric.thresholds ?? []
  const lines: Lines = said[metric.name] ?? {}
  return KEYS.flatMap((key): readonly Threshold[] => {
    const base = key === 'likeForLike' ? ('LFL' as const) : undefined
    const of = key === 'likeForLike' ? ('relative' as const) : key
    const given = lines[key]
    if (given === undefined) return own.filter((one) => one.of === of && one.base === base)
    const side = given === 'off' ? null : (given.side ?? sideOf(metric))
    if (given === 'off' || side === null) return []
    return [{ of, side, watch: String(given.watch), act: String(given.act), ...(base ? { base } : {}) }]
  })
}

/** The line of one category's own figure, where the file has one; `names` are all that the category is called. */
export const categoryThreshold = (metric: Metric, said: ThresholdsSaid, names: readonly string[]): Threshold | null => {
  const own = said[metric.name]?.categories ?? {}
  const given = names.map((name) => (Object.hasOwn(own, name) ? own[name] : undefined)).find((one) => one !== undefined)
  if (given === undefined || given === 'off') return null
  const side = given.side ?? sideOf(metric)
  return side === null ? null : { of: 'value', side, watch: String(given.watch), act: String(given.act) }
}
