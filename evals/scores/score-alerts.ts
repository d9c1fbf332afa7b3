import type { Alert } from '../../src/analyses/alerts/alert.ts'
import { addDays, daysBetween } from '../../src/core/business-date.ts'
import type { Interval } from '../stats/interval.ts'
import { wilson } from '../stats/wilson.ts'
import type { Planted } from './demo-chain.ts'
import { AFTER, SIGNS } from './incident-signs.ts'

/** From this share of the affected figure on an incident is severe. */
const SEVERE = 0.4

export interface TypeScore {
  readonly type: string
  readonly planted: number
  readonly found: number
  /** Days from the incident's first day to its first alert, of those found. */
  readonly delays: readonly number[]
  /** The planted cause is the first, or one of the first three, of the first alert. */
  readonly hit1: number
  readonly hit3: number
}

export interface AlertScores {
  readonly alerts: number
  readonly precision: Interval
  /** The same with each incident counted once, however often it was told again after its cooldown. */
  readonly precisionOnce: Interval
  /** Of all planted, not only the severe. */
  readonly recall: Interval
  readonly severe: Interval
  readonly types: readonly TypeScore[]
  readonly falseAlerts: readonly Alert[]
  readonly missed: readonly Planted[]
  /** Per store-week, and the share of store-days with one. */
  readonly falsePerStoreWeek: number
  readonly falseStoreDays: Interval
  readonly onDecoys: number
  readonly storeAlertsOnRain: number
  readonly delayedAtMostADay: Interval
}

const isOf = (alert: Alert, planted: Planted): boolean => {
  const signs = SIGNS[planted.type]
  if (!signs?.topics.some((topic) => topic === alert.topic || alert.also.some((also) => also === topic))) return false
  const place =
    planted.store === ''
      ? alert.region === planted.region
      : alert.store !== null && String(alert.store) === planted.store
  return place && alert.date >= planted.from && alert.date <= addDays(planted.to, signs.after ?? AFTER)
}

/** The first alert that tells of an incident. */
export const firstOf = (alerts: readonly Alert[], one: Planted): Alert | undefined =>
  alerts.filter((alert) => isOf(alert, one)).sort((a, b) => a.date.localeCompare(b.date))[0]

/** Alerts against what was planted: right where place, days and topic belong to an incident that somebody should look at. */
export const scoreAlerts = (
  alerts: readonly Alert[],
  truth: readonly Planted[],
  from: string,
  to: string,
  stores: number,
): AlertScores => {
  const real = truth.filter(({ label }) => label !== 'decoy')
  // rain over a region is no shop's: only the region's alert is right
  const wanted = (alert: Alert) =>
    real.some((one) => isOf(alert, one) && (one.label !== 'no-store-alert' || alert.store === null))
  const wrong = alerts.filter((alert) => !wanted(alert))
  const wantedBy = (one: Planted) =>
    alerts.some((alert) => isOf(alert, one) && (one.label !== 'no-store-alert' || alert.store === null))
  const during = (type: string, topics?: readonly string[]) =>
    wrong.filter(
      (alert) =>
        alert.store !== null &&
        (topics?.includes(alert.topic) ?? true) &&
        truth.some(
          (one) =>
            one.type.startsWith(type) &&
            (one.store === '' ? one.region === alert.region : one.store === String(alert.store)) &&
            alert.date >= one.from &&
            alert.date <= addDays(one.to, AFTER),
        ),
    ).length
  // an incident that began before the first day may have been told before it
  const begun = real.filter((one) => one.from >= from && one.from <= addDays(to, -1) && one.label !== 'no-store-alert')
  const first = (one: Planted) => firstOf(alerts, one)
  const types = [...new Set(begun.map(({ type }) => type))].sort().map((type): TypeScore => {
    const of = begun.filter((one) => one.type === type)
    const found = of.flatMap((one) => {
      const alert = first(one)
      return alert ? [{ one, alert }] : []
    })
    const hits = (most: number) =>
      found.filter(({ alert }) =>
        alert.causes.slice(0, most).some(({ origin }) => SIGNS[type]?.origins.includes(origin)),
      ).length
    return {
      type,
      planted: of.length,
      found: found.length,
      delays: found.map(({ one, alert }) => daysBetween(one.from, alert.date)),
      hit1: hits(1),
      hit3: hits(3),
    }
  })
  const once = real.filter((one) => wantedBy(one)).length
  const severe = begun.filter((one) => one.severity >= SEVERE || one.type === 'cold-chain-failure')
  const delays = types.flatMap((type) => type.delays)
  const days = daysBetween(from, to) + 1
  const falseDays = new Set(wrong.map((alert) => `${alert.store ?? alert.region} ${alert.date}`)).size
  return {
    alerts: alerts.length,
    precision: wilson(alerts.length - wrong.length, alerts.length),
    precisionOnce: wilson(once, once + wrong.length),
    recall: wilson(
      types.reduce((sum, { found }) => sum + found, 0),
      begun.length,
    ),
    severe: wilson(severe.filter((one) => first(one)).length, severe.length),
    types,
    falseAlerts: wrong,
    missed: begun.filter((one) => !first(one)),
    falsePerStoreWeek: (wrong.length / (days * stores)) * 7,
    falseStoreDays: wilson(falseDays, days * stores),
    onDecoys: during('decoy'),
    storeAlertsOnRain: during('regional-rain', SIGNS['regional-rain']?.topics),
    delayedAtMostADay: wilson(delays.filter((delay) => delay <= 1).length, delays.length),
  }
}
