import Big from 'big.js'
import type { Catalogue } from '../core/catalogue.ts'
import type { FlagName, FlagParameters } from '../core/data-flag.ts'
import type { DataFlag } from '../core/evidence.ts'
import type { Scope } from '../core/scope.ts'
import { baseLacks } from './base-lacks.ts'
import { shopClock } from './business-day.ts'
import type { Cell } from './cell.ts'
import { W4_DAYS } from './comparison-base.ts'
import { crossedLines } from './crossed-lines.ts'
import { daysOf } from './days-of.ts'
import { quotient } from './decimal.ts'
import type { Figure } from './measure-figures.ts'
import type { Plan } from './measure-plan.ts'
import { hasDay } from './reach.ts'
import type { DaysOfKind, StoreDays } from './store-days.ts'
import type { Warehouse } from './warehouse.ts'

const flag = <F extends FlagName>(name: F, parameters: FlagParameters[F]): DataFlag => ({ flag: name, parameters })

/** Doubts about the data under a measurement, said with it. */
export const flagsOf = (
  plan: Plan,
  figures: readonly Figure[],
  rows: readonly Readonly<Record<string, Cell>>[],
  days: StoreDays,
  kinds: readonly DaysOfKind[],
  scope: Scope,
  warehouse: Warehouse,
): readonly DataFlag[] => {
  const own = [
    ...partialPeriod(plan),
    ...storesMissing(plan, kinds),
    ...regionsPartial(plan, scope, warehouse.catalogue),
    ...baseFlags(plan, figures, kinds),
    ...dayTypeFlags(plan, figures, days),
    ...crossedLines(plan, figures, warehouse.settings.thresholds, warehouse.catalogue),
    ...missingShare(plan, rows),
    ...counterFlags(plan, figures, days),
    ...measuresMixed(plan, warehouse.catalogue),
  ]
  return [...own, ...caveatsBeside(own, plan, warehouse)]
}

/** A quality rule that says what a flag of this measurement says already is left out. */
const SAID_BY: Readonly<Record<string, readonly FlagName[]>> = {
  'conversion-above-one': ['conversion-above-one'],
  'doors-silent': ['counter-gap'],
  'no-sales-while-open': ['sales-gap'],
  'day-missing': ['stores-missing'],
}

const caveatsBeside = (own: readonly DataFlag[], plan: Plan, warehouse: Warehouse): readonly DataFlag[] => {
  const said = new Set(own.map(({ flag: name }) => name))
  return warehouse
    .caveats([...plan.metric.reads, ...(plan.metric.gap ? [plan.metric.gap.column] : [])], {
      stores: plan.stores.map((store) => store.id),
      from: plan.period.from,
      to: plan.period.to,
      metric: plan.metric.name,
      by: plan.frame.by,
    })
    .filter(({ parameters }) => !SAID_BY[parameters.rule ?? '']?.some((name) => said.has(name)))
}

/** Stock of several goods of which some are weighed: a sum of unlike things, which is said. */
const measuresMixed = ({ metric, frame }: Plan, { products }: Catalogue): readonly DataFlag[] => {
  if (metric.name !== 'stock_on_hand' || frame.by === 'product') return []
  const asked = products.filter(
    ({ id, category }) =>
      frame.products.length + frame.categories.length === 0 ||
      frame.products.includes(id) ||
      frame.categories.includes(category),
  )
  // a row is a category's or of all that was asked; each measure once
  const measures = new Map<string, Set<string>>()
  for (const { category, weighedIn } of asked) {
    const row = frame.by === 'category' ? category : ''
    measures.set(row, (measures.get(row) ?? new Set()).add(weighedIn ?? 'piece'))
  }
  return [...measures.values()].some(({ size }) => size > 1) ? [flag('measures-mixed', {})] : []
}

const partialPeriod = (plan: Plan): readonly DataFlag[] => {
  const { from, to } = plan.frame.period
  const whole = plan.metric.kind === 'level' || (plan.period.from === from && plan.period.to === to)
  return whole ? [] : [flag('partial-period', { from: plan.period.from, to: plan.period.to })]
}

const storesMissing = (plan: Plan, kinds: readonly DaysOfKind[]): readonly DataFlag[] => {
  if (plan.metric.kind === 'level') return levelsUntold(plan)
  const dates = daysOf(plan.period)
  const missing = plan.stores.filter((store) => !dates.some((day) => hasDay(kinds, store, day, plan.at)))
  return missing.length === 0 ? [] : [flag('stores-missing', { stores: missing.map((store) => store.id).join(',') })]
}

const levelsUntold = ({ metric, untold: { missing, young, unstocked } }: Plan): readonly DataFlag[] => [
  ...(missing.length === 0 ? [] : [flag('stores-missing', { stores: missing.join(',') })]),
  ...(young.length === 0
    ? []
    : [flag('stores-too-new', { stores: young.join(','), days: String(metric.trailingDays) })]),
  ...(unstocked.length === 0 ? [] : [flag('stock-gap', { days: String(unstocked.length) })]),
]

/** A region was named or is shown, but the asker sees only some of its shops: the figure is of those. */
const regionsPartial = (plan: Plan, scope: Scope, catalogue: Catalogue): readonly DataFlag[] => {
  const shown =
    plan.frame.by === 'region' && plan.frame.stores.length === 0 ? plan.stores.map((store) => store.region) : []
  const regions = [...new Set([...plan.frame.regions, ...shown])]
  const allowed = new Set(scope.stores)
  const partial = regions.filter((region) =>
    catalogue.stores.some((store) => store.region === region && !allowed.has(store.id)),
  )
  const seen = plan.stores.filter((store) => partial.includes(store.region))
  return partial.length === 0 ? [] : [flag('region-partial', { stores: seen.map((store) => store.id).join(',') })]
}

