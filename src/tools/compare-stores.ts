import { z } from 'zod'
import type { Catalogue, StoreEntry } from '../core/catalogue.ts'
import type { Evidence, EvidenceRow } from '../core/evidence.ts'
import { fault, isFault } from '../core/fault.ts'
import { id, type MetricName, type StoreId } from '../core/ids.ts'
import { PERCENTAGE_POINTS, RATIO } from '../core/quantity.ts'
import type { Scope } from '../core/scope.ts'
import { compare, median, minus, times } from '../data/decimal.ts'
import { measure as measureFrame } from '../data/measure.ts'
import { METRICS } from '../data/metrics/index.ts'
import { FEWEST_PEERS, peersOf } from '../data/peer-stores.ts'
import { storeDays } from '../data/store-days.ts'
import { enumOf } from './enum-of.ts'
import { NAMED_PERIODS, periodNamed } from './named-period.ts'
import { todayOf } from './today.ts'
import type { Tool } from './tool.ts'

/** With fewer, "the others" are one store, and its bad day would look like everybody's good one. */
const FEWEST_STORES = 3

const inputOf = (_: Catalogue, scope: Scope) => {
  const flows = Object.values(METRICS).filter((metric) => metric.kind === 'flow' && metric.access.includes(scope.role))
  return z.strictObject({ metric: enumOf(flows.map((metric) => metric.name)), period: z.enum(NAMED_PERIODS) })
}

/**
 * Excess of a store: its growth over W4 less the median growth of its peers (retail 1.3, 5), of all others where it has fewer
 * than two. A change that its peers share is not the store's. Furthest from its peers first.
 */
export const excessRows = (
  evidence: Evidence,
  peersOfStore: ReadonlyMap<StoreId, readonly StoreEntry[]>,
): readonly EvidenceRow[] => {
  const growths = evidence.rows.flatMap((row) => {
    const growth = row.role === 'relative' ? row.cells[evidence.source] : null
    return growth ? [{ row, amount: growth.amount }] : []
  })
  if (growths.length < FEWEST_STORES) return []
  const excess = growths.map(({ row, amount }) => {
    const others = growths.filter((other) => other.row !== row)
    const own = new Set<unknown>(peersOfStore.get(id<StoreId>(row.entity.store ?? ''))?.map((peer) => peer.id))
    const alike = others.filter((other) => own.has(other.row.entity.store))
    const peers = median((alike.length < FEWEST_PEERS ? others : alike).map((other) => other.amount)).toFixed()
    return { row, amount, peers, points: times(minus(amount, peers), '100') }
  })
  const size = (points: string) => points.replace('-', '')
  return excess
    .toSorted(
      (a, b) =>
        compare(size(b.points), size(a.points)) || ((a.row.entity.store ?? '') < (b.row.entity.store ?? '') ? -1 : 1),
    )
    .flatMap(({ row, amount, peers, points }): EvidenceRow[] => [
      { ...row, role: 'relative', cells: { growth: { amount, unit: RATIO } } },
      { ...row, role: 'base', cells: { peer_growth: { amount: peers, unit: RATIO } } },
      { ...row, role: 'difference', cells: { excess: { amount: points, unit: PERCENTAGE_POINTS } } },
    ])
}

export const compareStores = {
  name: 'compare-stores',
  labels: {
    zh: { name: '门店对比', words: ['门店对比', '同店比较'] },
    en: { name: 'store comparison', words: ['compare stores', 'store comparison'] },
  },
  description:
    'Compares how each store did against its own usual weekdays with how the other stores did, so that a shared change is told from a local one. Use it to find the stores that need a visit.',
  access: ['regional-manager', 'area-manager'],
  input: inputOf,
  async run(input, desk, scope) {
    const period = periodNamed(input.period, todayOf(desk, scope))
    const frame = {
      metric: id<MetricName>(input.metric),
      stores: [],
      regions: [],
      categories: [],
      products: [],
      period,
      base: { kind: 'W4' },
      by: 'store',
      rank: null,
      wish: null,
    } as const
    const { askedAt } = desk.question
    const measured = await measureFrame(desk.warehouse, scope, frame, {
      id: desk.nextId(),
      at: askedAt,
      signal: desk.signal,
    })
    if (isFault(measured)) return measured
    const filed = desk.file(measured)
    const visible = desk.warehouse.catalogue.stores.filter((store) => scope.stores.includes(store.id))
    const rows = excessRows(measured, peersOf(visible, visible, await storeDays(desk.warehouse)))
    if (rows.length === 0) return fault('no-rows', { metric: input.metric, ...period })
    const statement =
      'growth = (value - W4) / |W4|; excess = growth - median growth of its peers, of all others where it has fewer than two'
    const evidence = {
      ...measured,
      id: desk.nextId(),
      source: 'compare-stores',
      frame: null,
      rows,
      statement,
      parameters: [],
    }
    return [filed, desk.file({ ...evidence, inputs: [filed.id] })]
  },
} as const satisfies Tool<'compare-stores', ReturnType<typeof inputOf>>
