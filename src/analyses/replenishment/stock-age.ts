import { daysBetween } from '../../core/business-date.ts'
import type { StoreEntry } from '../../core/catalogue.ts'
import type { DataFlag } from '../../core/evidence.ts'
import type { StoreId } from '../../core/ids.ts'
import { shopClock } from '../../data/business-day.ts'
import type { RowsRead } from '../../data/read-relation.ts'

/** What was sold since can be taken off a record of some days; what came in since cannot be known. Configuration. */
const OLDEST_DAYS = 3

/** How old each shop's newest stock record is, beside the last whole day: what is said of it, and shops whose record tells nothing any more. */
export const stockAge = (
  { rows }: Pick<RowsRead, 'rows'>,
  stores: readonly StoreEntry[],
  at: string,
): { readonly flags: readonly DataFlag[]; readonly untold: ReadonlySet<StoreId> } => {
  const newest = new Map<string, string>()
  for (const row of rows) {
    const [store, day] = [String(row.store_id), String(row.stock_day)]
    if (day > (newest.get(store) ?? '')) newest.set(store, day)
  }
  const aged = stores.map((store) => {
    const day = newest.get(store.id)
    return {
      id: store.id,
      age: day === undefined ? null : Math.max(0, daysBetween(day, shopClock(at, store).lastWhole)),
    }
  })
  const untold = aged.filter(({ age }) => age === null || age > OLDEST_DAYS).map(({ id }) => id)
  const old = aged.filter(({ age }) => age !== null && age > 0 && age <= OLDEST_DAYS)
  const days = Math.max(0, ...old.map(({ age }) => age ?? 0))
  return {
    untold: new Set(untold),
    flags: [
      ...(untold.length === 0 ? [] : [{ flag: 'stores-missing', parameters: { stores: untold.join(',') } } as const]),
      ...(old.length === 0
        ? []
        : [
            {
              flag: 'stock-stale',
              parameters: { stores: old.map(({ id }) => id).join(','), days: String(days) },
            } as const,
          ]),
    ],
  }
}
