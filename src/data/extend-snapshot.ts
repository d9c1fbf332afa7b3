import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { readNotes } from './data-note.ts'
import { fillSalesHour, fillTable } from './derive-facts.ts'
import { openWorkshop, type Session } from './duckdb.ts'
import { growthChanges, keepBefore, parentChanges, partsOfReplaced, refusedOnGrownDays } from './extension-checks.ts'
import { askersOf, type ExtensionPlan, planExtension } from './extension-plan.ts'
import { chainCountry, fillMissingDates } from './fill-calendar.ts'
import type { OnProgress } from './import-report.ts'
import { TABLE_NAMES, type TableName, tableOf } from './ingest/canonical-tables.ts'
import { resolve } from './ingest/resolve.ts'
import { list } from './ingest/sql.ts'
import { declareInputs, openStage, type Stage } from './ingest/stage.ts'
import { storeTimes } from './ingest/store-times.ts'
import { countFiles, firstRejects } from './ingest-account.ts'
import { type GrownKind, renewQuality } from './quality/renew-quality.ts'
import { type Compared, recordRestatedByRows } from './restated-days.ts'
import {
  type BuildOrder,
  type Built,
  describeSnapshot,
  loadEntries,
  loadedProgress,
  recordsOf,
  stagePath,
} from './snapshot-build.ts'
import { readReach } from './snapshot-sums.ts'

/**
 * Makes the next snapshot from a copy of the newest one and the entries that it lacks, through the same steps as
 * `buildSnapshot`. Null, and nothing kept, when that is not surely the same as making it anew: a row that is there would
 * change (docs/decisions/0019). Call under the ingest lock.
 */
export const extendSnapshot = async (
  folder: DataFolder,
  order: BuildOrder,
  progress: OnProgress,
): Promise<Built | null> => {
  const plan = planExtension(folder, order)
  if (!plan) return null
  rmSync(folder.build, { recursive: true, force: true })
  mkdirSync(folder.build, { recursive: true })
  const path = join(folder.build, `${order.name}.duckdb`)
  if ((await folder.disk.copy(plan.path, path)) !== plan.before.sha256) return null
  const session = await openWorkshop(path, { scratch: folder.build })
  try {
    return await extend(folder, session, order, plan, path, progress)
  } finally {
    session.close()
  }
}

const extend = async (
  folder: DataFolder,
  session: Session,
  order: BuildOrder,
  plan: ExtensionPlan,
  path: string,
  progress: OnProgress,
): Promise<Built | null> => {
  const stage = await openStage(session, stagePath(folder, plan.read), loadedProgress(plan.read, progress))
  const files = await loadEntries(stage, folder, order, plan.read, progress)
  await declareInputs(stage)
  for (const table of plan.grown) if (await growthChanges(stage, table, plan, order.entries, order.pathOf)) return null
  const country = await chainCountry(session)
  if (!(await fillTables(stage, plan, order, progress))) return null
  // a first shop abroad takes the holidays from days that are there
  if ((await chainCountry(session)) !== country) return null
  progress('deriving', 'sales_hour')
  await renewSalesHour(stage, plan)
  await fillMissingDates(session)
  await noteGrownDays(stage, plan)
  if (await refusedOnGrownDays(session)) return null
  await forgetAccounts(session, plan)
  const accounts = await countFiles(stage, plan.read, recordsOf(files))
  await session.run('delete from snapshot_info')
  await describeSnapshot(session, order)
  const changes = await recordRestatedByRows(
    session,
    { path: plan.path, head: plan.before.journal.head },
    order.entries.at(-1)?.at ?? order.builtAt,
    touchedDays(plan),
  )
  progress('checking', order.name)
  await session.run('begin')
  if (!(await renewQuality(stage, plan))) return null
  await session.run('commit')
  const reach = await readReach(session)
  const rejects = await firstRejects(session, order.newFrom)
  await session.run('detach stage')
  await session.run('checkpoint')
  const extensions = plan.before.extensions + 1
  return { path, accounts, rejects, notes: await readNotes(session), changes, extensions, ...reach }
}

