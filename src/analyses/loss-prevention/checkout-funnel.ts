import Big from 'big.js'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { Period } from '../../core/period.ts'
import type { Scope } from '../../core/scope.ts'
import { type Reading, type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import {
  type CheckoutEvents,
  type CheckoutFunnel,
  checkoutFunnel,
  FUNNEL_STAGES,
} from '../../methods/loss-prevention/checkout-funnel.ts'
import { type Analysed, type AnalysisOptions, money, share, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { MANAGER_ROLES } from '../manager-roles.ts'

/** A day's funnel of one kind of lane in one store; `day` null is the whole period over all stores. */
export interface LaneFunnel extends CheckoutFunnel {
  readonly store: string | null
  readonly day: string | null
  readonly laneKind: string
  readonly currency: string
  readonly detectorRate: number
}

export interface FunnelOptions extends AnalysisOptions {
  readonly period: Period
  /** By kind of lane, the share of missed scans that its detector sees. */
  readonly detectorRates?: Readonly<Record<string, number>>
}

const stage = (name: string, where: string, value: string) =>
  `(count(*) filter (where ${where}))::int as ${name}, coalesce(sum(${value}) filter (where ${where}), 0)::varchar as ${name}_money`
const REAL = `coalesce(outcome, '') <> 'dismissed'`

const EVENTS: Reading = {
  name: 'checkout-funnel',
  access: MANAGER_ROLES,
  reads: ['fact_checkout_event'],
  statement: `
    select store_id, business_date::varchar as day, coalesce(lane_kind, 'sco') as lane_kind,
      ${stage('detected', REAL, 'est_value')},
      ${stage('dismissed', `outcome = 'dismissed'`, 'est_value')},
      ${stage('prompted', `prompted and ${REAL}`, 'est_value')},
      ${stage('rescanned', `outcome = 'self_corrected'`, 'coalesce(recovered_value, est_value)')},
      ${stage('officer', `officer and ${REAL}`, 'est_value')},
      ${stage('recovered', `outcome = 'staff'`, 'coalesce(recovered_value, est_value)')}
    from fact_checkout_event group by store_id, business_date, coalesce(lane_kind, 'sco')`,
}

/** Goods and money that the lanes took; a scale's events belong to no lane's takings. */
const SCANNED: Reading = {
  name: 'checkout-funnel',
  access: MANAGER_ROLES,
  reads: ['fact_receipt'],
  statement: `
    select store_id, business_date::varchar as day, case when channel in ('sco', 'scango') then 'sco' else 'staffed' end as lane_kind,
      coalesce(sum(units), 0)::double as scanned, coalesce(sum(net_ex_tax + coalesce(tax, 0)), 0)::varchar as scanned_money
    from fact_receipt where type = 'sale' and reversed_at is null and channel in ('sco', 'scango', 'staff')
    group by store_id, business_date, case when channel in ('sco', 'scango') then 'sco' else 'staffed' end`,
}

/**
 * What checkouts missed, noticed, brought back and lost, by day and kind of lane: count and money of every stage. The evidence
 * holds each kind over the whole period and then day by day over all stores.
 */
export const checkoutFunnels = async (
  warehouse: Warehouse,
  scope: Scope,
  options: FunnelOptions,
): Promise<Analysed<LaneFunnel> | Fault> => {
  const { id, at, period, signal } = options
  const common = { at, period, ...(signal ? { signal } : {}) }
  const [events, scanned] = await Promise.all([
    readRelation(warehouse, scope, EVENTS, common),
    readRelation(warehouse, scope, SCANNED, common),
  ])
  if (isFault(events)) return events
  if (isFault(scanned)) return scanned
  if (events.rows.length === 0) return fault('no-rows', { metric: 'checkout-funnel', ...period })
  const currencies = new Map<string, string>(warehouse.catalogue.stores.map((store) => [store.id, store.currency]))
  const used = new Set(events.stores.map((store) => currencies.get(store)))
  if (used.size > 1) return fault('mixed-currencies', { currencies: [...used].sort().join(', ') })
  const currency = [...used][0] ?? ''
  const rates: Readonly<Record<string, number>> = {
    ...warehouse.settings.lossPrevention.detectorRates,
    ...options.detectorRates,
  }
  const cells = merged(events, scanned)
  const make = (some: readonly LaneDay[], store: string | null, day: string | null): LaneFunnel | Fault => {
    const laneKind = some[0]?.laneKind ?? 'sco'
    const detectorRate = rates[laneKind] ?? rates.sco ?? 1
    const made = checkoutFunnel(summed(some), detectorRate)
    return isFault(made) ? made : { ...made, store, day, laneKind, currency, detectorRate }
  }
  const rows: LaneFunnel[] = []
  for (const one of cells) {
    const made = make([one], one.store, one.day)
    if (isFault(made)) return made
    rows.push(made)
  }
  const shown: LaneFunnel[] = []
  const [ofLane, ofDay] = [(one: LaneDay) => one.laneKind, (one: LaneDay) => `${one.day} ${one.laneKind}`]
  // of one day the whole period is that day
  for (const keyOf of period.from === period.to ? [ofLane] : [ofLane, ofDay])
    for (const key of [...new Set(cells.map(keyOf))].sort()) {
      const some = cells.filter((one) => keyOf(one) === key)
      const made = make(some, null, key.includes(' ') ? (some[0]?.day ?? null) : null)
      if (isFault(made)) return made
      shown.push(made)
    }
  const evidence = evidenceOf(
    { id, source: 'checkout-funnel', rows: shown.map((row) => evidenceRow(row, period, events)) },
    events,
    scanned,
  )
  return { rows, evidence }
}

interface LaneDay {
  readonly store: string
  readonly day: string
  readonly laneKind: string
  readonly events: CheckoutEvents
}

const EVENT_STAGES = ['detected', 'dismissed', 'prompted', 'rescanned', 'officer', 'recovered'] as const
const STAGES = ['scanned', ...EVENT_STAGES] as const
const NOTHING = { count: 0, money: '0' }

/** Lanes that scanned and whose detector was silent all day are a row too: nothing seen is not nothing there. */
const merged = (events: RowsRead, scanned: RowsRead): readonly LaneDay[] => {
  const kinds = new Set(events.rows.map((row) => String(row.lane_kind)))
  const key = (row: RowsRead['rows'][number]) => `${row.store_id} ${row.day} ${row.lane_kind}`
  const takings = new Map(scanned.rows.map((row) => [key(row), row]))
  const noticed = new Map(events.rows.map((row) => [key(row), row]))
  const all = [...new Set([...noticed.keys(), ...takings.keys()])].sort()
  return all.flatMap((one): LaneDay[] => {
    const [seen, took] = [noticed.get(one), takings.get(one)]
    const row = seen ?? took
    if (row === undefined || !kinds.has(String(row.lane_kind))) return []
    const of = (name: (typeof EVENT_STAGES)[number]) =>
      seen === undefined ? NOTHING : { count: Number(seen[name]), money: String(seen[`${name}_money`]) }
    return [
      {
        store: String(row.store_id),
        day: String(row.day),
        laneKind: String(row.lane_kind),
        events: {
          scanned: took === undefined ? NOTHING : { count: Number(took.scanned), money: String(took.scanned_money) },
          detected: of('detected'),
          dismissed: of('dismissed'),
          prompted: of('prompted'),
          rescanned: of('rescanned'),
          officer: of('officer'),
          recovered: of('recovered'),
        },
      },
    ]
  })
}

const summed = (some: readonly LaneDay[]): CheckoutEvents => {
  const total = (name: (typeof STAGES)[number]) => ({
    count: some.reduce((sum, { events }) => sum + events[name].count, 0),
    money: some.reduce((sum, { events }) => sum.plus(events[name].money), new Big(0)).toFixed(),
  })
  return {
    scanned: total('scanned'),
    detected: total('detected'),
    dismissed: total('dismissed'),
    prompted: total('prompted'),
    rescanned: total('rescanned'),
    officer: total('officer'),
    recovered: total('recovered'),
  }
}

const evidenceRow = (row: LaneFunnel, period: Period, { stores }: RowsRead): EvidenceRow => ({
  entity: {
    ...(stores.length === 1 ? { store: String(stores[0]) } : {}),
    ...(row.day === null ? {} : { day: row.day }),
    subject: row.laneKind,
  },
  period: row.day === null ? period : { from: row.day, to: row.day },
  role: 'value',
  cells: {
    ...Object.fromEntries(
      FUNNEL_STAGES.flatMap((name) => [
        [`${name}_count`, units(row.stages[name].count)],
        [`${name}_money`, money(row.stages[name].money, row.currency)],
      ]),
    ),
    undetected_count: units(row.undetected.count),
    undetected_money: money(row.undetected.money, row.currency),
    lost_share: share(row.lostShare.money),
    detector_rate: share(row.detectorRate),
  },
})
