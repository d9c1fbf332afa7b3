import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import type { Session } from './duckdb.ts'
import { literal } from './ingest/sql.ts'
import { KEPT_LINES } from './metrics/counted.ts'
import { readManifest } from './snapshot-manifest.ts'

/** What is compared of a table's day: enough to see that answers change; money where the table has any. */
const COMPARED = {
  // net sales as the metric counts them, so that what a note says before and now is what was and is answered
  fact_line: {
    day: 'business_date',
    money: `sum(net_ex_tax) filter (${KEPT_LINES})`,
    sums: ['net_ex_tax', 'qty', 'cost'],
    instant: 'ts_utc',
  },
  fact_tender: { day: 'business_date', money: 'sum(amount)', sums: ['amount'], instant: null },
  fact_footfall: { day: 'business_date', money: null, sums: ['in_cnt', 'out_cnt', 'staff_cnt'], instant: 'ts_utc' },
  fact_stock_day: { day: 'date', money: null, sums: ['closing', 'qty_in', 'qty_out', 'waste'], instant: null },
  fact_stock_move: { day: 'business_date', money: null, sums: ['qty'], instant: 'ts_utc' },
} as const
export type Compared = keyof typeof COMPARED
const COMPARED_TABLES = Object.keys(COMPARED) as Compared[]

/** A store's day that an import changed after it had been served. */
export interface RestatedDay {
  readonly store: string
  readonly day: string
  readonly table: string
  readonly rows: number
  /** Money before and after; null for tables without money. */
  readonly before: string | null
  readonly after: string | null
}

/** Which days an import touches: those that no snapshot had, and those that it had otherwise. */
export interface ChangedDays {
  readonly added: { readonly from: string; readonly to: string; readonly days: number } | null
  /** The first ones; all are in `restated_day`. */
  readonly restated: readonly RestatedDay[]
}

/** What a build may know of the one before it: the same chain's newest snapshot that the ledger still stands behind. */
export interface Before {
  readonly path: string
  readonly head: string
}

export const snapshotBefore = (folder: DataFolder, sourceSet: string, firstEntry: number): Before | null => {
  const [newest] = readManifest(folder.root)
  if (!newest || newest.sourceSet !== sourceSet || newest.journal.entries < firstEntry) return null
  const path = join(folder.snapshots, `${newest.name}.duckdb`)
  return existsSync(path) ? { path, head: newest.journal.head } : null
}

/**
 * Records which days of which stores the newest import changed, with the old and the new money, so that the next
 * briefing can say so; what earlier imports restated is carried over. Days that are new, and a running day that only went
 * on, are no restatement. Without a readable snapshot before, there is nothing to compare with and nothing is recorded.
 */
export const recordRestatedDays = async (
  session: Session,
  before: Before | null,
  now: { readonly head: string; readonly importedAt: string },
): Promise<ChangedDays> => {
  if (!before) return { added: await addedDays(session, null), restated: [] }
  try {
    await session.run(`attach ${literal(before.path)} as earlier (read_only)`)
  } catch {
    // a damaged one: the service steps back from it or makes it anew
    return { added: null, restated: [] }
  }
  try {
    const known = await tablesOf(session)
    if (known.has('restated_day')) await session.run('insert into restated_day by name from earlier.restated_day')
    if (before.head === now.head) return { added: null, restated: [] }
    for (const table of COMPARED_TABLES) if (known.has(table)) await compare(session, table, now.importedAt)
    return { added: await addedDays(session, known), restated: await restatedAt(session, now.importedAt) }
  } finally {
    await session.run('detach earlier')
  }
}

/**
 * The same for a copy of that snapshot to which rows were added: what earlier imports restated is in it already, and only the
 * days of stores that got rows can differ. `touched` is, by table, SQL that yields their `store_id` and `day`.
 */
export const recordRestatedByRows = async (
  session: Session,
  before: Before,
  importedAt: string,
  touched: ReadonlyMap<Compared, string>,
): Promise<ChangedDays> => {
  await session.run(`attach ${literal(before.path)} as earlier (read_only)`)
  try {
    for (const [table, days] of touched) await compare(session, table, importedAt, days)
    return { added: await addedDays(session, await tablesOf(session)), restated: await restatedAt(session, importedAt) }
  } finally {
    await session.run('detach earlier')
  }
}

const tablesOf = async (session: Session): Promise<ReadonlySet<string>> => {
  const rows = await session.rows("select table_name from duckdb_tables() where database_name = 'earlier'")
  return new Set(rows.map((row) => String(row.table_name)))
}

