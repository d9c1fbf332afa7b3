import type { Dimension } from '../../core/dimension.ts'
import type { MetricName } from '../../core/ids.ts'
import type { Labels } from '../../core/language-code.ts'
import type { Role } from '../../core/role.ts'

/** What the grammar must know of a metric; the registry's metrics have this shape. */
export interface MetricWord {
  readonly name: string
  readonly labels: Labels
  readonly cuts: readonly Dimension[]
  /** A flow is summed over days; a level stands at the end of one. */
  readonly kind: 'flow' | 'level'
  readonly better: 'higher' | 'lower' | null
  readonly access: readonly Role[]
  /** Tables without which there is nothing to read. */
  readonly reads: readonly string[]
  /** There where the chain plans it. */
  readonly plan?: object
}

export type Vocabulary = ReadonlyMap<MetricName, MetricWord>

export const vocabularyOf = (metrics: readonly MetricWord[]): Vocabulary =>
  new Map(metrics.map((metric) => [metric.name as MetricName, metric]))
