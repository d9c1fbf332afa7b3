import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell } from './cell.ts'
import { type DataFolder, dataFolder } from './data-folder.ts'
import { syncFolder } from './durable.ts'

/** Canonical tables that sensors may add to, and people by hand. */
export type PushedTable = 'fact_footfall' | 'fact_checkout_event' | 'fact_zone' | 'fact_competitor_price'

const spoolOf = (folder: DataFolder) => join(folder.root, 'pushed')
const openOf = (folder: DataFolder) => join(spoolOf(folder), 'open')

/**
 * Keeps rows that a sensor sent, in files of canonical form, until they are imported as one batch; what it returns from is
 * on the disk. A line that a power cut leaves half written is the importer's reject.
 */
export const spoolRows = (
  root: string,
  table: PushedTable,
  rows: readonly Readonly<Record<string, Cell>>[],
  folder: DataFolder = dataFolder(root),
): void => {
  const open = openOf(folder)
  mkdirSync(open, { recursive: true })
  const path = join(open, `${table}.ndjson`)
  const isNew = !existsSync(path)
  folder.disk.append(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  folder.disk.sync(path)
  if (isNew) syncFolder(open, folder.disk)
}

/**
 * Batches of spooled files that wait to be imported, oldest first; what is open now becomes the last of them. Called by one
 * process at a time, as imports are.
 */
export const closeSpool = (root: string, folder: DataFolder = dataFolder(root)): readonly string[] => {
  const spool = spoolOf(folder)
  if (!existsSync(spool)) return []
  if (existsSync(openOf(folder))) {
    const last = batchesIn(spool).at(-1) ?? 0
    // one rename: rows that come meanwhile begin a new folder
    renameSync(openOf(folder), join(spool, `batch-${last + 1}`))
    syncFolder(spool, folder.disk)
  }
  return batchesIn(spool).map((number) => join(spool, `batch-${number}`))
}

const batchesIn = (spool: string): readonly number[] =>
  readdirSync(spool)
    .flatMap((name) => Number(/^batch-(\d+)$/.exec(name)?.[1] ?? Number.NaN))
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => a - b)

/** Rows of a table that wait to be imported, as they came. What a power cut left half written is not among them. */
export const spooledRows = (root: string, table: PushedTable): readonly Readonly<Record<string, unknown>>[] => {
  const folder = dataFolder(root)
  const spool = spoolOf(folder)
  if (!existsSync(spool)) return []
  const folders = [...batchesIn(spool).map((number) => join(spool, `batch-${number}`)), openOf(folder)]
  return folders.flatMap((one) => linesOf(join(one, `${table}.ndjson`)).flatMap(rowOf))
}

/** None of a file that an import has taken meanwhile. */
const linesOf = (path: string): readonly string[] => {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}

const rowOf = (line: string): readonly Readonly<Record<string, unknown>>[] => {
  try {
    const row: unknown = JSON.parse(line)
    return typeof row === 'object' && row !== null ? [{ ...row }] : []
  } catch {
    return []
  }
}

/** A batch that the journal now holds. */
export const dropBatch = (batch: string): void => rmSync(batch, { recursive: true })

/** Bytes that wait to be imported. */
export const spooledBytes = (root: string): number => {
  const spool = spoolOf(dataFolder(root))
  if (!existsSync(spool)) return 0
  return readdirSync(spool, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
