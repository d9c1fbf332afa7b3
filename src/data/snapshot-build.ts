import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { type DataNote, readNotes } from './data-note.ts'
import { fillSalesHour, fillTable } from './derive-facts.ts'
import { openWorkshop, type Session } from './duckdb.ts'
import { fillMissingDates } from './fill-calendar.ts'
import type { OnProgress, Reject, RowCounts } from './import-report.ts'
import { TABLE_NAMES } from './ingest/canonical-tables.ts'
import { SOURCE_FORMATS } from './ingest/index.ts'
import { resolve } from './ingest/resolve.ts'
import { addSaleLines } from './ingest/sale-inputs.ts'
import type { SourceFile, SourceFormat } from './ingest/source-format.ts'
import { list } from './ingest/sql.ts'
import { declareInputs, openStage, type Stage } from './ingest/stage.ts'
import { readText } from './ingest/text/read-text.ts'
import { countFiles, firstRejects } from './ingest-account.ts'
import type { LedgerEntry } from './journal.ts'
import { recordQuality } from './quality/record-quality.ts'
import { type ChangedDays, recordRestatedDays, snapshotBefore } from './restated-days.ts'
import { applySchema } from './schema.ts'
import { type Reach, readReach } from './snapshot-sums.ts'

/** What to build from: entries of one source set, and where each entry's bytes lie. */
export interface BuildOrder {
  readonly name: string
  readonly version: number
  readonly entries: readonly LedgerEntry[]
  readonly head: string
  readonly pathOf: (entry: LedgerEntry) => string
  readonly builtAt: string
  /** Rejects of entries from this number on are shown in the report. */
  readonly newFrom: number
}

export interface Built extends Reach {
  /** Closed and checkpointed; not yet under its final name. */
  readonly path: string
  readonly rejects: readonly Reject[]
  readonly notes: readonly DataNote[]
  readonly changes: ChangedDays
  /** By the entry's number. */
  readonly accounts: ReadonlyMap<number, RowCounts>
  /** 0 when all of it was made from the journal; else one more than of the snapshot that it was copied from. */
  readonly extensions: number
}

/** Makes a whole snapshot from raw files in scratch space. Nothing that serves is touched. Call under the ingest lock. */
export const buildSnapshot = async (folder: DataFolder, order: BuildOrder, progress: OnProgress): Promise<Built> => {
  rmSync(folder.build, { recursive: true, force: true })
  mkdirSync(folder.build, { recursive: true })
  const path = join(folder.build, `${order.name}.duckdb`)
  const session = await openWorkshop(path, { scratch: folder.build })
  try {
    await applySchema(session)
    const stage = await openStage(session, stagePath(folder, order.entries), loadedProgress(order.entries, progress))
    const files = await loadEntries(stage, folder, order, order.entries, progress)
    await addSaleLines(stage)
    await declareInputs(stage)
    const tables = TABLE_NAMES.filter((table) => stage.inputs.has(table))
    for (const [at, table] of tables.entries()) {
      progress('deriving', `${table}, ${at + 1} of ${tables.length}`)
      await resolve(stage, table)
      await fillTable(stage, table, order.entries[0]?.sourceSet ?? '')
    }
    progress('deriving', 'sales_hour')
    await fillSalesHour(stage)
    await fillMissingDates(session)
    const accounts = await countFiles(stage, order.entries, recordsOf(files))
    await session.run('insert into data_note select flag, tables, parameters from stage.note')
    await describeSnapshot(session, order)
    const first = order.entries[0]
    const changes = await recordRestatedDays(session, snapshotBefore(folder, first?.sourceSet ?? '', first?.seq ?? 0), {
      head: order.head,
      importedAt: order.entries.at(-1)?.at ?? order.builtAt,
    })
    progress('checking', order.name)
    // one wait for the disk instead of one a rule
    await session.run('begin')
    await recordQuality(session, { files: true })
    await session.run('commit')
    const reach = await readReach(session)
    const rejects = await firstRejects(session, order.newFrom)
    await session.run('detach stage')
    await session.run('checkpoint')
    return { path, accounts, rejects, notes: await readNotes(session), changes, extensions: 0, ...reach }
  } finally {
    session.close()
  }
}

