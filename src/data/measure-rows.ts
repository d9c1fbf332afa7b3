import type { StoreEntry } from '../core/catalogue.ts'
import type { Entity, EvidenceRow } from '../core/evidence.ts'
import type { Period } from '../core/period.ts'
import { shift } from '../core/period.ts'
import { COUNT, DAYS, PERCENTAGE_POINTS, type Quantity, RATIO, type Unit } from '../core/quantity.ts'
import type { Cell } from './cell.ts'
import { daysOf, W4_DAYS } from './comparison-base.ts'
import { compare, minus, plain, quotient, relativeTo, times } from './decimal.ts'
import type { Plan } from './measure-plan.ts'
import { hasDay } from './reach.ts'
import type { DaysOfKind } from './store-days.ts'

type Result = Readonly<Record<string, Cell>>

/** One member's figures; `null` is "not there". */
interface Figure {
  readonly key: string
  readonly value: string | null
  readonly base: string | null
  /** Fewest base days that W4 found for one asked day; null for other bases. */
  readonly found: number | null
}

export interface Rows {
  readonly rows: readonly EvidenceRow[]
  readonly truncated: boolean
  readonly figures: readonly Figure[]
}

/** How many members are shown when nobody said; the rest is cut, and said so. */
const SHOWN = { product: 50, day: 400, store: 400, region: 100, category: 100, hour: 24 } as const

/** Evidence rows of a statement's result, in the order shown: for each member its value, then base, difference, relative. */
export const rowsOf = (plan: Plan, results: readonly Result[], kinds: readonly DaysOfKind[]): Rows => {
  const { by, rank } = plan.frame
  const byKey = new Map(results.map((result) => [String(result.key), result]))
  const figures = keysOf(plan, byKey)
    .map((key) => figureOf(plan, key, byKey.get(key), kinds))
    .filter((figure) => worthShowing(plan, figure, byKey.get(figure.key)))
  const ordered = order(plan, figures)
  const shown = by === null ? ordered : ordered.slice(0, rank?.n ?? SHOWN[by])
  const rows = shown.flatMap((figure) => rowsOfFigure(plan, figure, unitOf(plan)))
  return { rows, truncated: shown.length < ordered.length, figures: shown }
}

/** All asked members that can be listed, so that a store without data is a row without a value; else those with rows. */
const keysOf = (plan: Plan, byKey: ReadonlyMap<string, Result>): readonly string[] => {
  const { by, products } = plan.frame
  if (by === null) return ['']
  if (by === 'day') return daysOf(plan.period)
  if (by === 'store') return plan.stores.map((store) => store.id)
  if (by === 'region') return [...new Set<string>(plan.stores.map((store) => store.region))]
  return [...new Set([...byKey.keys(), ...(by === 'product' ? products : [])])]
}

/** A member that only sold on days that are neither asked nor base has nothing to say, unless it was named. */
const worthShowing = (plan: Plan, figure: Figure, result: Result | undefined): boolean => {
  const { by, products } = plan.frame
  if (by !== 'category' && by !== 'product' && by !== 'hour') return true
  if (products.some((product) => product === figure.key)) return true
  return (result?.n ?? result?.d ?? null) !== null || (figure.base !== null && compare(figure.base, '0') !== 0)
}

const text = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell))

const figureOf = (plan: Plan, key: string, result: Result | undefined, kinds: readonly DaysOfKind[]): Figure => {
  const stores = storesOf(plan, key)
  const days = plan.frame.by === 'day' ? { from: key, to: key } : plan.period
  const value = amount(plan, text(result?.n), text(result?.d), () => isOpen(stores, days, kinds, plan.at))
  const found = result?.base_found == null ? null : Number(result.base_found)
  return { key, value, base: baseAmount(plan, key, result, stores, kinds), found }
}

const baseAmount = (
  plan: Plan,
  key: string,
  result: Result | undefined,
  stores: readonly StoreEntry[],
  kinds: readonly DaysOfKind[],
): string | null => {
  const { base, frame, period } = plan
  if (base === null || !plan.baseThere) return null
  const [n, d] = [text(result?.base_n), text(result?.base_d)]
  if (base.kind === 'median') {
    const asked = frame.by === 'day' ? 1 : daysOf(period).length
    return Number(result?.base_days ?? 0) === asked ? amount(plan, n, d, () => false) : null
  }
  const days = frame.by === 'day' ? shift({ from: key, to: key }, -base.days) : base.period
  return amount(plan, n, d, () => isOpen(stores, days, kinds, plan.at))
}

