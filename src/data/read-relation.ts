import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'
import type { DataFlag } from '../core/evidence.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { CategoryId, ProductId, StoreId } from '../core/ids.ts'
import type { Period } from '../core/period.ts'
import type { Role } from '../core/role.ts'
import type { Scope } from '../core/scope.ts'
import { binder } from './bind.ts'
import { endOfBusinessDay } from './business-day.ts'
import type { Cell } from './cell.ts'
import { dataEnd, isCollected } from './data-end.ts'
import { askedRow, narrowedFor, periodOf, type ReadNarrowing } from './read-narrowing.ts'
import { OPEN_TABLES, type ReadableName, ruleOf } from './readable.ts'
import { guardReading } from './statement-guard.ts'
import type { Warehouse } from './warehouse.ts'

/**
 * How analyses read (decision 0014): a `Reading` is a registered statement, one SELECT over relations that it declares;
 * `readRelation` puts each of them before it as a CTE of the same name that holds the scope's stores, the period's days,
 * the named goods, and what the clock has seen, and nothing else. The guard refuses any other name, so a statement
 * cannot read past. What a statement may use:
 *
 *   - the relations in `reads` (rules: `readable.ts`), `dim_store` of the scope, and `OPEN_TABLES` of names without a store;
 *   - `asked`, one row `from_day, to_day`: the period, so that no statement has parameters of its own;
 *   - the guard's functions. Money and quantities are to be cast to varchar, so that no float touches them.
 *
 * A Reading is a constant of its analysis: nothing of a question becomes part of its text.
 */
export interface Reading {
  /** The analysis, for faults and receipts. */
  readonly name: string
  readonly access: readonly Role[]
  readonly reads: readonly ReadableName[]
  /** Of `reads`, those that may be without rows; any other empty one is "not collected". */
  readonly optional?: readonly ReadableName[]
  readonly statement: string
}

export interface ReadOptions {
  /** The run's clock: what came later is not there. */
  readonly at: Instant
  readonly period: Period
  /** Relations that are read over other days. */
  readonly periods?: Readonly<Partial<Record<ReadableName, Period>>>
  readonly products?: readonly ProductId[]
  readonly categories?: readonly CategoryId[]
  /** `asked.sku_id`: the one article that the statement compares others with. */
  readonly focus?: ProductId
  readonly signal?: AbortSignal
}

/** Rows, and all that evidence says about where they come from. */
export interface RowsRead {
  readonly rows: readonly Readonly<Record<string, Cell>>[]
  readonly stores: readonly StoreId[]
  readonly period: Period
  /** Instant of the newest row of an event that was read; null when there is none. */
  readonly asOf: string | null
  /** Events of some relation end more than two days before the clock. */
  readonly stale: boolean
  readonly flags: readonly DataFlag[]
  readonly statement: string
  readonly parameters: readonly (string | number)[]
  readonly snapshot: string
}

const STALE_MS = 2 * 86_400_000

/** The statement's rows within the scope (narrow the scope to read fewer stores), or why there are none to read. */
export const readRelation = async (
  warehouse: Warehouse,
  scope: Scope,
  reading: Reading,
  options: ReadOptions,
): Promise<RowsRead | Fault> => {
  if (options.signal?.aborted) return fault('cancelled', {})
  if (!reading.access.includes(scope.role)) return fault('not-allowed-metric', { metric: reading.name })
  const allowed = new Set<string>(scope.stores)
  const stores = warehouse.catalogue.stores.filter((store) => allowed.has(store.id))
  if (stores.length === 0) return fault('no-stores', {})
  for (const name of reading.reads)
    if (!reading.optional?.includes(name) && !(await isCollected(warehouse, name)))
      return fault('not-collected', { metric: reading.name, table: name })
  const refused = await guardReading(warehouse, reading.statement, reading.reads)
  if (refused !== null) return fault('statement-refused', { reason: refused })
  const narrowing: ReadNarrowing = {
    stores,
    at: options.at,
    period: options.period,
    periods: options.periods ?? {},
    products: options.products ?? [],
    categories: options.categories ?? [],
    focus: options.focus ?? null,
  }
  const bind = binder()
  const relations = [...new Set<ReadableName>(['dim_store', ...reading.reads])]
  const ctes = relations.filter((name) => isNamed(name, reading)).map((name) => narrowedFor(name, narrowing, bind))
  if (isNamed('asked', reading)) ctes.push(askedRow(narrowing, bind))
  const statement = `with ${ctes.join(',\n')}\nselect * from (\n${reading.statement.trim()}\n)`
  try {
    const [rows, freshness] = await Promise.all([
      warehouse.query(statement, bind.values, options.signal),
      freshnessOf(warehouse, reading, narrowing),
    ])
    return {
      rows,
      stores: stores.map((store) => store.id),
      period: options.period,
      ...freshness,
      flags: warehouse.caveats([...reading.reads, ...OPEN_TABLES], {
        stores: stores.map((store) => store.id),
        ...options.period,
      }),
      statement,
      parameters: bind.values,
      snapshot: warehouse.catalogue.snapshot,
    }
  } catch (error) {
    if (options.signal?.aborted) return fault('cancelled', {})
    throw error
  }
}

