import type { Base } from '../../core/base.ts'
import type { Dimension } from '../../core/dimension.ts'
import type { MetricName } from '../../core/ids.ts'
import type { Labels, LanguageCode } from '../../core/language-code.ts'
import type { Role } from '../../core/role.ts'

/** The tables of a snapshot that a metric may read, each already narrowed to the scope and to what the clock may see. */
export const RELATIONS = [
  'fact_receipt',
  'fact_line',
  'fact_stock_day',
  'fact_footfall',
  'sales_hour',
  'fact_stock_move',
  'fact_shift',
  'fact_plan',
  'fact_zone',
  'fact_checkout_event',
  'fact_check',
] as const
export type Relation = (typeof RELATIONS)[number]

export const isRelation = (name: string): name is Relation => RELATIONS.some((relation) => relation === name)

/** Tables of names and dates, the same for every reader; a statement may use them as they are. */
export const DIMENSION_TABLES = ['dim_store', 'dim_product', 'dim_date'] as const

/** The columns every metric's statement yields, in this order. */
export const GRAIN = ['store_id', 'day', 'hour', 'sku_id', 'numerator', 'denominator', 'missing'] as const

/**
 * A number of the chain. Its statement is one SELECT over `reads` that yields `GRAIN`; `measure` alone filters, sums and
 * compares it, so a ratio is always a sum over a sum. `hour` or `sku_id` is null where the relation has none (then it is
 * not in `cuts`), `denominator` where the metric is no ratio. `missing` is the part of the denominator that the data do
 * not cover; its share is said as a flag. A row that has no part in a sum yields null there, never 0: that is how
 * "nothing was read" stays apart from "nothing was sold".
 */
export interface Metric<N extends string = string> {
  readonly name: N
  readonly labels: Labels
  /** How it is worked out, in one sentence for the reader of a receipt. */
  readonly meaning: Readonly<Record<LanguageCode, string>>
  /** When a figure is to be watched, and when somebody must act (retail.md 1.2); the first that fits the base counts. */
  readonly thresholds?: readonly Threshold[]
  /** `currency` becomes the stores' own. */
  readonly unit: 'currency' | 'count' | 'ratio' | 'days' | 'minutes'
  /** A flow is summed over days; a level is read on the period's last whole business day. */
  readonly kind: 'flow' | 'level'
  readonly cuts: readonly Dimension[]
  readonly better: 'higher' | 'lower' | null
  /** Who may see it. */
  readonly access: readonly Role[]
  /** Numerator over denominator; else the denominator is null throughout. */
  readonly ratio: boolean
  /** Adds up money, so stores of two currencies have no common figure. */
  readonly addsMoney: boolean
  /** A column that rows may lack: the flag that says which share does, and "not collected" where all do. */
  readonly gap: Gap | null
  /** A level's flows are read over this many days that end with the level's day; 1 for a flow. */
  readonly trailingDays: number
  /** A level's stock is read of each of its trailing days, not of the last alone. */
  readonly stockOfEachDay?: true
  /** A level's flows are there for unit costs too, as far back as this, where there are any. */
  readonly costDays?: number
  readonly reads: readonly Relation[]
  readonly statement: string
  /** The same grain from pre-aggregates, for whole past days without goods: equal by test, faster. */
  readonly preaggregated?: Source
  /** What was planned of it, on the same grain: the base `plan`; `columns` of `fact_plan` must be filled. None: no base. */
  readonly plan?: Source & { readonly columns: readonly ('net_sales' | 'footfall' | 'hours')[] }
}

/** What `missing` counts: a share of the denominator, products without a cost, or shop days that lack the other side of a ratio. */
type Gap =
  | { readonly flag: 'cost-missing' | 'stock-cost-missing'; readonly column: 'fact_line.cost' }
  | { readonly flag: 'hours-missing' | 'area-missing' | 'plan-missing'; readonly column: Relation }

/**
 * `value` of the figure itself, `relative` its change against a base, `points` that of a rate, in percentage points. Plain
 * decimals as text. Without `base` it holds for every base.
 */
export interface Threshold {
  readonly of: 'value' | 'relative' | 'points'
  readonly base?: Base['kind']
  readonly side: 'below' | 'above'
  readonly watch: string
  readonly act: string
}

export interface Source {
  readonly reads: readonly Relation[]
  readonly statement: string
}

export const metricName = (name: string): MetricName => name as MetricName

/** Everybody in the chain's shops and regions; an administrator reads no sales. */
export const SALES_ROLES: readonly Role[] = ['clerk', 'store-manager', 'regional-manager', 'area-manager']