const formatOf = (entry: LedgerEntry): SourceFormat => {
  const format = SOURCE_FORMATS.find(({ name }) => name === entry.format)
  if (!format) throw new Error(`the journal names the source format ${entry.format}, which this version does not have`)
  return format
}

/** After each file, how much of all rows is in. */
export const loadedProgress = (entries: readonly LedgerEntry[], progress: OnProgress) => {
  const all = entries.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  return ({ name, rows }: { readonly name: string; readonly rows: number }) => {
    done += rows
    progress('loading', `${all === 0 ? 100 : Math.floor((100 * done) / all)} % of rows, up to ${name}`)
  }
}

/** Bytes of files whose rows certainly fit into memory. */
const SMALL = 8e6

/** Where a build's scratch lies: what is small waits for no disk, as a feed of the day would with every statement. */
export const stagePath = (folder: DataFolder, entries: readonly LedgerEntry[]): string =>
  entries.reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL ? ':memory:' : join(folder.build, 'stage.duckdb')

type Files = ReadonlyMap<number, SourceFile>

/** Reads entries of an order into the stage; returns their files, for `recordsOf`. */
export const loadEntries = async (
  stage: Stage,
  folder: DataFolder,
  order: BuildOrder,
  entries: readonly LedgerEntry[],
  progress: OnProgress,
): Promise<Files> => {
  await noteBatches(stage, order.entries)
  const files = await sourceFiles(folder, order, entries)
  for (const format of new Set(entries.map(formatOf))) {
    const mine = entries.filter((entry) => entry.format === format.name)
    progress('loading', mine.map((entry) => entry.file).join(', '))
    await format.load(
      stage,
      mine.map((entry) => fileOf(files, entry)),
      mine.at(-1)?.chain ?? '',
    )
  }
  return files
}

/** SQL of an entry's records as they came. */
export const recordsOf = (files: Files) => (entry: LedgerEntry) => formatOf(entry).records(fileOf(files, entry))

/** The files of a build, texts made readable once. */
const sourceFiles = async (folder: DataFolder, order: BuildOrder, entries: readonly LedgerEntry[]): Promise<Files> => {
  const files = new Map<number, SourceFile>()
  const scratch = join(folder.build, 'text')
  for (const entry of entries) {
    const { seq: no, kind, file: name, rows, options } = entry
    const path = order.pathOf(entry)
    const container = entry.stored.endsWith('.parquet') ? 'parquet' : 'csv'
    const text = container === 'csv' ? await readText(path, name, { scratch, sheet: kind }) : null
    files.set(no, { no, kind, name, path, container, text, rows, options })
  }
  return files
}

const fileOf = (files: Files, entry: LedgerEntry): SourceFile => {
  const file = files.get(entry.seq)
  if (!file) throw new Error(`entry ${entry.seq} is not of this build`)
  return file
}

/** Files of one import are one delivery: which one a file came with, counted from the first. */
const noteBatches = async (stage: Stage, entries: readonly LedgerEntry[]) => {
  const batches = [...new Set(entries.map(({ batch }) => batch))]
  // one statement: a chain that is fed daily has thousands of entries
  const rows = entries.map(({ seq, batch }) => `(${seq}, ${batches.indexOf(batch)})`)
  if (rows.length > 0) await stage.session.run(`insert into stage.file_batch values ${list(rows)}`)
}

export const describeSnapshot = async (session: Session, order: BuildOrder) => {
  const last = order.entries.at(-1)
  await session.run(
    "insert into snapshot_info values ($1, $2::integer, $3, $4, $5::timestamptz at time zone 'UTC', $6::integer, $7)",
    [
      order.name,
      order.version,
      last?.sourceSet ?? '',
      last?.chain ?? '',
      order.builtAt,
      order.entries.length,
      order.head,
    ],
  )
}
