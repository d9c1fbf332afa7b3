import type { Session } from './duckdb.ts'
import type { ExtensionPlan } from './extension-plan.ts'
import { type TableName, tableOf } from './ingest/canonical-tables.ts'
import { parquetHeader } from './ingest/read-parquet.ts'
import { isPartOfReceipt } from './ingest/resolve-receipts.ts'
import { identifier, list, literal } from './ingest/sql.ts'
import type { Stage } from './ingest/stage.ts'
import { storeTimes } from './ingest/store-times.ts'
import type { LedgerEntry } from './journal.ts'

/*
 * Each of these is true when new rows could change what became of rows that are there already, so that the whole must be
 * made anew. They may be true too often, never too seldom.
 */

const any = async (session: Session, sql: string): Promise<boolean> =>
  (await session.rows(`select 1 as x ${sql} limit 1`)).length > 0

const count = async (session: Session, from: string): Promise<number> =>
  Number((await session.rows(`select count(*)::double as n from ${from}`))[0]?.n)

/** A row searched in all refused ones costs: beyond this the whole is no dearer. */
const MOST_SEARCHES = 20_000_000

/**
 * SQL of the new rows of a table that only grows, with its key as the snapshot holds it. Instants are completed, as in the
 * snapshot: rows that give the same instant in another way are taken for the same here.
 */
const newKeys = (table: TableName): string => {
  const { key, completed, stored } = tableOf(table)
  const from = completed === 'instant' ? storeTimes(`stage.in_${table}`) : `stage.in_${table}`
  return `(select ${list(key.map((column) => `${stored?.[column]?.replaceAll('$', column) ?? identifier(column)} as ${identifier(column)}`))} from ${from})`
}

/** A new row has the key of one that is there, or is part of a receipt that is there. */
const meetsKnown = (session: Session, table: TableName): Promise<boolean> => {
  if (isPartOfReceipt(table))
    return any(session, `from stage.in_${table} t semi join main.fact_receipt r on r.receipt_key = t.receipt_key`)
  const { key, columns } = tableOf(table)
  const sure = new Set(columns.filter(({ required }) => required).map(({ name }) => name))
  const same = key.map(
    (column) => `k.${identifier(column)} ${sure.has(column) ? '=' : 'is not distinct from'} t.${identifier(column)}`,
  )
  return any(session, `from main.${table} t semi join ${newKeys(table)} k on ${same.join(' and ')}`)
}

/** A new row has the key of one that was refused or replaced, and is not there for that reason. */
const meetsLost = async (session: Session, table: TableName): Promise<boolean> => {
  const { key, columns } = tableOf(table)
  const keyText = `concat_ws('/', ${list(key.map((column) => `t.${identifier(column)}::varchar`))})`
  if (
    await any(
      session,
      `from stage.in_${table} t semi join main.superseded_row s on s.table_name = '${table}' and s.key = ${keyText}`,
    )
  )
    return true
  const texts = key.filter((name) => columns.find((column) => column.name === name)?.type === 'varchar')
  return heldByRefused(session, `f.kind = '${table}'`, `stage.in_${table}`, texts)
}

/** All texts of a new row stand somewhere in a refused row: a refused row's key cannot be asked for in any other way. */
const heldByRefused = async (
  session: Session,
  which: string,
  from: string,
  texts: readonly string[],
): Promise<boolean> => {
  const refused = `(select r.raw from main.rejected_row r join main.ingest_file f on f.file_no = r.file_no where ${which})`
  const searched = await count(session, refused)
  if (searched === 0) return false
  if (searched * (await count(session, from)) > MOST_SEARCHES) return true
  const held = texts.map((text) => `(t.${text} is null or contains(r.raw, (to_json(t.${text})::varchar)[2:-2]))`)
  return any(session, `from ${from} t, ${refused} r where ${held.length === 0 ? 'true' : held.join(' and ')}`)
}

/** A till gives a number once a day: a new receipt with the number of one that is there is that one again. */
const repeatsNumber = (session: Session): Promise<boolean> =>
  any(
    session,
    `from main.fact_receipt r semi join (
       select store_id, till_id, business_date, receipt_no from ${storeTimes('stage.in_fact_receipt')}
       where till_id is not null and receipt_no is not null) n
     on n.store_id = r.store_id and n.till_id = r.till_id and n.business_date = r.business_date and n.receipt_no = r.receipt_no`,
  )

