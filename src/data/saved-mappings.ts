import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { DataFolder } from './data-folder.ts'
import { writeDurably } from './durable.ts'
import { headerHash } from './ingest/propose-mapping.ts'
import type { SourceOptions } from './source-options.ts'

const saved = z.object({
  tz: z.string().optional(),
  currency: z.string().optional(),
  dayCutoff: z.string().optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum(['point', 'comma']).optional(),
  taxRate: z.string().optional(),
  mapping: z.object({
    target: z.string(),
    columns: z.record(z.string(), z.array(z.string())),
    constants: z.record(z.string(), z.string()),
  }),
})
const file = z.object({ format: z.literal(1), mappings: z.record(z.string(), saved) })
export type SavedMapping = SourceOptions & Required<Pick<SourceOptions, 'mapping'>>

// beside the ledger, but no part of it: each entry carries its own mapping, so a rebuild never needs this file
const pathOf = (folder: DataFolder) => join(dirname(folder.ledger), 'mappings.json')

const readAll = (folder: DataFolder): Record<string, SavedMapping> => {
  try {
    return file.parse(JSON.parse(readFileSync(pathOf(folder), 'utf8'))).mappings as Record<string, SavedMapping>
  } catch {
    // none yet, or not readable: a mapping is then asked for again
    return {}
  }
}

/** What was confirmed for files with this header; null when nothing was. */
export const savedMapping = (folder: DataFolder, columns: readonly string[]): SavedMapping | null =>
  readAll(folder)[headerHash(columns)] ?? null

/** Keeps what was confirmed, for the next file with this header. */
export const saveMapping = (folder: DataFolder, columns: readonly string[], options: SavedMapping): void => {
  const mappings = { ...readAll(folder), [headerHash(columns)]: options }
  writeDurably(pathOf(folder), `${JSON.stringify({ format: 1, mappings }, null, 1)}\n`)
}
