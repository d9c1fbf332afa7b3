import type { BusinessDate } from '../core/business-date.ts'
import type { StoreId } from '../core/ids.ts'
import type { Binder } from './bind.ts'
import type { Relation } from './metrics/metric.ts'

/** Business dates that are read: one range, so that a scan can skip what lies outside it, and within it some days. */
export interface Span {
  readonly from: BusinessDate
  readonly to: BusinessDate
  /** Null is every day of the range. */
  readonly days: readonly BusinessDate[] | null
}

/** For some stores, a day is read only up to an instant (ms): the same local time as now. */
export interface DayCut {
  readonly stores: readonly StoreId[]
  readonly day: BusinessDate
  readonly until: number
}

/** All that `measure` lets a statement see of a relation. */
export interface Narrowing {
  readonly stores: readonly StoreId[]
  /** Disjoint; each is a scan of its own. */
  readonly spans: readonly Span[]
  readonly cuts: readonly DayCut[] | null
  /** The run's clock, in ms: later rows are not there, and a later reversal has not happened. */
  readonly at: number
  /** Closing stock of this day only; null reads no stock. */
  readonly stockDay: BusinessDate | null
  /** Closing stock of the days since, too. */
  readonly stockFrom?: BusinessDate
  /** Days of a shop whose sales are left out, because no stock is recorded of them. */
  readonly unstocked?: readonly (readonly [StoreId, BusinessDate])[]
  /** Last business day that is over in all the shops: what sums up a day is there when the day is over. */
  readonly wholeTo: BusinessDate
  /** Goods: SQL over `sku_id`, or null for all. */
  readonly goods: string | null
}

/**
 * One relation under its own name with nothing in it that may not be seen. Not materialised, so that the scan reads only
 * the columns that the metric uses.
 */
export const narrowed = (relation: Relation, narrowing: Narrowing, bind: Binder): string =>
  `${relation} as not materialized (\n${bodyOf(relation, narrowing, bind)}\n)`

const bodyOf = (relation: Relation, narrowing: Narrowing, bind: Binder): string => {
  if (narrowing.stores.length === 0) return `  select * from main.${relation} where false`
  const stores = `store_id in (${bind.list(narrowing.stores)})`
  const goods = narrowing.goods === null ? '' : ` and ${narrowing.goods}`
  if (relation === 'fact_stock_day') {
    const { stockDay: last, stockFrom: first = last } = narrowing
    const day = last === null || first === null ? 'false' : `date between ${bind.date(first)} and ${bind.date(last)}`
    return `  select * from main.fact_stock_day where ${stores} and ${day}${goods}`
  }
  if (relation === 'sales_hour')
    return eachSpan(narrowing, bind, (dates) => `  select * from main.sales_hour where ${stores} and ${dates}`)
  if (relation === 'fact_plan' || relation === 'fact_shift') return ofWholeDays(relation, narrowing, stores, bind)
  const clock = `ts_utc <= ${bind.instant(narrowing.at)}${cutOf(narrowing.cuts, bind)}`
  if (relation !== 'fact_receipt' && relation !== 'fact_line')
    return eachSpan(
      narrowing,
      bind,
      (dates) =>
        `  select * from main.${relation} where ${stores} and ${dates} and ${clock}${relation === 'fact_stock_move' || relation === 'fact_check' ? goods : ''}`,
    )
  const reversal = `case when reversed_at <= ${bind.instant(narrowing.at)} then reversed_at end`
  const columns = `select * replace (${reversal} as reversed_at) from main.${relation}`
  const filter = relation === 'fact_line' ? `${goods}${stockedOf(narrowing.unstocked ?? [], bind)}` : ''
  return eachSpan(narrowing, bind, (dates) => `  ${columns}\n  where ${stores} and ${dates} and ${clock}${filter}`)
}

const stockedOf = (unstocked: NonNullable<Narrowing['unstocked']>, bind: Binder): string => {
  const pairs = unstocked.map(([store, day]) => `(${bind.one(store)}, ${bind.date(day)})`)
  return pairs.length === 0 ? '' : ` and (store_id, business_date) not in (${pairs.join(', ')})`
}

/** A plan is known before its day, a shift when its day is over; neither can be cut at an hour, so there is none of it. */
const ofWholeDays = (
  relation: 'fact_plan' | 'fact_shift',
  narrowing: Narrowing,
  stores: string,
  bind: Binder,
): string => {
  if (narrowing.cuts !== null) return `  select * from main.${relation} where false`
  const over = relation === 'fact_shift' ? ` and business_date <= ${bind.date(narrowing.wholeTo)}` : ''
  return eachSpan(narrowing, bind, (dates) => `  select * from main.${relation} where ${stores} and ${dates}${over}`)
}

const eachSpan = (narrowing: Narrowing, bind: Binder, select: (dates: string) => string): string =>
  narrowing.spans.map((span) => select(datesOf(span, bind))).join('\n  union all\n')

const datesOf = (span: Span, bind: Binder): string => {
  const range = `business_date between ${bind.date(span.from)} and ${bind.date(span.to)}`
  return span.days === null ? range : `${range} and business_date in (${span.days.map(bind.date).join(', ')})`
}

const cutOf = (cuts: readonly DayCut[] | null, bind: Binder): string => {
  if (cuts === null) return ''
  const each = cuts.map(
    (cut) =>
      `store_id in (${bind.list(cut.stores)}) and business_date = ${bind.date(cut.day)} and ts_utc <= ${bind.instant(cut.until)}`,
  )
  return ` and (${each.length === 0 ? 'false' : each.join('\n    or ')})`
}