const baseFlags = (plan: Plan, figures: readonly Figure[], kinds: readonly DaysOfKind[]): readonly DataFlag[] => {
  if (plan.base === null) return []
  const missing = figures.some((figure) => figure.base === null && figure.value !== null)
  const fewest = Math.min(...figures.map((figure) => figure.baseDays || W4_DAYS))
  return [
    ...(fewest >= W4_DAYS ? [] : [flag('base-short', { days: String(fewest) })]),
    ...(missing ? [flag('base-missing', {})] : []),
    ...(figures.some((figure) => figure.base !== null) ? [...baseWithout(plan, kinds), ...baseCut(plan)] : []),
  ]
}

const baseWithout = (plan: Plan, kinds: readonly DaysOfKind[]): readonly DataFlag[] => {
  const lacking = baseLacks(plan, kinds)
  return lacking.length === 0 ? [] : [flag('base-without', { stores: lacking.join(',') })]
}

/** What makes an asked day or its base another kind of day than they look. */
const dayTypeFlags = (
  plan: Plan,
  figures: readonly Figure[],
  { makeups, holidays }: StoreDays,
): readonly DataFlag[] => {
  const { base } = plan
  if (base === null || !figures.some((figure) => figure.base !== null)) return []
  if (base.kind === 'plan') return plan.period.to > plan.wholeTo ? [flag('plan-whole-day', {})] : []
  if (base.kind === 'peers') {
    const [only] = plan.stores
    const peers = only && plan.stores.length === 1 ? (plan.peers.get(only.id) ?? []) : []
    return peers.length === 0 ? [] : [flag('peers-are', { stores: peers.map((peer) => peer.id).join(',') })]
  }
  const asked = daysOf(plan.period)
  const byWeekday = plan.frame.base?.kind === 'LY-dow' || plan.frame.base?.kind === 'LFL'
  const free = asked.filter((day) => holidays.has(day)).length
  const freeThen = base.kind === 'shifted' ? daysOf(base.period).filter((day) => holidays.has(day)).length : 0
  const worked = asked.filter((day) => makeups.has(day))
  const most = (of: 'scaled' | 'unscaled') => Math.max(0, ...figures.map((figure) => figure.weekdays?.[of] ?? 0))
  const [scaled, unscaled] = [most('scaled'), most('unscaled')]
  return [
    ...(worked.length === 0 || base.kind === 'mapped' ? [] : [flag('makeup-day', { days: worked.join(',') })]),
    ...(!byWeekday || free === freeThen
      ? []
      : [flag('holidays-differ', { asked: String(free), base: String(freeThen) })]),
    ...(scaled === 0 ? [] : [flag('base-rescaled', { days: String(scaled) })]),
    ...(unscaled === 0 ? [] : [flag('base-not-rescaled', { days: String(unscaled) })]),
  ]
}

/** Without it, a base of this morning would be read as yesterday's whole. */
const baseCut = ({ running, stores, at }: Plan): readonly DataFlag[] => {
  const [shop] = stores
  if (running.size === 0 || shop === undefined) return []
  const { sinceMidnight } = shopClock(new Date(at).toISOString(), shop)
  return [flag('base-cut', { time: new Date(sinceMidnight).toISOString().slice(11, 16) })]
}

/** Of the asked days only: base days came back too, each with its date. */
const missingShare = (plan: Plan, rows: readonly Readonly<Record<string, Cell>>[]): readonly DataFlag[] => {
  if (plan.metric.gap === null) return []
  const { from, to } = plan.period
  const own = new Set<unknown>(plan.base?.kind === 'peers' ? plan.stores.map((store) => store.id) : [])
  const asked = rows.filter((row) =>
    row.day === null
      ? own.size === 0 || own.has(row.key)
      : row.cut !== true && String(row.day) >= from && String(row.day) <= to,
  )
  const sum = (column: string) =>
    asked.reduce((total, row) => total.plus(row[column] === null ? 0 : String(row[column])), new Big(0))
  const missing = sum('m')
  const { flag: name } = plan.metric.gap
  if (missing.eq(0)) return []
  if (name === 'stock-cost-missing') return [flag(name, { goods: missing.toFixed() })]
  if (name !== 'cost-missing') return [flag(name, { days: missing.toFixed() })]
  const share = quotient(missing.toFixed(), missing.plus(sum('d')).toFixed())
  return share === null ? [] : [flag(name, { share })]
}

/** Doors that did not count while the shop sold, and more buyers than entrants, which means the same. */
const counterFlags = (plan: Plan, figures: readonly Figure[], days: StoreDays): readonly DataFlag[] => {
  if (!plan.metric.reads.includes('fact_footfall')) return []
  const dates = daysOf(plan.period)
  const lacking = (there: DaysOfKind, not: DaysOfKind) =>
    plan.stores.flatMap((store) =>
      dates.filter((day) => hasDay([there], store, day, plan.at) && !hasDay([not], store, day, plan.at)),
    ).length
  const uncounted = lacking(days.sales, days.footfall)
  const unsold = plan.metric.name === 'conversion' ? lacking(days.footfall, days.sales) : 0
  const above = plan.metric.name === 'conversion' && figures.some((figure) => Number(figure.value ?? 0) > 1)
  return [
    ...(uncounted === 0 ? [] : [flag('counter-gap', { days: String(uncounted) })]),
    ...(unsold === 0 ? [] : [flag('sales-gap', { days: String(unsold) })]),
    ...(above ? [flag('conversion-above-one', {})] : []),
  ]
}
