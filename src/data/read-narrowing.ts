import type { BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { CategoryId, ProductId } from '../core/ids.ts'
import type { Period } from '../core/period.ts'
import type { Binder } from './bind.ts'
import { shopClock } from './business-day.ts'
import { type ReadableName, ruleOf } from './readable.ts'

/** All that a reading lets its statement see. */
export interface ReadNarrowing {
  readonly stores: readonly StoreEntry[]
  readonly period: Period
  /** A relation that is read over other days than the rest, as the weeks before. */
  readonly periods: Readonly<Partial<Record<ReadableName, Period>>>
  readonly products: readonly ProductId[]
  readonly categories: readonly CategoryId[]
  /** The one article that a statement compares all others with; they are not narrowed to it. */
  readonly focus: ProductId | null
  /** The run's clock, ISO. */
  readonly at: string
}

export const periodOf = (name: ReadableName, { period, periods }: ReadNarrowing): Period => periods[name] ?? period

/** One relation under its own name, with nothing in it that may not be seen. */
export const narrowedFor = (name: ReadableName, narrowing: ReadNarrowing, bind: Binder): string => {
  const { stores } = narrowing
  if (stores.length === 0) return `${name} as not materialized (\n  select * from main.${name} where false\n)`
  const rule = ruleOf(name)
  const ids = bind.list(stores.map((store) => store.id))
  const columns = columnsOf(name, narrowing, bind)
  const conditions = [
    rule.everyStore ? `(store_id = '' or store_id in (${ids}))` : `store_id in (${ids})`,
    ...daysOf(name, narrowing, bind),
    ...(rule.goods ? goodsOf(narrowing, bind) : []),
  ]
  return `${name} as not materialized (\n  ${columns}\n  where ${conditions.join(' and ')}\n)`
}

/** The one row `asked`: the period, and the article in question, so that a statement needs no parameters of its own. */
export const askedRow = ({ period, focus }: ReadNarrowing, bind: Binder): string => {
  const article = focus === null ? '' : `, ${bind.list([focus])} as sku_id`
  return `asked as (select ${bind.date(period.from)} as from_day, ${bind.date(period.to)} as to_day${article})`
}

const columnsOf = (name: ReadableName, narrowing: ReadNarrowing, bind: Binder): string => {
  const rule = ruleOf(name)
  const now = () => bind.instant(Date.parse(narrowing.at))
  const replaced = [
    ...(rule.reversible ? [`case when reversed_at <= ${now()} then reversed_at end as reversed_at`] : []),
    ...(rule.later ?? []).map(({ column, time }) => {
      const limit = time === 'utc' ? now() : wallClockOf(narrowing, bind)
      return `case when ${column} <= ${limit} then ${column} end as ${column}`
    }),
  ]
  const columns = replaced.length === 0 ? '*' : `* replace (${replaced.join(', ')})`
  return `select ${columns} from main.${name}`
}

/** A value is bound only where it is used: DuckDB refuses one that no place names. */
const daysOf = (name: ReadableName, narrowing: ReadNarrowing, bind: Binder): readonly string[] => {
  const rule = ruleOf(name)
  const { from, to } = periodOf(name, narrowing)
  const day = rule.day ?? 'business_date'
  const range = () => `${day} between ${bind.date(from)} and ${bind.date(to)}`
  const now = () => bind.instant(Date.parse(narrowing.at))
  if (rule.known === 'always') return []
  if (rule.known === 'ahead') return [range()]
  if (rule.known === 'instant') return [range(), `ts_utc <= ${now()}`]
  if (rule.known === 'whole-day')
    return [range(), byStore(narrowing, bind, day, (store) => lastWhole(store, narrowing))]
  if (rule.known === 'valid')
    return [`valid_from <= ${bind.date(to)}`, `(valid_to is null or valid_to >= ${bind.date(from)})`]
  if (rule.known === 'received')
    return [
      `(received_date is null or received_date <= ${bind.date(to)})`,
      `(received_date is null or ${byStore(narrowing, bind, 'received_date', (store) => running(store, narrowing))})`,
    ]
  const ids = bind.list(narrowing.stores.map((store) => store.id))
  return [
    range(),
    `receipt_key in (select receipt_key from main.fact_receipt where store_id in (${ids}) and ${range()} and ts_utc <= ${now()})`,
  ]
}

const running = (store: StoreEntry, { at }: ReadNarrowing): BusinessDate => shopClock(at, store).running
const lastWhole = (store: StoreEntry, { at }: ReadNarrowing): BusinessDate => shopClock(at, store).lastWhole

const grouped = <K>(stores: readonly StoreEntry[], keyOf: (store: StoreEntry) => K): Map<K, StoreEntry[]> => {
  const groups = new Map<K, StoreEntry[]>()
  for (const store of stores) groups.set(keyOf(store), [...(groups.get(keyOf(store)) ?? []), store])
  return groups
}

/** Shops in several zones have several last days; those with the same one share a condition. */
const byStore = (
  { stores }: ReadNarrowing,
  bind: Binder,
  column: string,
  dayOf: (store: StoreEntry) => BusinessDate,
): string => {
  const groups = grouped(stores, dayOf)
  const each = [...groups].map(([day, members]) => {
    const limit = `${column} <= ${bind.date(day)}`
    return groups.size === 1 ? limit : `(store_id in (${bind.list(members.map(({ id }) => id))}) and ${limit})`
  })
  return groups.size === 1 ? each.join('') : `(${each.join(' or ')})`
}

/** The shop's wall time at the clock, as SQL over `store_id`. */
const wallClockOf = ({ stores, at }: ReadNarrowing, bind: Binder): string => {
  const wall = (store: StoreEntry): number => {
    const { running: day, sinceMidnight } = shopClock(at, store)
    return Date.parse(`${day}T00:00:00Z`) + sinceMidnight
  }
  const groups = grouped(stores, wall)
  const cases = [...groups].map(
    ([ms, members]) => `when store_id in (${bind.list(members.map(({ id }) => id))}) then ${bind.instant(ms)}`,
  )
  return `(case ${cases.join(' ')} end)`
}

/** Named categories and products are a union, as in a metric's frame. */
const goodsOf = ({ products, categories }: ReadNarrowing, bind: Binder): readonly string[] => {
  const named = products.length > 0 ? [`sku_id in (${bind.list(products)})`] : []
  const family =
    categories.length > 0
      ? [`sku_id in (select sku_id from main.dim_product where cat1_en in (${bind.list(categories)}))`]
      : []
  const either = [...named, ...family]
  return either.length === 0 ? [] : [`(${either.join(' or ')})`]
}