/** A CTE that nothing names is dropped before its parameters are counted, and then DuckDB refuses to bind them. */
const isNamed = (name: string, { statement }: Reading): boolean => new RegExp(`\\b${name}\\b`, 'i').test(statement)

/** Lines and tenders are as new as their receipts, which are fewer. */
const eventsOf = (reading: Reading): readonly ReadableName[] => {
  const events = reading.reads.map((name) => (name === 'fact_line' || name === 'fact_tender' ? 'fact_receipt' : name))
  return [...new Set<ReadableName>(events)].filter((name) => ['instant', 'whole-day'].includes(ruleOf(name).known))
}

const freshnessOf = async (
  warehouse: Warehouse,
  reading: Reading,
  narrowing: ReadNarrowing,
): Promise<Pick<RowsRead, 'asOf' | 'stale'>> => {
  const at = Date.parse(narrowing.at)
  const events = eventsOf(reading)
  const [newest, ends] = await Promise.all([
    Promise.all(events.map((name) => newestIn(warehouse, name, readAs(name, reading, narrowing)))),
    Promise.all(events.map((name) => dataEnd(warehouse, name, narrowing.stores, at))),
  ])
  const there = newest.filter((ms) => ms !== null)
  return {
    asOf: there.length === 0 ? null : new Date(Math.min(at, Math.max(...there))).toISOString(),
    stale: ends.some((end, n) => {
      const name = events[n]
      const counts = name !== undefined && !reading.optional?.includes(name) && ruleOf(name).seldom !== true
      return counts && at - (end ?? 0) > STALE_MS
    }),
  }
}

/** Receipts stand for lines over the lines' own days. */
const readAs = (name: ReadableName, reading: Reading, narrowing: ReadNarrowing): ReadNarrowing => {
  if (name !== 'fact_receipt' || reading.reads.includes('fact_receipt')) return narrowing
  const source = reading.reads.includes('fact_line') ? 'fact_line' : 'fact_tender'
  return { ...narrowing, periods: { ...narrowing.periods, fact_receipt: periodOf(source, narrowing) } }
}

const newestIn = async (warehouse: Warehouse, name: ReadableName, narrowing: ReadNarrowing): Promise<number | null> => {
  const bind = binder()
  const { known, day = 'business_date' } = ruleOf(name)
  const cte = narrowedFor(name, narrowing, bind)
  const newest = known === 'instant' ? 'epoch_ms(max(ts_utc))::double' : `max(${day})::varchar`
  const sql = `with ${cte}\nselect store_id, ${newest} as newest from ${name} group by store_id`
  const rows = await warehouse.query(sql, bind.values)
  const entry = new Map<string, StoreEntry>(narrowing.stores.map((store) => [store.id, store]))
  const instants = rows.flatMap(({ store_id, newest: end }) => {
    if (typeof end === 'number') return [end]
    const store = entry.get(String(store_id))
    return store !== undefined && typeof end === 'string' ? [endOfBusinessDay(end, store)] : []
  })
  return instants.length === 0 ? null : Math.max(...instants)
}
