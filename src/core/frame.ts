import type { Base } from './base.ts'
import type { Dimension } from './dimension.ts'
import type { CategoryId, MetricName, ProductId, RegionId, StoreId } from './ids.ts'
import type { Period } from './period.ts'

/**
 * One question, understood whole: what the grammar makes, what a tap on an offered question sends, what the metric tool
 * takes from a model, and what `measure` answers. Plain JSON, so it can be logged, replayed and compared.
 */
export interface Frame {
  readonly metric: MetricName
  /** Named stores and regions, a union; both empty is everything the asker may see. */
  readonly stores: readonly StoreId[]
  readonly regions: readonly RegionId[]
  readonly categories: readonly CategoryId[]
  readonly products: readonly ProductId[]
  readonly period: Period
  readonly base: Base | null
  /** One row for each member of this dimension; null is one figure. */
  readonly by: Dimension | null
  readonly rank: { readonly order: 'highest' | 'lowest'; readonly n: number } | null
  readonly wish: 'number' | 'table' | 'chart' | null
}
