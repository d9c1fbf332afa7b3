import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { lengthInDays, type Period } from '../../core/period.ts'
import type { Scope } from '../../core/scope.ts'
import { type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import {
  type CashierEvents,
  INDICATORS,
  type Indicator,
  type Review,
  type ReviewThresholds,
  reviewCashiers,
} from '../../methods/loss-prevention/cashier-exceptions.ts'
import { type Analysed, type AnalysisOptions, money, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { CASHIER_EVENTS, CASHIER_EXPOSURE } from './cashier-readings.ts'

export interface CashierReview extends Review {
  readonly store: string
  readonly cashier: string
  readonly currency: string
}

export interface ReviewOptions extends AnalysisOptions {
  /** Two weeks or more: a shorter one has no two weeks to differ in. */
  readonly period: Period
  readonly thresholds?: ReviewThresholds
}

const MOST_ROWS = 20
const FEWEST_DAYS = 14

/**
 * Cashiers whose figures differ from their peers' by more than chance, to be reviewed: receipts and video looked at. Nobody is
 * accused; an unusual figure has mostly an innocent cause. Peers are all cashiers of the scope. `rows` are all comparisons,
 * the evidence those that pass every threshold, with the peers' rate beside each.
 */
export const cashierReview = async (
  warehouse: Warehouse,
  scope: Scope,
  { id, at, period, thresholds, signal }: ReviewOptions,
): Promise<Analysed<CashierReview> | Fault> => {
  if (lengthInDays(period) < FEWEST_DAYS)
    return fault('value-unusable', { method: 'cashier-review', input: 'days', value: String(lengthInDays(period)) })
  const common = { at, period, ...(signal ? { signal } : {}) }
  const [events, exposure] = await Promise.all([
    readRelation(warehouse, scope, CASHIER_EVENTS, common),
    readRelation(warehouse, scope, CASHIER_EXPOSURE, common),
  ])
  if (isFault(events)) return events
  if (isFault(exposure)) return exposure
  if (exposure.rows.length === 0)
    return fault('not-collected', { metric: 'cashier-review', table: 'fact_receipt.cashier_id' })
  const currencies = new Map<string, string>(warehouse.catalogue.stores.map((store) => [store.id, store.currency]))
  const rows: CashierReview[] = []
  for (const indicator of Object.keys(INDICATORS) as Indicator[]) {
    const cashiers = eventsOf(indicator, events, exposure)
    if (cashiers.every((one) => one.events === 0)) continue
    const reviews = reviewCashiers(indicator, cashiers, thresholds ?? warehouse.settings.lossPrevention.review)
    if (isFault(reviews)) return reviews
    for (const review of reviews) {
      const [store = '', cashier = ''] = review.id.split('\n')
      rows.push({ ...review, store, cashier, currency: currencies.get(store) ?? '' })
    }
  }
  rows.sort((a, b) => Number(b.review) - Number(a.review) || a.p - b.p || b.money - a.money)
  const flagged = rows.filter(({ review }) => review)
  const shown = flagged.slice(0, MOST_ROWS)
  const looked = placesRow(exposure.stores, period, {
    cashiers_compared: units(exposure.rows.length),
    to_review: units(flagged.length),
  })
  const evidence = evidenceOf(
    {
      id,
      source: 'cashier-review',
      truncated: shown.length < flagged.length,
      rows: [looked, ...shown.map((row) => evidenceRow(row, period))],
    },
    events,
    exposure,
  )
  return { rows, evidence }
}

/** Columns of the exposure that an indicator could have happened in, where receipts or items alone would be too many. */
const EXPOSED: Readonly<Partial<Record<Indicator, string>>> = {
  slow_scans: 'timed',
  same_member: 'with_member',
  cheap_weighed: 'weighed',
}

const eventsOf = (indicator: Indicator, events: RowsRead, exposure: RowsRead): readonly CashierEvents[] => {
  const key = (row: RowsRead['rows'][number]) => `${row.store_id}\n${row.cashier_id}`
  const found = new Map(events.rows.filter((row) => row.indicator === indicator).map((row) => [key(row), row]))
  const column = EXPOSED[indicator] ?? INDICATORS[indicator]
  return exposure.rows.map((row) => {
    const own = found.get(key(row))
    const happened = Number(own?.events ?? 0)
    return {
      cashier: key(row),
      events: happened,
      exposure: Math.max(happened, Number(row[column] ?? 0)),
      weeks: Number(own?.weeks ?? 0),
      money: Number(own?.money ?? 0),
    }
  })
}

const evidenceRow = (row: CashierReview, period: Period): EvidenceRow => ({
  entity: { store: row.store, subject: row.cashier },
  period,
  role: 'value',
  cells: {
    [`${row.indicator}_count`]: units(row.events),
    [`${row.indicator}_rate`]: share(row.rate),
    peer_rate: share(row.peerRate),
    event_money: money(row.money, row.currency),
  },
})
