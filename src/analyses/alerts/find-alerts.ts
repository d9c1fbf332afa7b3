import { type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { Evidence } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId, type RegionId, type StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type Dismissed, harderBy, isHushed, type Weighed } from '../../methods/alerts/dismissals.ts'
import { cooled, withinBudget } from '../../methods/alerts/keep.ts'
import { residualsOf } from '../../methods/alerts/residuals.ts'
import { SCREEN_DEFAULTS, screenDay } from '../../methods/alerts/screen.ts'
import { type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { type Alert, type AlertTopic, isDirect } from './alert.ts'
import { alertEvidence } from './alert-evidence.ts'
import { type Candidate, candidatesOf, directTopic, familyOf } from './candidates.ts'
import { type PanelRead, readPanel } from './read-panel.ts'
import { readLooks, seeDirectly } from './see-directly.ts'
import { counterDoubts } from './stake.ts'
import { type Why, whyOf } from './why.ts'

/** What was told before: a topic of a place is not told again within a week. */
export interface Told {
  readonly store: string
  readonly topic: string
  readonly date: BusinessDate
}

export interface FindOptions extends AnalysisOptions {
  readonly date: BusinessDate
  readonly told?: readonly Told[]
  /** Of the last weeks. */
  readonly dismissed?: readonly Dismissed[]
}

export interface AlertsFound {
  readonly alerts: readonly Alert[]
  /** Shops and figures that were looked at. */
  readonly stores: number
  readonly metrics: number
  readonly tests: number
  /** How many alerts there are, so that none is an answer with a figure. */
  readonly overview: Evidence
  /** Left out by the day's budget. */
  readonly left: number
}

/** The day's early warnings for a scope, the severest first. Faults are those of reading. */
export const findAlerts = async (
  warehouse: Warehouse,
  scope: Scope,
  { date, told = [], dismissed = [], id, at, signal }: FindOptions,
): Promise<AlertsFound | Fault> => {
  const options = { at, ...(signal ? { signal } : {}) }
  const panel = await readPanel(warehouse, scope, date, options)
  if (isFault(panel)) return panel
  const looks = await readLooks(warehouse, scope, date, options)
  if (isFault(looks)) return looks
  const t = panel.days.length - 1
  const residuals = residualsOf(panel)
  const screened = screenDay(panel, residuals, t, {
    ...SCREEN_DEFAULTS,
    strictness: (store, metric) => harderBy(dismissed, store, familyOf(metric)),
  })
  const flagged = [...screened, ...counterDoubts(panel, residuals, screened)]
  const candidates = candidatesOf(panel, flagged, seeDirectly(panel, looks), t)
  const before = told.map((one) => ({ store: one.store, topic: one.topic, day: t - daysBetween(one.date, date) }))
  const fresh = candidates.filter(
    (one) => !cooled(one, before, warehouse.settings.alerts.cooldownDays) && !isHushed(weighed(one), dismissed),
  )
  const { told: kept, left } = withinBudget(fresh, warehouse.settings.alerts.budget)
  const alerts: Alert[] = []
  for (const [n, candidate] of kept.entries()) {
    const made = await alertOf(warehouse, scope, panel, candidate, { ...options, id: `${id}a${n + 1}`, date })
    if (isFault(made)) return made
    alerts.push(made)
  }
  const metrics = Object.keys(panel.values).length
  const merged = mergedByCause(alerts)
  const period = { from: date, to: date }
  const overview = evidenceOf(
    {
      id: `${id}.e0`,
      source: 'early-warnings',
      rows: [placesRow(panel.read.stores, period, { alerts_found: units(merged.length) })],
      period,
    },
    panel.read,
  )
  return {
    overview,
    alerts: merged,
    stores: panel.stores.length,
    metrics,
    tests: panel.stores.length * metrics,
    left: left.length,
  }
}

const weighed = ({ store, topic, money, direct }: Candidate): Weighed => ({
  place: store,
  family: topic,
  money,
  chance: direct && { p: direct.p, line: direct.line },
  always: direct?.topic === 'aisle_waste',
})

const alertOf = async (
  warehouse: Warehouse,
  scope: Scope,
  panel: PanelRead,
  { cluster, direct, severe, money: stake }: Candidate,
  options: AnalysisOptions & { readonly date: BusinessDate },
): Promise<Alert | Fault> => {
  const places = (cluster ? cluster.lead.stores : (direct?.stores ?? [])).flatMap((s) => panel.stores[s] ?? [])
  const [first] = places
  const topic: AlertTopic = cluster ? cluster.lead.metric : (direct?.topic ?? 'silent_goods')
  const stores = places.map(({ id }) => idOf<StoreId>(id))
  const whole = cluster ? cluster.lead.store === null : direct?.region === true
  const store = whole ? null : (stores[0] ?? null)
  const why = await whyOf(warehouse, scope, { topic, origin: direct?.origin ?? null }, store, stores, options)
  if (isFault(why)) return why
  const { date } = options
  const currency = warehouse.catalogue.stores.find(({ id }) => id === stores[0])?.currency ?? 'CNY'
  const figures = {
    topic,
    actual: cluster ? cluster.lead.actual : (direct?.actual ?? Number.NaN),
    expected: cluster ? cluster.lead.expected : (direct?.expected ?? Number.NaN),
  }
  const over = direct?.days ?? 1
  // figures in doubt are no money
  const counted = stake > 0 && why.kind !== 'data'
  const own = alertEvidence(
    options.id,
    panel.read,
    store,
    stores,
    date,
    { ...figures, over },
    counted ? money(stake, currency) : null,
    currency,
  )
  return {
    key: `${store ?? first?.region ?? ''}.${topic}.${date}${direct ? `.${directTopic(direct).replaceAll(' ', '.')}` : ''}`,
    store,
    region: idOf<RegionId>(first?.region ?? ''),
    stores,
    date,
    ...figures,
    also: cluster ? cluster.also.map(({ metric }) => metric) : [],
    kind: kindOf(why),
    severity: severe ? 'severe' : 'warning',
    z: cluster && Number.isFinite(cluster.lead.z) ? cluster.lead.z : null,
    p: cluster ? cluster.lead.p : (direct?.p ?? 1),
    shape: cluster ? cluster.lead.kind : 'day',
    since: cluster ? cluster.lead.since : (direct?.days ?? 1),
    stake: counted ? money(stake, currency) : null,
    products: (direct?.products ?? []).map((sku) => idOf<ProductId>(sku)),
    aisle: direct?.aisle ?? null,
    employee: direct?.employee ?? null,
    causes: why.causes,
    drivers: why.drivers,
    question: why.question,
    evidence: [own, ...why.evidence],
  }
}

const kindOf = ({ kind }: Why): Alert['kind'] => kind

/** Alerts of one place with the same likeliest cause are one: the first tells of the others. */
const mergedByCause = (alerts: readonly Alert[]): Alert[] => {
  const merged: Alert[] = []
  for (const alert of alerts) {
    const cause = alert.causes[0]?.origin
    const same = merged.findIndex(
      (one) =>
        cause !== undefined &&
        // two goods, two aisles, two colleagues are two matters
        !(isDirect(one.topic) && isDirect(alert.topic)) &&
        one.store === alert.store &&
        one.region === alert.region &&
        one.causes[0]?.origin === cause,
    )
    const before = merged[same]
    if (!before) {
      merged.push(alert)
      continue
    }
    const more = isDirect(alert.topic) ? [] : [alert.topic]
    merged[same] = {
      ...before,
      severity: before.severity === 'severe' || alert.severity === 'severe' ? 'severe' : 'warning',
      also: [...new Set([...before.also, ...more, ...alert.also])],
      products: [...new Set([...before.products, ...alert.products])],
      evidence: [...before.evidence, ...alert.evidence.slice(0, 1)],
    }
  }
  return merged
}