/** Parents before children; false when rows that are there would change. */
const fillTables = async (stage: Stage, plan: ExtensionPlan, order: BuildOrder, progress: OnProgress) => {
  const tables = TABLE_NAMES.filter((table) => stage.inputs.has(table))
  const remade = new Set<TableName>(plan.remade)
  await stage.session.run(
    'create table stage.reversed (receipt_key varchar, store_id varchar, business_date date, since timestamp)',
  )
  for (const [at, table] of tables.entries()) {
    progress('deriving', `${table}, ${at + 1} of ${tables.length}`)
    const before = askersOf(table).length > 0 ? await keepBefore(stage, table) : null
    if (remade.has(table)) await stage.session.run(`delete from main.${table}`)
    await resolve(stage, table)
    await fillTable(stage, table, order.entries[0]?.sourceSet ?? '')
    if (await parentChanges(stage, table, before)) return false
    if (table === 'fact_receipt') await reverseKnown(stage)
  }
  return !(await partsOfReplaced(stage))
}

/** Receipts that were there and that a new post_void takes back, and their lines. */
const reverseKnown = async ({ session }: Stage): Promise<void> => {
  await session.run(
    `insert into stage.reversed
     select r.receipt_key, r.store_id, r.business_date, v.since
     from main.fact_receipt r join (
       select orig_key, min(ts_utc) as since from ${storeTimes('stage.live_fact_receipt')}
       where type = 'post_void' and orig_key is not null group by orig_key) v on v.orig_key = r.receipt_key
     where r.reversed_at is null or r.reversed_at > v.since`,
  )
  for (const table of ['fact_receipt', 'fact_line'])
    if ((await session.rows('select 1 as x from stage.reversed limit 1')).length > 0)
      await session.run(
        `update main.${table} t set reversed_at = v.since from stage.reversed v where t.receipt_key = v.receipt_key`,
      )
}

const RECEIPT_DAYS = `select distinct store_id, business_date as day from ${storeTimes('stage.live_fact_receipt')}`

/** The hours of the days of stores that got receipts, or of which one was taken back. */
const renewSalesHour = async (stage: Stage, plan: ExtensionPlan): Promise<void> => {
  if (!plan.grown.includes('fact_receipt')) return
  const { session } = stage
  await session.run(
    `create table stage.touched as ${RECEIPT_DAYS} union select store_id, business_date from stage.reversed`,
  )
  const only = `business_date between (select min(day) from stage.touched) and (select max(day) from stage.touched)
    and (store_id, business_date) in (select (store_id, day) from stage.touched)`
  await session.run(`delete from main.sales_hour where ${only}`)
  await fillSalesHour(stage, only)
}

/** SQL of the days of stores that got rows, of the tables whose days are compared with before. */
const touchedDays = (plan: ExtensionPlan): ReadonlyMap<Compared, string> => {
  const days: Readonly<Record<Compared, string>> = {
    fact_line: 'select store_id, day from stage.touched',
    fact_tender: 'select store_id, day from stage.touched',
    fact_footfall: `select distinct store_id, business_date as day from ${storeTimes('stage.live_fact_footfall')}`,
    fact_stock_day: 'select distinct store_id, date as day from stage.live_fact_stock_day',
    fact_stock_move: `select distinct store_id, business_date as day from ${storeTimes('stage.live_fact_stock_move')}`,
  }
  const grown = new Set<string>(plan.grown)
  // without receipts no line came in: each belongs to a new receipt
  const compared = (Object.keys(days) as Compared[]).filter(
    (table) => grown.has(table) && (tableOf(table).completed !== 'receipt' || grown.has('fact_receipt')),
  )
  return new Map(compared.map((table) => [table, days[table]]))
}

/** Every day of a store that got rows, or of which a receipt was taken back, for the quality rules: `stage.grown_day`. */
const noteGrownDays = async ({ session }: Stage, plan: ExtensionPlan): Promise<void> => {
  await session.run('create table stage.grown_day (kind varchar, store_id varchar, day date)')
  const note = (kind: GrownKind, days: string | undefined) =>
    days === undefined
      ? null
      : session.run(`insert into stage.grown_day select '${kind}', store_id, day from (${days})`)
  const days = touchedDays(plan)
  if (plan.grown.includes('fact_receipt')) await note('receipts', 'from stage.touched')
  await note('counts', days.get('fact_footfall'))
  await note('stock', days.get('fact_stock_day'))
}

/** What was said of the files of tables that were made anew. */
const forgetAccounts = async (session: Session, { remade }: ExtensionPlan): Promise<void> => {
  if (remade.length === 0) return
  const files = `select file_no from ingest_file where kind in (${list(remade.map((table) => `'${table}'`))})`
  for (const table of ['rejected_row', 'superseded_row'])
    await session.run(`delete from ${table} where file_no in (${files})`)
  await session.run(`delete from ingest_file where file_no in (${files})`)
}
