import type { Alert, AlertTopic } from '../../analyses/alerts/alert.ts'
import { findAlerts } from '../../analyses/alerts/find-alerts.ts'
import { matterOf, toldBy } from '../../analyses/alerts/told-by.ts'
import { MANAGER_ROLES } from '../../analyses/manager-roles.ts'
import { addDays, type BusinessDate } from '../../core/business-date.ts'
import type { Instant } from '../../core/clock.ts'
import type { Evidence } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { id } from '../../core/ids.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import type { Role } from '../../core/role.ts'
import type { Scope } from '../../core/scope.ts'
import type { AlertRecord, KeptAlert, AlertState as State } from '../../data/state-alerts.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { LANGUAGES } from '../../language/index.ts'
import type { WordingContext } from '../../language/language.ts'
import type { Dismissed } from '../../methods/alerts/dismissals.ts'
import { briefedDate } from '../briefed-date.ts'
import type { AlertPageView, AlertView } from './alert-view.ts'
import { wordAlert } from './word-alert.ts'

export interface AlertPageOptions {
  readonly at: Instant
  /** Epoch milliseconds of the wall. */
  readonly now: number
  readonly language: LanguageCode
  readonly wording: WordingContext
  /** The day that is looked at; without it the last whole one with data. */
  readonly date?: BusinessDate
}

/** Days that a page shows. */
const SHOWN_DAYS = 7

/** The chain is watched as a whole, so that each shop has its peers; a reader sees the alerts of their own shops. */
const watch = (warehouse: Warehouse): Scope => ({
  person: id('watch'),
  role: 'area-manager',
  stores: warehouse.catalogue.stores.map((store) => store.id),
})

export const lastWatchedDate = (warehouse: Warehouse, at: Instant): BusinessDate => {
  const ended = briefedDate(at, warehouse.catalogue.stores)
  const { dataTo } = warehouse.catalogue
  return dataTo !== null && dataTo < ended ? dataTo : ended
}

/** Finds and files a day's alerts, unless that was done over this snapshot already. */
export const watchDay = async (
  state: State,
  warehouse: Warehouse,
  date: BusinessDate,
  at: Instant,
  now: number,
): Promise<null | Fault> => {
  const done = watched.get(state) ?? new Map<string, Promise<null | Fault>>()
  watched.set(state, done)
  const key = `${warehouse.catalogue.snapshot} ${date}`
  const known = done.get(key)
  if (known) return known
  const work = findAndFile(state, warehouse, date, at, now)
  done.set(key, work)
  work.then(
    (result) => result !== null && done.delete(key),
    () => done.delete(key),
  )
  return work
}
const watched = new WeakMap<State, Map<string, Promise<null | Fault>>>()

const findAndFile = async (
  state: State,
  warehouse: Warehouse,
  date: BusinessDate,
  at: Instant,
  now: number,
): Promise<null | Fault> => {
  const before = state.between(addDays(date, -SHOWN_DAYS), addDays(date, -1))
  const found = await findAlerts(warehouse, watch(warehouse), {
    id: `w${date.replaceAll('-', '')}`,
    at,
    date,
    told: before.flatMap(({ body }) => toldBy(body as Alert)),
    dismissed: state.dismissed(date).map(dismissedOf),
  })
  if (isFault(found)) return found
  state.keep(found.alerts.map(recordOf), now)
  return null
}

const dismissedOf = ({ store, region, family, reason, body }: KeptAlert): Dismissed => {
  const { stake } = body as Partial<Alert>
  const money = stake ? Number(stake.amount) : null
  return { place: store || region, family, reason: reason === 'too-small' ? reason : 'not-real', money }
}

const recordOf = (alert: Alert): AlertRecord => ({
  key: alert.key,
  store: alert.store ?? '',
  region: alert.region,
  topic: alert.topic,
  family: matterOf(alert),
  day: alert.date,
  kind: alert.kind,
  severity: alert.severity,
  body: alert,
})

/** Colleagues' cash and margins are not a clerk's to see. */
const NOT_A_CLERKS: ReadonlySet<AlertTopic> = new Set([
  'return_rate',
  'margin_rate',
  'cashier_voids',
  'cashier_returns',
])

/** Of the reader's shops only, a region's only for whom has all of them, and about colleagues only for managers. */
export const visibleTo = (scope: Scope, kept: KeptAlert): boolean => {
  const mine = new Set<string>(scope.stores)
  const { stores, employee, topic } = kept.body as Alert
  if (!MANAGER_ROLES.includes(scope.role) && (employee !== null || NOT_A_CLERKS.has(topic))) return false
  return stores.length > 0 && stores.every((store) => mine.has(store))
}

/** The first of each day up to the role's budget, and the rest. */
const withinRole = (alerts: readonly AlertView[], roles: Readonly<Partial<Record<Role, number>>>, role: Role) => {
  const most = roles[role] ?? Number.POSITIVE_INFINITY
  const count = new Map<BusinessDate, number>()
  const [first, beyond]: [AlertView[], AlertView[]] = [[], []]
  for (const alert of alerts) {
    const before = count.get(alert.date) ?? 0
    count.set(alert.date, before + 1)
    ;(before < most ? first : beyond).push(alert)
  }
  return { first, beyond }
}

/** The early warnings of a reader's shops: the day's, and those of the week before it that nobody has judged. */
export const alertPage = async (
  state: State,
  warehouse: Warehouse,
  scope: Scope,
  { at, now, language, wording, date = lastWatchedDate(warehouse, at) }: AlertPageOptions,
): Promise<{ readonly view: AlertPageView; readonly evidence: readonly Evidence[] } | Fault> => {
  const failed = await watchDay(state, warehouse, date, at, now)
  if (failed !== null) return failed
  const made = state
    .between(addDays(date, -SHOWN_DAYS), date)
    .filter((kept) => visibleTo(scope, kept) && (kept.day === date || kept.status === 'open'))
    .map((kept) => wordAlert(kept.body as Alert, kept, scope.person, language, wording))
  const order = [...made].sort(
    (a, b) =>
      Number(b.view.date === date) - Number(a.view.date === date) ||
      Number(b.view.severity === 'severe') - Number(a.view.severity === 'severe'),
  )
  const { first, beyond } = withinRole(
    order.map(({ view }) => view),
    warehouse.settings.alerts.budget.roles,
    scope.role,
  )
  return {
    view: {
      date,
      dateText: LANGUAGES[language].date(date, wording.today),
      alerts: first,
      beyond,
      precision: state.precision((kept) => visibleTo(scope, kept)),
    },
    evidence: order.flatMap(({ evidence }) => evidence),
  }
}
