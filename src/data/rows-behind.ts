import { addDays } from '../core/business-date.ts'
import type { Instant } from '../core/clock.ts'
import type { Evidence } from '../core/evidence.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Scope } from '../core/scope.ts'
import { binder } from './bind.ts'
import { csvLine, type TypedColumn } from './csv-line.ts'
import { planOf } from './measure-plan.ts'
import { goodsOf } from './measure-statement.ts'
import { metricOf } from './metrics/index.ts'
import type { Relation } from './metrics/metric.ts'
import { narrowed } from './narrowing.ts'
import { stockTold } from './stock-told.ts'
import { storeDays } from './store-days.ts'
import type { Warehouse } from './warehouse.ts'

/** Who rang up, who bought and who worked is for the tasks that need it, not for a list that leaves the tablet. */
const PEOPLE: ReadonlySet<string> = new Set(['cashier_id', 'member_hash', 'authoriser', 'emp_id'])
const COSTS: ReadonlySet<string> = new Set(['cost', 'unit_cost'])

export interface RowsOptions {
  /** The clock that the figure was asked at. */
  readonly at: Instant
  /** One of those that the metric reads. */
  readonly relation: Relation
  readonly language: LanguageCode
  readonly signal?: AbortSignal
}

/** Rows as text, some thousand a piece. */
export interface RowsBehind {
  /** Header line of the canonical column names (contracts 6), with the names of store and goods. */
  readonly header: string
  readonly lines: AsyncIterable<readonly string[]>
}

/**
 * The rows that a metric's figure was counted from, as lines of CSV in stored order: a relation that the metric reads, narrowed to the
 * evidence's stores, goods and asked days exactly as `measure` narrowed it. Rows that do not count (void, reversed) are there
 * with the columns that say so. Costs only for who may see the margin. A fault for evidence that no metric made.
 */
export const rowsBehind = async (
  warehouse: Warehouse,
  scope: Scope,
  evidence: Evidence,
  { at, relation, language, signal }: RowsOptions,
): Promise<RowsBehind | Fault> => {
  const metric = metricOf(evidence.source)
  if (metric === null || evidence.frame === null)
    return fault('no-rows', { metric: evidence.source, ...evidence.period })
  if (!metric.access.includes(scope.role)) return fault('not-allowed-metric', { metric: metric.name })
  const mine = new Set<string>(scope.stores)
  const stores = warehouse.catalogue.stores.filter(({ id }) => mine.has(id) && evidence.stores.includes(id))
  if (stores.length === 0) return fault('no-stores', {})
  const days = await storeDays(warehouse)
  const drawn = planOf(metric, evidence.frame, stores, at, days)
  const level = metric.kind === 'level'
  const plan = !isFault(drawn) && level ? await stockTold(warehouse, drawn, days, signal) : drawn
  if (isFault(plan)) return plan
  if (!metric.reads.includes(relation)) return fault('no-rows', { metric: metric.name, ...evidence.period })
  const bind = binder()
  const from = level ? addDays(plan.period.to, 1 - metric.trailingDays) : plan.period.from
  const body = narrowed(
    relation,
    {
      stores: plan.read.map(({ id }) => id),
      unstocked: plan.untold.unstocked,
      spans: [{ from, to: plan.period.to, days: null }],
      cuts: null,
      at: plan.at,
      stockDay: level ? plan.period.to : null,
      wholeTo: plan.wholeTo,
      goods: goodsOf(plan, bind),
    },
    bind,
  )
  const columns = await columnsOf(warehouse, relation, metricOf('margin_rate')?.access.includes(scope.role) ?? false)
  const goods = columns.some(({ name }) => name === 'sku_id')
  const joins = [
    `left join main.dim_store as store on store.store_id = ${relation}.store_id`,
    ...(goods ? [`left join main.dim_product as product on product.sku_id = ${relation}.sku_id`] : []),
  ]
  const shown = [
    ...columns.map(({ name, type }) => ({ name: `${relation}.${name}`, type })),
    { name: `store.name_${language}`, type: 'VARCHAR' },
    ...(goods ? [{ name: `product.name_${language}`, type: 'VARCHAR' }] : []),
  ]
  const header = [...columns.map(({ name }) => name), 'store_name', ...(goods ? ['product_name'] : [])].join(',')
  const sql = `with ${body}\nselect ${csvLine(shown)} as line from ${relation} ${joins.join(' ')}`
  return { header, lines: warehouse.lines(sql, bind.values, signal) }
}

const columnsOf = async (warehouse: Warehouse, relation: string, costs: boolean): Promise<readonly TypedColumn[]> => {
  const rows = await warehouse.query(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'main' and table_name = $1 order by ordinal_position`,
    [relation],
  )
  return rows
    .map(({ name, type }) => ({ name: String(name), type: String(type) }))
    .filter(({ name }) => !PEOPLE.has(name) && (costs || !COSTS.has(name)))
}
