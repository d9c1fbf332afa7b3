import type { StoreEntry } from '../core/catalogue.ts'
import { endOfBusinessDay } from './business-day.ts'
import { type ReadableName, ruleOf } from './readable.ts'
import type { Warehouse } from './warehouse.ts'

/** Where a relation's rows end, by store: an instant in ms, or a business date. */
type Ends = ReadonlyMap<string, number | string>

const known = new WeakMap<Warehouse, Map<ReadableName, Promise<Ends>>>()

const readEnds = async (warehouse: Warehouse, name: ReadableName): Promise<Ends> => {
  const rule = ruleOf(name)
  const newest =
    rule.known === 'instant' ? 'epoch_ms(max(ts_utc))::double' : `max(${rule.day ?? 'business_date'})::varchar`
  const rows = await warehouse.query(`select store_id, ${newest} as newest from main.${name} group by store_id`, [])
  return new Map(rows.flatMap((row) => (row.newest == null ? [] : [[String(row.store_id), row.newest as string]])))
}

/**
 * Where the stores' rows of a relation end as far as the clock sees, in ms; null where there are none, or where rows are no
 * events (plans, prices, names). Read once a snapshot.
 */
export const dataEnd = async (
  warehouse: Warehouse,
  name: ReadableName,
  stores: readonly StoreEntry[],
  at: number,
): Promise<number | null> => {
  const kind = ruleOf(name).known
  if (kind !== 'instant' && kind !== 'whole-day') return null
  const tables = known.get(warehouse) ?? new Map<ReadableName, Promise<Ends>>()
  known.set(warehouse, tables)
  const reading = tables.get(name) ?? readEnds(warehouse, name)
  tables.set(name, reading)
  reading.catch(() => tables.delete(name))
  const ends = await reading
  const instants = stores.flatMap((store) => {
    const end = ends.get(store.id)
    if (end === undefined) return []
    return [typeof end === 'number' ? end : endOfBusinessDay(end, store)]
  })
  return instants.length === 0 ? null : Math.min(at, Math.max(...instants))
}

const filled = new WeakMap<Warehouse, Map<ReadableName, Promise<boolean>>>()

/** Whether a relation holds rows at all, of any store. Read once a snapshot. */
export const isCollected = (warehouse: Warehouse, name: ReadableName): Promise<boolean> => {
  const tables = filled.get(warehouse) ?? new Map<ReadableName, Promise<boolean>>()
  filled.set(warehouse, tables)
  const reading =
    tables.get(name) ?? warehouse.query(`select 1 as x from main.${name} limit 1`, []).then((rows) => rows.length > 0)
  tables.set(name, reading)
  reading.catch(() => tables.delete(name))
  return reading
}
