import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImportReport } from '../../../src/data/import-report.ts'
import { type ImportOptions, importSource } from '../../../src/data/import-source.ts'
import { sound } from './opened.ts'

/** Path of a file as a vendor's export looks, dirt and all. */
export const fixture = (name: string): string => fileURLToPath(new URL(`../ingest/files/${name}`, import.meta.url))

/** Imports some of these files together, and others made by the test, into a data folder. */
export const importFiles = async (
  data: string,
  names: readonly string[],
  options: ImportOptions = {},
  made: Readonly<Record<string, string | Buffer>> = {},
): Promise<ImportReport> => {
  const from = mkdtempSync(`${data}-from-`)
  for (const name of names) copyFileSync(fixture(name), join(from, name))
  for (const [name, content] of Object.entries(made)) writeFileSync(join(from, name), content)
  return sound(await importSource(data, from, options))
}

/** What an import counted of its files, without what is nothing. */
export const counted = (report: ImportReport) =>
  report.files.map(({ file, read, accepted, rejected, identical, superseded, replaces }) => ({
    file,
    read,
    accepted,
    rejected,
    ...(identical > 0 ? { identical } : {}),
    ...(superseded > 0 ? { superseded } : {}),
    ...(replaces > 0 ? { replaces } : {}),
  }))

export const rejected = (report: ImportReport) =>
  report.rejects.map(({ file, row, column, reason }) => `${file} ${row} ${column}: ${reason}`)
