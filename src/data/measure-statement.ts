import { addDays } from '../core/business-date.ts'
import type { Dimension } from '../core/dimension.ts'
import { type Binder, binder } from './bind.ts'
import { shownOf } from './measure-order.ts'
import { hasDays, type Plan } from './measure-plan.ts'
import type { Source } from './metrics/metric.ts'
import { type Narrowing, narrowed } from './narrowing.ts'
import { spansOf } from './spans.ts'

export interface Statement {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

/**
 * The one SELECT that answers a plan, kept plain because planning costs more than reading: the narrowed relations, the
 * metric's own statement over them, and sums by member, and by day where days are shown or compared. `cut` marks what is a
 * base only: the parts of days that a running day is compared with, and planned days. Medians, quotients and differences are made from these sums, exactly, in `measure-figures.ts`.
 */
export const statementOf = (plan: Plan): Statement => {
  const bind = binder()
  const daily = dailyOf(plan, bind)
  const limit = plan.frame.by === 'product' ? shownProducts(plan, bind) : null
  const columns = `key, day::varchar as day, cut, n::varchar as n, d::varchar as d, m::varchar as m`
  const sql =
    limit === null
      ? `select ${columns}\nfrom (\n${daily}\n)`
      : `with daily as (\n${daily}\n),\nshown as (\n${limit}\n)\nselect ${columns}\nfrom daily join shown using (key)`
  return { sql, parameters: bind.values }
}

/** What a row of the grain belongs to, and the table that says so. */
const MEMBERS: Readonly<Record<Dimension, { readonly key: string; readonly join?: string }>> = {
  store: { key: 'grain.store_id' },
  region: { key: 'store.region_id', join: 'join main.dim_store as store on store.store_id = grain.store_id' },
  category: { key: 'product.cat1_en', join: 'join main.dim_product as product on product.sku_id = grain.sku_id' },
  product: { key: 'grain.sku_id' },
  hour: { key: 'grain.hour::varchar' },
  day: { key: "''" },
}

/** The base `peers` needs each store's own figure, whatever is shown. */
const byOf = (plan: Plan): Dimension => (plan.base?.kind === 'peers' ? 'store' : (plan.frame.by ?? 'day'))

const dailyOf = (plan: Plan, bind: Binder): string => {
  const { metric, period } = plan
  const common = {
    stores: plan.read.map((store) => store.id),
    at: plan.at,
    wholeTo: plan.wholeTo,
    goods: goodsOf(plan, bind),
  }
  if (metric.kind === 'level') {
    const since = (days: number) => addDays(period.to, 1 - days)
    const span = { from: since(Math.max(metric.trailingDays, metric.costDays ?? 1)), to: period.to, days: null }
    const { unstocked } = plan.untold
    const stock = {
      unstocked,
      stockDay: period.to,
      ...(metric.stockOfEachDay ? { stockFrom: since(metric.trailingDays) } : {}),
    }
    return blockOf(plan, metric, { ...common, spans: [span], cuts: null, ...stock }, false, bind)
  }
  const whole: Narrowing = { ...common, spans: plan.spans, cuts: null, stockDay: null }
  const source = plan.preaggregated && metric.preaggregated ? metric.preaggregated : metric
  const blocks = [blockOf(plan, source, whole, false, bind)]
  if (plan.base?.kind === 'plan' && metric.plan) blocks.push(blockOf(plan, metric.plan, whole, true, bind))
  if (plan.cuts.length > 0) {
    const spans = spansOf(plan.cuts.map((cut) => cut.day))
    blocks.push(blockOf(plan, source, { ...common, spans, cuts: plan.cuts, stockDay: null }, true, bind))
  }
  return blocks.join('\nunion all\n')
}

const blockOf = (plan: Plan, source: Source, narrowing: Narrowing, cut: boolean, bind: Binder): string => {
  const relations = source.reads.map((relation) => narrowed(relation, narrowing, bind))
  const { key, join = '' } = MEMBERS[byOf(plan)]
  const day = hasDays(plan) ? 'grain.day' : 'null'
  return `select ${key} as key, ${day} as day, ${cut} as cut,
  sum(numerator)::decimal(28, 4) as n, sum(denominator)::decimal(28, 4) as d, sum(missing)::decimal(28, 4) as m
from (
with ${relations.join(',\n')}
${source.statement.trim()}
) as grain ${join}
${key === "''" ? '' : `where ${key} is not null\n`}group by all`
}

/** Named categories and products are a union, as named stores and regions are. */
export const goodsOf = (plan: Plan, bind: Binder): string | null => {
  const { categories, products } = plan.frame
  const named = products.length > 0 ? `sku_id in (${bind.list(products)})` : null
  if (categories.length === 0) return named
  const family = `sku_id in (select sku_id from main.dim_product where cat1_en in (${bind.list(categories)}))`
  return named === null ? family : `(${named} or ${family})`
}

/** Of thousands of goods only those that will be shown, and one more, come back; what sold only on base days has 0. */
const shownProducts = (plan: Plan, bind: Binder): string => {
  const { from, to } = plan.period
  const asked = hasDays(plan) ? `not cut and day between ${bind.date(from)} and ${bind.date(to)}` : 'true'
  const sum = (column: string) => `sum(${column}) filter (${asked})`
  const value = plan.metric.ratio ? `${sum('n')} / nullif(${sum('d')}, 0)` : `coalesce(${sum('n')}, 0)`
  const direction = plan.frame.rank?.order === 'lowest' ? 'asc' : 'desc'
  return `  select key from daily group by key order by ${value} ${direction} nulls last, key limit ${shownOf(plan.frame) + 1}`
}
