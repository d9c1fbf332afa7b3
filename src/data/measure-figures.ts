import Big from 'big.js'
import type { BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Period } from '../core/period.ts'
import type { Cell } from './cell.ts'
import { daysOf } from './comparison-base.ts'
import { median, quotient } from './decimal.ts'
import type { Plan } from './measure-plan.ts'
import { hasDay } from './reach.ts'
import type { DaysOfKind } from './store-days.ts'

/** One member's figures; `null` is "not there". */
export interface Figure {
  readonly key: string
  readonly value: string | null
  readonly base: string | null
  /** Fewest base days that W4 found for one of the asked days; null for other bases. */
  readonly baseDays: number | null
}

/** Sums of a day, or of the whole period: decimal text, null where no row had a part in it. */
interface Sums {
  readonly n: string | null
  readonly d: string | null
}

const NOTHING: Sums = { n: null, d: null }
type Row = Readonly<Record<string, Cell>>
type Member = ReadonlyMap<string, Sums>

const text = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell))
const place = (day: string | null, cut: boolean): string => `${cut ? 'cut ' : ''}${day ?? ''}`

/** Figures of each member of a statement's rows, in no order. */
export const figuresOf = (plan: Plan, rows: readonly Row[], kinds: readonly DaysOfKind[]): readonly Figure[] => {
  const members = new Map<string, Map<string, Sums>>()
  for (const row of rows) {
    const key = String(row.key)
    const member = members.get(key) ?? new Map<string, Sums>()
    members.set(key, member.set(place(text(row.day), row.cut === true), { n: text(row.n), d: text(row.d) }))
  }
  const none: Member = new Map()
  return keysOf(plan, [...members.keys()])
    .map((key) => figureOf(plan, key, members.get(plan.frame.by === 'day' ? '' : key) ?? none, kinds))
    .filter((figure) => worthShowing(plan, figure, members.get(figure.key)))
}

/** All asked members that can be listed, so that a store without data is a row without a value; else those with rows. */
const keysOf = (plan: Plan, found: readonly string[]): readonly string[] => {
  const { by, products } = plan.frame
  if (by === null) return ['']
  if (by === 'day') return daysOf(plan.period)
  if (by === 'store') return plan.stores.map((store) => store.id)
  if (by === 'region')
    return [...new Set<string>(plan.stores.map((store) => store.region))].filter((region) => region !== '')
  return by === 'product' ? [...new Set([...found, ...products])] : found
}

/** Goods that neither sold on the asked days nor would have are no row, unless they were named. */
const worthShowing = (plan: Plan, figure: Figure, member: Member | undefined): boolean => {
  const { by, products } = plan.frame
  if (plan.base === null || (by !== 'category' && by !== 'product' && by !== 'hour')) return true
  if (products.some((product) => product === figure.key)) return true
  const asked = daysOf(plan.period).some((day) => member?.has(place(day, false)))
  return asked || (figure.base !== null && !new Big(figure.base).eq(0))
}

const figureOf = (plan: Plan, key: string, member: Member, kinds: readonly DaysOfKind[]): Figure => {
  const { base, frame, period } = plan
  const stores = storesOf(plan, key)
  const asked = frame.by === 'day' ? { from: key, to: key } : period
  const apart = base !== null || frame.by === 'day'
  const sums = apart ? total(daysOf(asked).map((day) => member.get(place(day, false)))) : (member.get('') ?? NOTHING)
  const value = amount(plan, sums, () => isOpen(stores, asked, kinds, plan.at))
  if (base === null || !plan.baseThere) return { key, value, base: null, baseDays: null }
  if (base.kind === 'median') return { key, value, ...medianBase(plan, stores, daysOf(asked), member, kinds) }
  if (base.kind === 'mapped')
    return { key, value, base: mappedBase(plan, stores, daysOf(asked), member, kinds), baseDays: null }
  const days = baseRange(plan, key)
  const cut = new Set(plan.cuts.map((one) => one.day))
  const read = total(daysOf(days).map((day) => member.get(place(day, cut.has(day)))))
  return { key, value, base: amount(plan, read, () => isOpen(stores, days, kinds, plan.at)), baseDays: null }
}

