import type { Instant } from '../core/clock.ts'
import type { Evidence, EvidenceRow } from '../core/evidence.ts'
import { type Fault, fault } from '../core/fault.ts'
import { COUNT, type Quantity } from '../core/quantity.ts'
import type { Scope } from '../core/scope.ts'
import { type DaysOfKind, SALES_DAYS, type StoreDay, storeDays } from './store-days.ts'
import type { Warehouse } from './warehouse.ts'

/** How far the data of each store of the scope reach, and on how many days its tills and its doors left rows. */
export const coverage = async (
  warehouse: Warehouse,
  scope: Scope,
  options: { readonly id: string; readonly at: Instant },
): Promise<Evidence | Fault> => {
  const days = await storeDays(warehouse)
  const at = Date.parse(options.at)
  const seen = (kind: DaysOfKind, store: Scope['stores'][number]): readonly (readonly [string, StoreDay])[] =>
    [...(kind.stores.get(store) ?? [])].filter(([, day]) => day.first <= at)
  const count = (kind: DaysOfKind, store: Scope['stores'][number]): Quantity | null =>
    kind.stores.size === 0 ? null : { amount: String(seen(kind, store).length), unit: COUNT }
  const rows = scope.stores.flatMap((store): EvidenceRow[] => {
    const dates = [...seen(days.sales, store), ...seen(days.footfall, store)].map(([date]) => date).sort()
    const [from, to] = [dates[0], dates.at(-1)]
    const cells = { days_with_sales: count(days.sales, store), days_with_footfall: count(days.footfall, store) }
    return from === undefined || to === undefined
      ? []
      : [{ entity: { store }, period: { from, to }, role: 'value', cells }]
  })
  if (rows.length === 0) return scope.stores.length === 0 ? fault('no-stores', {}) : fault('no-data', {})
  const last = Math.max(
    ...scope.stores.flatMap((store) => seen(days.sales, store).map(([, day]) => Math.min(day.last, at))),
  )
  return {
    id: options.id,
    source: 'data-coverage',
    frame: null,
    rows,
    stores: scope.stores,
    period: {
      from: rows.map((row) => row.period.from).reduce((a, b) => (a < b ? a : b)),
      to: rows.map((row) => row.period.to).reduce((a, b) => (a > b ? a : b)),
    },
    asOf: Number.isFinite(last) ? new Date(last).toISOString() : null,
    stale: !Number.isFinite(last) || at - last > 2 * 86_400_000,
    truncated: false,
    flags: [],
    statement: SALES_DAYS.trim(),
    parameters: [],
    snapshot: warehouse.catalogue.snapshot,
    inputs: [],
  }
}
