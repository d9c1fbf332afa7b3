import Big from 'big.js'
import type { BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Period } from '../core/period.ts'
import type { Cell } from './cell.ts'
import { daysOf } from './days-of.ts'
import { median, quotient, sum, times } from './decimal.ts'
import { daysLike, type FestivalWeekdays } from './festival-weekdays.ts'
import { hasDays, type Plan } from './measure-plan.ts'
import { FEWEST_PEERS } from './peer-stores.ts'
import { hasDay } from './reach.ts'
import type { DaysOfKind } from './store-days.ts'

/** One member's figures; `null` is "not there". */
export interface Figure {
  readonly key: string
  readonly value: string | null
  readonly base: string | null
  /** Fewest base days that W4 found for one of the asked days; null for other bases. */
  readonly baseDays: number | null
  /** Base days that were rescaled by weekday, and those that should have been but whose weekdays are not known. */
  readonly weekdays?: { readonly scaled: number; readonly unscaled: number }
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
  if (plan.base?.kind === 'peers') {
    const values = new Map(plan.read.map(({ id }) => [String(id), members.get(id)?.get('') ?? NOTHING]))
    return plan.stores.map((store) => peerFigure(plan, store, values, kinds))
  }
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
  const sums = hasDays(plan)
    ? total(daysOf(asked).map((day) => member.get(place(day, false))))
    : (member.get('') ?? NOTHING)
  const value = amount(plan, sums, () => isOpen(stores, asked, kinds, plan.at))
  if (base === null || !plan.baseThere) return { key, value, base: null, baseDays: null }
  if (base.kind === 'median') return { key, value, ...medianBase(plan, stores, daysOf(asked), member, kinds) }
  if (base.kind === 'mapped')
    return { key, value, baseDays: null, ...mappedBase(plan, base.weekdays, stores, daysOf(asked), member, kinds) }
  if (base.kind === 'plan') {
    const planned = total(daysOf(asked).map((day) => member.get(place(day, true))))
    return { key, value, base: amount(plan, planned, () => false), baseDays: null }
  }
  const days = baseRange(plan, key)
  const cut = new Set(plan.cuts.map((one) => one.day))
  const read = total(daysOf(days).map((day) => member.get(place(day, cut.has(day)))))
  return { key, value, base: amount(plan, read, () => isOpen(stores, days, kinds, plan.at)), baseDays: null }
}

/** A store's figure beside the median of its peers that have data of every day that it has. */
const peerFigure = (
  plan: Plan,
  store: StoreEntry,
  values: ReadonlyMap<string, Sums>,
  kinds: readonly DaysOfKind[],
): Figure => {
  const flow = plan.metric.kind === 'flow'
  const traded = daysOf(plan.period).filter((day) => flow && hasDay(kinds, store, day, plan.at))
  const figureFor = (one: StoreEntry) =>
    amount(plan, values.get(one.id) ?? NOTHING, () => isOpen([one], plan.period, kinds, plan.at))
  const peers = (plan.peers.get(store.id) ?? [])
    .filter((peer) => traded.every((day) => hasDay(kinds, peer, day, plan.at)))
    .map(figureFor)
    .filter((value) => value !== null)
  const base = peers.length < FEWEST_PEERS ? null : median(peers).toFixed()
  return { key: plan.frame.by === null ? '' : store.id, value: figureFor(store), base, baseDays: null }
}

/** Each asked day's own base day; a day on which the shops were shut then adds nothing. */
const mappedBase = (
  plan: Plan,
  weekdays: FestivalWeekdays | null,
  stores: readonly StoreEntry[],
  asked: readonly BusinessDate[],
  member: Member,
  kinds: readonly DaysOfKind[],
): Pick<Figure, 'base' | 'weekdays'> => {
  const pairs = asked.flatMap((day) => plan.baseDays(day, stores).map((base) => ({ day, base })))
  const counts = { scaled: 0, unscaled: 0 }
  const read = pairs.map(({ day, base }) => {
    const sums = member.get(place(base, plan.running.has(day)))
    if (sums === undefined || !weekdays?.scaled.has(day)) return sums
    const rescaled = rescale(sums, weekdays, day, base, member)
    counts[rescaled === null ? 'unscaled' : 'scaled'] += 1
    return rescaled ?? sums
  })
  const isThere = () => pairs.some(({ base }) => isOpen(stores, { from: base, to: base }, kinds, plan.at))
  return { base: amount(plan, total(read), isThere), ...(weekdays === null ? {} : { weekdays: counts }) }
}

/** Days of a class that must be known before it is told how it differs. */
const FEWEST_LIKE = 2

/** Times dowIdx(asked day) / dowIdx(base day), numerator and denominator each by its own; null where one is not known. */
const rescale = (
  { n, d }: Sums,
  { classOf, sample }: FestivalWeekdays,
  asked: BusinessDate,
  base: BusinessDate,
  member: Member,
): Sums | null => {
  const like = (day: BusinessDate, of: 'n' | 'd') => {
    const there = daysLike(classOf(day), sample).flatMap((one) => member.get(place(one, false))?.[of] ?? [])
    return there.length < FEWEST_LIKE ? null : { sum: sum(there), days: String(there.length) }
  }
  const scaled = (value: string | null, of: 'n' | 'd'): string | null | undefined => {
    if (value === null) return null
    const [ours, theirs] = [like(asked, of), like(base, of)]
    if (ours === null || theirs === null) return undefined
    return quotient(times(times(value, ours.sum), theirs.days), times(theirs.sum, ours.days)) ?? undefined
  }
  const [top, bottom] = [scaled(n, 'n'), scaled(d, 'd')]
  return top === undefined || bottom === undefined ? null : { n: top, d: bottom }
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
