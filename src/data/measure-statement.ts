import { addDays, weekday } from '../core/business-date.ts'
import type { Dimension } from '../core/dimension.ts'
import { type Binder, binder } from './bind.ts'
import { type BasePlan, baseDaysOf, spansOf, W4_DAYS } from './comparison-base.ts'
import type { Plan } from './measure-plan.ts'
import type { Relation } from './metrics/metric.ts'
import { type Narrowing, narrowed } from './narrowing.ts'

export interface Statement {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

/** The columns that come back, all text: a member's key, sums of the value and of the base, and how many base days. */
export const RESULT_COLUMNS = ['key', 'n', 'd', 'm', 'base_n', 'base_d', 'base_found', 'base_days'] as const

/**
 * The one SELECT that answers a plan. From the inside: the narrowed relations, the metric's own statement over them, sums
 * by member and day (`daily`), and from these the value and its base. W4 takes its median over daily sums, so the days
 * must be summed before anything else is.
 */
export const statementOf = (plan: Plan): Statement => {
  const bind = binder()
  const { sql, keyOfDay } = membersOf(plan.frame.by)
  const daily = dailyOf(plan, sql, bind)
  const value = `value as (
  select ${keyOfDay('day')} as key, sum(n) as n, sum(d) as d, sum(m) as m
  from daily${hasDays(plan) ? ` where not cut and day between ${bind.date(plan.period.from)} and ${bind.date(plan.period.to)}` : ''}
  group by all
)`
  const base = plan.base === null ? null : baseOf(plan, plan.base, sql, keyOfDay, bind)
  const parts = [`daily as (\n${daily}\n)`, value, ...(base ?? [])]
  const select =
    base === null
      ? `select key, n::varchar as n, d::varchar as d, m::varchar as m from value`
      : `select coalesce(value.key, base.key) as key, value.n::varchar as n, value.d::varchar as d, value.m::varchar as m,
  base.n::varchar as base_n, base.d::varchar as base_d, base.found::varchar as base_found, base.days::varchar as base_days
from value full join base on value.key = base.key`
  return { sql: `with ${parts.join(',\n')}\n${select}`, parameters: bind.values }
}

/** Days are kept apart only where they are shown or compared; else thousands of goods would be summed twice. */
const hasDays = (plan: Plan): boolean => plan.base !== null || plan.frame.by === 'day'

interface Members {
  /** What a row of the grain belongs to. */
  readonly key: string
  /** Whose closures count for the member: each store its own, each region its own, else those of all stores together. */
  readonly group: string
  readonly join: string
}

const PRODUCTS = 'join main.dim_product as product on product.sku_id = grain.sku_id'
const REGIONS = 'join main.dim_store as store on store.store_id = grain.store_id'

const membersOf = (by: Dimension | null): { sql: Members; keyOfDay: (day: string) => string } => {
  const members: Readonly<Record<Dimension, Members>> = {
    store: { key: 'grain.store_id', group: 'grain.store_id', join: '' },
    region: { key: 'store.region_id', group: 'store.region_id', join: REGIONS },
    category: { key: 'product.cat1_en', group: "''", join: PRODUCTS },
    product: { key: 'grain.sku_id', group: "''", join: '' },
    hour: { key: 'grain.hour::varchar', group: "''", join: '' },
    day: { key: "''", group: "''", join: '' },
  }
  const sql = by === null ? members.day : members[by]
  return { sql, keyOfDay: (day) => (by === 'day' ? `${day}::varchar` : 'key') }
}

/** Sums by member and day: whole days, and with a running day also its base days up to the same local time. */
const dailyOf = (plan: Plan, members: Members, bind: Binder): string => {
  const { base, period, running } = plan
  const wholeBase = running.length === 0 || running.length < spanDays(plan)
  const common = { stores: plan.stores.map((store) => store.id), at: plan.at, goods: goodsOf(plan, bind) }
  const level = plan.metric.kind === 'level'
  const whole: Narrowing = level
    ? {
        ...common,
        spans: [{ from: addDays(period.to, 1 - plan.metric.trailingDays), to: period.to, weekdays: null }],
        cuts: null,
        stockDay: period.to,
      }
    : { ...common, spans: spansOf(period, base, wholeBase), cuts: null, stockDay: null }
  const blocks = [blockOf(plan, members, whole, false, bind)]
  if (plan.cuts.length > 0 && base !== null) {
    const days = running.flatMap((day) => baseDaysOf(base, day)).sort()
    const weekdays = [...new Set(days.map(weekday))]
    const span = { from: days[0] ?? period.from, to: days.at(-1) ?? period.to, weekdays }
    blocks.push(blockOf(plan, members, { ...common, spans: [span], cuts: plan.cuts, stockDay: null }, true, bind))
  }
  return blocks.join('\nunion all\n')
}

const spanDays = (plan: Plan): number =>
  Math.round((Date.parse(plan.period.to) - Date.parse(plan.period.from)) / 86_400_000) + 1

const blockOf = (plan: Plan, members: Members, narrowing: Narrowing, cut: boolean, bind: Binder): string => {
  const source = plan.preaggregated && plan.metric.preaggregated ? plan.metric.preaggregated : plan.metric
  const relations = source.reads.map((relation: Relation) => narrowed(relation, narrowing, bind))
  return `select ${members.group} as grp, ${members.key} as key, ${hasDays(plan) ? 'grain.day' : 'null as day'}, ${cut} as cut,
  sum(numerator)::decimal(28, 4) as n, sum(denominator)::decimal(28, 4) as d, sum(missing)::decimal(28, 4) as m
from (
with ${relations.join(',\n')}
${source.statement.trim()}
) as grain ${members.join}
${members.key === "''" ? '' : `where ${members.key} is not null\n`}group by all`
}

/** Named categories and products are a union, as named stores and regions are. */
const goodsOf = (plan: Plan, bind: Binder): string | null => {
  const { categories, products } = plan.frame
  const named = products.length > 0 ? `sku_id in (${bind.list(products)})` : null
  if (categories.length === 0) return named
  const family = `sku_id in (select sku_id from main.dim_product where cat1_en in (${bind.list(categories)}))`
  return named === null ? family : `(${named} or ${family})`
}

const within = (column: string, days: readonly string[], bind: Binder): string =>
  days.length === 0 ? 'false' : `(${column} in (${days.map(bind.date).join(', ')}))`

const baseOf = (
  plan: Plan,
  base: BasePlan,
  members: Members,
  keyOfDay: (day: string) => string,
  bind: Binder,
): readonly string[] => {
  if (base.kind === 'median') return medianOf(plan, base.weeks, members, keyOfDay, bind)
  const cutDays = plan.running.flatMap((day) => baseDaysOf(base, day))
  return [
    `base as (
  select ${keyOfDay(`(day + ${base.days})`)} as key, sum(n) as n, sum(d) as d, null as found, null as days
  from daily where day between ${bind.date(base.period.from)} and ${bind.date(base.period.to)} and cut = ${within('day', cutDays, bind)}
  group by all
)`,
  ]
}

/**
 * W4: for each asked day the last four same weekdays that are neither holiday nor closure. A member that sold nothing on
 * such a day had 0 there, for the shops were open.
 */
const medianOf = (
  plan: Plan,
  weeks: number,
  members: Members,
  keyOfDay: (day: string) => string,
  bind: Binder,
): readonly string[] => {
  const median = (list: string) => `(${list}[(found + 1) // 2] + ${list}[(found + 2) // 2]) * 0.5`
  return [
    `asked as (
  select day::date as day from range(${bind.date(plan.period.from)}, ${bind.date(addDays(plan.period.to, 1))}, interval 1 day) as t(day)
)`,
    `open_day as (\n${openDays(plan, weeks, members, bind)}\n)`,
    `pair as (
  select open_day.grp, asked.day as asked, open_day.day as base
  from asked cross join range(1, ${weeks + 1}) as back(weeks) join open_day on open_day.day = asked.day - (7 * weeks)::int
  where open_day.day not in (select date from main.dim_date where day_type in ('holiday', 'closure'))
  qualify row_number() over (partition by open_day.grp, asked.day order by open_day.day desc) <= ${W4_DAYS}
)`,
    `member as (select distinct grp, key from daily)`,
    `base_day as (
  select member.key, pair.asked, count(*) as found,
    list_sort(list(coalesce(daily.n, 0))) as ns, list_sort(list(coalesce(daily.d, 0))) as ds
  from member join pair on pair.grp = member.grp
  left join daily on daily.grp = member.grp and daily.key = member.key and daily.day = pair.base
    and daily.cut = ${within('pair.asked', plan.running, bind)}
  group by all
)`,
    `base as (
  select ${keyOfDay('asked')} as key, sum(${median('ns')}) as n, sum(${median('ds')}) as d, min(found) as found, count(*) as days
  from base_day group by all
)`,
  ]
}

/** Days on which the member's shops were open: they sold, and where the metric counts people, were counted too. */
const openDays = (plan: Plan, weeks: number, members: Members, bind: Binder): string => {
  const spans = [{ from: addDays(plan.period.from, -7 * weeks), to: addDays(plan.period.to, -7), weekdays: null }]
  const narrowing = {
    stores: plan.stores.map((store) => store.id),
    spans,
    cuts: null,
    at: plan.at,
    stockDay: null,
    goods: null,
  }
  const doors = plan.metric.reads.includes('fact_footfall')
  const relations: Relation[] = doors ? ['sales_hour', 'fact_footfall'] : ['sales_hour']
  const select = (relation: Relation) => `select distinct store_id, business_date as day from ${relation}`
  return `  with ${relations.map((relation) => narrowed(relation, narrowing, bind)).join(',\n')}
  select distinct ${members.group} as grp, grain.day
  from (${relations.map(select).join(' intersect ')}) as grain ${members.group.startsWith('store.') ? members.join : ''}`
}