/** No rows are 0 where the shops were open and nobody bought, and "not there" where there are no data at all. */
const amount = (plan: Plan, n: string | null, d: string | null, open: () => boolean): string | null => {
  if (plan.metric.ratio && d === null) return null
  const numerator = n ?? (plan.metric.kind === 'flow' && (d !== null || open()) ? '0' : null)
  if (numerator === null) return null
  return plan.metric.ratio ? quotient(numerator, d ?? '0') : plain(numerator)
}

const isOpen = (stores: readonly StoreEntry[], days: Period, kinds: readonly DaysOfKind[], at: number): boolean =>
  stores.some((store) => daysOf(days).some((day) => hasDay(kinds, store, day, at)))

const storesOf = (plan: Plan, key: string): readonly StoreEntry[] => {
  if (plan.frame.by === 'store') return plan.stores.filter((store) => store.id === key)
  if (plan.frame.by === 'region') return plan.stores.filter((store) => store.region === key)
  return plan.stores
}

/** Time runs forward; all else from the highest down, or as ranked. Equal values go by key; no value goes last, or out of a ranking. */
const order = (plan: Plan, figures: readonly Figure[]): readonly Figure[] => {
  const { by, rank } = plan.frame
  if (rank === null && by === 'hour') return figures.toSorted((a, b) => Number(a.key) - Number(b.key))
  if (by === null || (rank === null && by === 'day')) return figures
  const sign = rank?.order === 'lowest' ? 1 : -1
  const ranked = rank === null ? figures : figures.filter((figure) => figure.value !== null)
  return ranked.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || byText(a, b)
    return sign * compare(a.value, b.value) || byText(a, b)
  })
}
const byText = (a: Figure, b: Figure): number => (a.key < b.key ? -1 : Number(a.key > b.key))

const unitOf = (plan: Plan): Unit => {
  const units = { currency: plan.stores[0]?.currency ?? '', count: COUNT, ratio: RATIO, days: DAYS }
  return units[plan.metric.unit]
}

const rowsOfFigure = (plan: Plan, figure: Figure, unit: Unit): readonly EvidenceRow[] => {
  const { base, frame, metric, period } = plan
  const entity = entityOf(plan, figure.key)
  const own = frame.by === 'day' ? { from: figure.key, to: figure.key } : period
  const cell = (amount: string | null, of: Unit): { [column: string]: Quantity | null } => ({
    [metric.name]: amount === null ? null : { amount, unit: of },
  })
  const value: EvidenceRow = { entity, period: own, role: 'value', cells: cell(figure.value, unit) }
  if (base === null) return [value]
  const from = base.kind === 'median' ? own : frame.by === 'day' ? shift(own, -base.days) : base.period
  const both = figure.value !== null && figure.base !== null
  const difference = both ? minus(figure.value, figure.base) : null
  const points = unit === RATIO && difference !== null ? times(difference, '100') : difference
  return [
    value,
    { entity, period: from, role: 'base', cells: cell(figure.base, unit) },
    { entity, period: own, role: 'difference', cells: cell(points, unit === RATIO ? PERCENTAGE_POINTS : unit) },
    { entity, period: own, role: 'relative', cells: cell(both ? relativeTo(figure.value, figure.base) : null, RATIO) },
  ]
}

/** What a row is about: the member, and what the question fixed for all rows when it is exactly one. */
const entityOf = (plan: Plan, key: string): Entity => {
  const { by, categories, products, regions, stores } = plan.frame
  const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)
  const store = by === 'region' ? undefined : by === 'store' ? key : only(plan.stores)?.id
  const region = by === 'region' ? key : store === undefined && stores.length === 0 ? only(regions) : undefined
  const goods = categories.length + products.length === 1
  const category = by === 'category' ? key : goods && by !== 'product' ? only(categories) : undefined
  const product = by === 'product' ? key : goods && by !== 'category' ? only(products) : undefined
  return {
    ...(store === undefined ? {} : { store }),
    ...(region === undefined ? {} : { region }),
    ...(category === undefined ? {} : { category }),
    ...(product === undefined ? {} : { product }),
    ...(by === 'hour' ? { hour: Number(key) } : {}),
    ...(by === 'day' ? { day: key } : {}),
  }
}

/** True when some W4 had fewer days than it wants. */
export const fewestBaseDays = (figures: readonly Figure[]): number | null => {
  const found = figures.flatMap((figure) => (figure.found === null ? [] : [figure.found]))
  const fewest = found.length === 0 ? null : Math.min(...found)
  return fewest !== null && fewest < W4_DAYS ? fewest : null
}