/** The files before and these together would be read with other types than these alone. */
const readOtherwise = async (
  session: Session,
  table: TableName,
  plan: ExtensionPlan,
  entries: readonly LedgerEntry[],
  pathOf: (entry: LedgerEntry) => string,
): Promise<boolean> => {
  const mine = entries.filter(({ kind, stored }) => kind === table && stored.endsWith('.parquet'))
  const fresh = new Set(plan.fresh)
  const typesOf = async (files: readonly LedgerEntry[]) =>
    (
      await parquetHeader(
        session,
        `read_parquet([${list(files.map((file) => literal(pathOf(file))))}], union_by_name = true)`,
      )
    ).types ?? {}
  for (const options of new Set(mine.map((entry) => JSON.stringify(entry.options)))) {
    const all = mine.filter((entry) => JSON.stringify(entry.options) === options)
    const now = all.filter((entry) => fresh.has(entry))
    const old = all.filter((entry) => !fresh.has(entry))
    if (now.length === 0 || old.length === 0) continue
    const together = await typesOf(all)
    for (const files of [now, old])
      if (Object.entries(await typesOf(files)).some(([name, type]) => together[name] !== type)) return true
  }
  return false
}

/** The new rows of a table that only grows would change rows that are there. */
export const growthChanges = async (
  { session }: Stage,
  table: TableName,
  plan: ExtensionPlan,
  entries: readonly LedgerEntry[],
  pathOf: (entry: LedgerEntry) => string,
): Promise<boolean> =>
  (await readOtherwise(session, table, plan, entries, pathOf)) ||
  (await meetsKnown(session, table)) ||
  (await meetsLost(session, table)) ||
  (table === 'fact_receipt' && (await repeatsNumber(session)))

/** What rows of other tables were worked out with. */
const WORKED_WITH: Partial<Record<TableName, readonly string[]>> = {
  dim_store: ['tz', 'currency', 'day_cutoff', 'price_incl_tax'],
  dim_product: ['by_weight'],
}

/**
 * Rows of other tables were accepted, refused or worked out by what this one held, and would not be so now. `before` is a
 * table with the key and those columns as they were, made by `keepBefore`.
 */
export const parentChanges = async ({ session }: Stage, table: TableName, before: string | null): Promise<boolean> => {
  const worked = WORKED_WITH[table] ?? []
  if (table === 'fact_receipt')
    return heldByRefused(
      session,
      "r.reason = 'not in fact_receipt'",
      `(select receipt_key from stage.live_fact_receipt)`,
      ['receipt_key'],
    )
  if (before === null) return false
  const key = identifier(tableOf(table).key[0] ?? '')
  const same = [key, ...worked].map((column) => `b.${column} is not distinct from t.${column}`).join(' and ')
  if (await any(session, `from ${before} b anti join main.${table} t on ${same}`)) return true
  const added = `(select t.${key} from main.${table} t anti join ${before} b on b.${key} = t.${key})`
  if (!(await any(session, `from ${added}`))) return false
  // a list that was not there is asked from now on
  if (!(await any(session, `from ${before}`))) return true
  return heldByRefused(session, `r.reason = 'not in ${table}'`, added, [key])
}

/** Copies what `parentChanges` looks at. */
export const keepBefore = async ({ session }: Stage, table: TableName): Promise<string> => {
  const columns = [tableOf(table).key[0] ?? '', ...(WORKED_WITH[table] ?? [])].map(identifier)
  await session.run(`create table stage.before_${table} as select ${list(columns)} from main.${table}`)
  return `stage.before_${table}`
}

/** Parts of receipts that are not there, while some receipts were replaced under other keys: they may be theirs. */
export const partsOfReplaced = ({ session }: Stage): Promise<boolean> =>
  any(
    session,
    `from stage.loser l, main.superseded_row s where s.table_name = 'fact_receipt' and l.reason = 'not in fact_receipt'
       and l.tbl in ('fact_line', 'fact_tender')`,
  )

/** Lines were refused earlier of a day that got receipts: their share of its lines is judged over all of them. Call before files are counted. */
export const refusedOnGrownDays = (session: Session): Promise<boolean> =>
  heldByRefused(
    session,
    "f.kind = 'fact_line'",
    `(select r.receipt_key from main.fact_receipt r semi join stage.grown_day g on g.kind = 'receipts' and g.store_id = r.store_id and g.day = r.business_date)`,
    ['receipt_key'],
  )
