import { basename } from 'node:path'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { chooseMapping, type MappingChoice, type MappingWish, type ShownMapping, samplesOf } from './choose-mapping.ts'
import type { DataFolder } from './data-folder.ts'
import type { Arrival } from './delivery.ts'
import type { Session } from './duckdb.ts'
import { firstLineOf } from './first-line-of.ts'
import type { OnProgress } from './import-report.ts'
import { type FileHead, readHeads } from './ingest/file-head.ts'
import { SOURCE_FORMATS } from './ingest/index.ts'
import { mapped } from './ingest/mapped.ts'
import { OWN_CHAIN, type SourceFormat } from './ingest/source-format.ts'
import type { SaidBefore } from './said-before.ts'
import { savedMapping } from './saved-mappings.ts'
import type { SourceOptions } from './source-options.ts'

export interface Claimed {
  readonly arrivals: readonly Arrival[]
  readonly ignored: readonly { readonly file: string; readonly reason: string }[]
  /** Mappings that a person has to confirm, or did so now. */
  readonly shown: readonly ShownMapping[]
}

const notRead = (path: string): string => {
  if (/\.(xls|xlsb|et|ods)$/i.test(path)) return 'an old or other kind of spreadsheet: save it as .xlsx or CSV'
  if (/\.(zip|rar|7z|tar|tgz)$/i.test(path)) return 'packed: unpack it first'
  return 'neither CSV, Excel, JSON nor Parquet'
}

/** What the files are, by their content; throws nothing, and nothing is kept yet. */
export const readAllHeads = async (
  session: Session,
  paths: readonly string[],
  scratch: string,
  progress: OnProgress,
): Promise<{ readonly heads: readonly FileHead[]; readonly ignored: Claimed['ignored'] } | Fault> => {
  const heads: FileHead[] = []
  const ignored: { file: string; reason: string }[] = []
  for (const path of paths) {
    progress('reading', basename(path))
    try {
      const found = await readHeads(session, path, scratch)
      const table = found.filter((head) => head.columns.length > 1 || !/\.txt(\.gz)?$/i.test(head.name))
      heads.push(...table)
      if (table.length === 0) ignored.push({ file: basename(path), reason: notRead(path) })
    } catch (error) {
      return fault('file-unreadable', { file: basename(path), detail: firstLineOf(error) })
    }
  }
  return { heads, ignored }
}

/**
 * Who takes which file. A public set that is a chain of its own takes all that it knows, and nothing else does; a
 * retailer's own files are each taken by the format that knows them, and what none knows by the mapping that was confirmed
 * for its header.
 */
export const claimFiles = async (
  session: Session,
  folder: DataFolder,
  heads: readonly FileHead[],
  options: SourceOptions,
  wish: MappingWish,
  before: SaidBefore,
): Promise<Claimed | Fault> => {
  const publicSet = SOURCE_FORMATS.find(
    (one) => one.chain !== OWN_CHAIN && heads.some((head) => one.kindOf(head) !== null),
  )
  const formats = publicSet ? [publicSet] : SOURCE_FORMATS
  const arrivals: Arrival[] = []
  const unknown: FileHead[] = []
  for (const head of heads) {
    const format = formats.find((one) => one.kindOf(head) !== null)
    if (!format) {
      unknown.push(head)
      continue
    }
    const kind = format.kindOf(head) ?? ''
    const arrival = arrive(format, head, kind, options, publicSet ? {} : before(format.name, kind))
    if (isFault(arrival)) return arrival
    arrivals.push(arrival)
  }
  const mappings = publicSet
    ? { arrivals: [], ignored: unknown.map(nothing), shown: [] }
    : await mapUnknown(session, folder, unknown, options, wish)
  return isFault(mappings) ? mappings : { ...mappings, arrivals: [...arrivals, ...mappings.arrivals] }
}

const HEADERS = 8

const nothing = ({ name, columns }: FileHead) => ({
  file: name,
  reason: `no table takes it; its headers: ${columns.slice(0, HEADERS).join(', ')}${columns.length > HEADERS ? ', …' : ''}`,
})

const arrive = (
  format: SourceFormat,
  head: FileHead,
  kind: string,
  said: SourceOptions,
  before: SourceOptions,
): Arrival | Fault => {
  const options = { ...before, ...said }
  const column = format.missingColumn(head, kind, options)
  if (column !== null) return fault('column-missing', { file: head.name, column })
  const asBefore = Object.fromEntries(Object.entries(before).filter(([option]) => !(option in said)))
  return { path: head.path, file: head.name, kind, head, format: format.name, options, asBefore }
}

const mapUnknown = async (
  session: Session,
  folder: DataFolder,
  heads: readonly FileHead[],
  options: SourceOptions,
  wish: MappingWish,
): Promise<Claimed | Fault> => {
  const arrivals: Arrival[] = []
  const ignored: { file: string; reason: string }[] = []
  const shown: ShownMapping[] = []
  for (const head of heads) {
    const saved = savedMapping(folder, head.columns)
    const choice = chooseMapping(head, saved, wish, { ...saved, ...options })
    if (choice !== null && isFault(choice)) return choice
    if (choice === null) {
      ignored.push(nothing(head))
      continue
    }
    const known = saved !== null && choice.confirmed && choice.mapping === saved.mapping
    if (!known) shown.push({ file: head.name, choice, samples: await samplesOf(session, head) })
    if (!choice.confirmed) continue
    const arrival = arriveMapped(head, choice, options, saved ?? {})
    if (isFault(arrival)) return arrival
    arrivals.push(arrival)
  }
  return { arrivals, ignored, shown }
}

/** The arrival of a file by a mapping. */
export const arriveMapped = (
  head: FileHead,
  { mapping }: MappingChoice,
  said: SourceOptions,
  before: SourceOptions = {},
): Arrival | Fault => arrive(mapped, head, mapping.target, { ...said, mapping }, before)
