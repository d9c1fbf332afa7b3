import type { BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { StoreId } from '../core/ids.ts'
import type { Period } from '../core/period.ts'
import { binder } from './bind.ts'
import type { Warehouse } from './warehouse.ts'

/** Of which days of a window each shop has any stock record, whatever the goods; a shop without one is not in the map. */
export const stockDays = async (
  warehouse: Warehouse,
  stores: readonly StoreEntry[],
  window: Period,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<StoreId, ReadonlySet<BusinessDate>>> => {
  const bind = binder()
  const rows = await warehouse.query(
    `select distinct store_id, date::varchar as day from main.fact_stock_day
    where store_id in (${bind.list(stores.map(({ id }) => id))}) and date between ${bind.date(window.from)} and ${bind.date(window.to)}`,
    bind.values,
    signal,
  )
  const found = new Map<StoreId, Set<BusinessDate>>()
  for (const row of rows) {
    const store = String(row.store_id) as StoreId
    found.set(store, (found.get(store) ?? new Set<BusinessDate>()).add(String(row.day)))
  }
  return found
}