/** Each asked day's own base day; a day on which the shops were shut then adds nothing. */
const mappedBase = (
  plan: Plan,
  stores: readonly StoreEntry[],
  asked: readonly BusinessDate[],
  member: Member,
  kinds: readonly DaysOfKind[],
): string | null => {
  const pairs = asked.flatMap((day) => plan.baseDays(day, stores).map((base) => ({ base, cut: plan.running.has(day) })))
  const read = total(pairs.map(({ base, cut }) => member.get(place(base, cut))))
  return amount(plan, read, () => pairs.some(({ base }) => isOpen(stores, { from: base, to: base }, kinds, plan.at)))
}

/** The days of a base for a member: for one shown day, the one that it is compared with. */
export const baseRange = (plan: Plan, key: string): Period => {
  if (plan.base === null || plan.base.kind === 'median') return plan.period
  if (plan.frame.by !== 'day' || (plan.base.kind === 'shifted' && !plan.base.aligned)) return plan.base.period
  const [day = key] = plan.baseDays(key, plan.stores)
  return { from: day, to: day }
}

/**
 * W4: the median of each asked day's base days, then summed; a day without one leaves no base at all. A weekday on which
 * the shops never open, this time neither, is no such day: it adds nothing on either side.
 */
const medianBase = (
  plan: Plan,
  stores: readonly StoreEntry[],
  asked: readonly BusinessDate[],
  member: Member,
  kinds: readonly DaysOfKind[],
): Pick<Figure, 'base' | 'baseDays'> => {
  let fewest = Number.POSITIVE_INFINITY
  let [n, d] = [new Big(0), new Big(0)]
  for (const day of asked) {
    const days = plan.baseDays(day, stores)
    if (days.length === 0 && !isOpen(stores, { from: day, to: day }, kinds, plan.at)) continue
    fewest = Math.min(fewest, days.length)
    if (days.length === 0) continue
    const sums = days.map((base) => member.get(place(base, plan.running.has(day))) ?? NOTHING)
    n = n.plus(median(sums.map((one) => one.n ?? '0')))
    d = d.plus(median(sums.map((one) => one.d ?? '0')))
  }
  if (fewest === 0 || fewest === Number.POSITIVE_INFINITY) return { base: null, baseDays: 0 }
  return { base: plan.metric.ratio ? quotient(n.toFixed(), d.toFixed()) : n.toFixed(), baseDays: fewest }
}

const total = (sums: readonly (Sums | undefined)[]): Sums => {
  const add = (values: readonly (string | null | undefined)[]): string | null => {
    const there = values.filter((value) => value !== null && value !== undefined)
    return there.length === 0 ? null : there.reduce((a, b) => a.plus(b), new Big(0)).toFixed()
  }
  return { n: add(sums.map((one) => one?.n)), d: add(sums.map((one) => one?.d)) }
}

/** No rows are 0 where the shops were open and nobody bought, and "not there" where there are no data at all. */
const amount = (plan: Plan, { n, d }: Sums, open: () => boolean): string | null => {
  if (plan.metric.ratio && d === null) return null
  const numerator = n ?? (plan.metric.kind === 'flow' && (d !== null || open()) ? '0' : null)
  if (numerator === null) return null
  return plan.metric.ratio ? quotient(numerator, d ?? '0') : new Big(numerator).toFixed()
}

const isOpen = (stores: readonly StoreEntry[], days: Period, kinds: readonly DaysOfKind[], at: number): boolean =>
  stores.some((store) => daysOf(days).some((day) => hasDay(kinds, store, day, at)))

const storesOf = (plan: Plan, key: string): readonly StoreEntry[] => {
  if (plan.frame.by === 'store') return plan.stores.filter((store) => store.id === key)
  if (plan.frame.by === 'region') return plan.stores.filter((store) => store.region === key)
  return plan.stores
}