const compare = async (session: Session, table: Compared, importedAt: string, touched?: string): Promise<void> => {
  const { day, money, sums, instant } = COMPARED[table]
  const figures = [
    'count(*) as n',
    `${money ? `coalesce(${money}, 0)` : 'null'} as money`,
    ...sums.map((column) => `sum(${column}) as s_${column}`),
  ].join(', ')
  const differs = ['n', ...sums.map((column) => `s_${column}`)]
    .map((f) => `a.${f} is distinct from b.${f}`)
    .join(' or ')
  // the newest day of a store is compared as far as the earlier snapshot knew it: a running day that went on changed nothing
  const until = instant ? `where t.${day} < e.last_day or t.${instant} <= e.last_instant or e.last_day is null` : ''
  const ends = instant
    ? `left join (select store_id, max(${day}) as last_day, max(${instant}) as last_instant from earlier.${table} group by store_id) e
       on e.store_id = t.store_id`
    : ''
  const only = (t: string) =>
    touched === undefined ? '' : `semi join (${touched}) d on d.store_id = ${t}.store_id and d.day = ${t}.${day}`
  await session.run(
    `create temp table changed_day as
     with a as (select t.store_id, t.${day} as day, ${figures} from earlier.${table} t ${only('t')} group by all),
       b as (select t.store_id, t.${day} as day, ${figures} from main.${table} t ${ends} ${only('t')} ${until} group by all)
     select a.store_id, a.day, a.money as net_before, ${money ? 'coalesce(b.money, 0)' : 'null'} as net_after
     from a left join b on b.store_id = a.store_id and b.day = a.day where ${differs}`,
  )
  const [some] = await session.rows('select 1 as x from changed_day limit 1')
  if (some) await session.run(record(table, importedAt, day))
  await session.run('drop table changed_day')
}

// rows that differ: those that are new or other than before, or those that are gone, whichever are more
const record = (table: Compared, importedAt: string, day: string) => {
  const mine = (relation: string) =>
    `select t.* from ${relation}.${table} t semi join changed_day c on c.store_id = t.store_id and c.day = t.${day}`
  const only = (one: string, other: string) =>
    `select store_id, ${day} as day, count(*) as n from (${mine(one)} except all ${mine(other)}) group by all`
  return `insert into restated_day
    select c.store_id, c.day, '${table}', greatest(coalesce(x.n, 0), coalesce(y.n, 0)), c.net_before, c.net_after,
      ${literal(importedAt)}::timestamptz at time zone 'UTC'
    from changed_day c
    left join (${only('main', 'earlier')}) x on x.store_id = c.store_id and x.day = c.day
    left join (${only('earlier', 'main')}) y on y.store_id = c.store_id and y.day = c.day
    order by c.store_id, c.day`
}

const DAYS = { fact_receipt: 'business_date', fact_footfall: 'business_date', fact_stock_day: 'date' } as const

/** Days with rows that the earlier snapshot had none of. */
const addedDays = async (session: Session, earlier: ReadonlySet<string> | null): Promise<ChangedDays['added']> => {
  const days = (schema: string, tables: readonly string[]) =>
    tables.map((table) => `select ${DAYS[table as keyof typeof DAYS]} as d from ${schema}.${table}`).join(' union ')
  const all = Object.keys(DAYS)
  const had = all.filter((table) => earlier?.has(table))
  const [row] = await session.rows(
    `select min(d)::varchar as first, max(d)::varchar as last, count(*)::integer as n
     from (select * from (${days('main', all)})${had.length === 0 ? '' : ` except select * from (${days('earlier', had)})`})
     where d is not null`,
  )
  return row?.n ? { from: String(row.first), to: String(row.last), days: Number(row.n) } : null
}

const SHOWN = 20

const restatedAt = async (session: Session, importedAt: string): Promise<readonly RestatedDay[]> => {
  const rows = await session.rows(
    `select store_id, business_date::varchar as day, table_name, rows_changed::double as n, net_before::varchar as before, net_after::varchar as after
     from restated_day where imported_at = ${literal(importedAt)}::timestamptz at time zone 'UTC'
     order by business_date, store_id, table_name limit ${SHOWN}`,
  )
  return rows.map((row) => ({
    store: String(row.store_id),
    day: String(row.day),
    table: String(row.table_name),
    rows: Number(row.n),
    before: row.before === null ? null : String(row.before),
    after: row.after === null ? null : String(row.after),
  }))
}
