import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bytesOf, type Encoding, encodingOf } from './encoding.ts'
import { findHeader, named } from './find-header.ts'
import { jsonRows } from './json-rows.ts'
import { sheetRows } from './sheet-rows.ts'
import { csvLine, type TextTable } from './text-table.ts'

const HEAD_CHARACTERS = 1 << 16

/** What a file's name says it holds; null when that is nothing that is read. */
export const containerOf = (name: string): 'csv' | 'json' | 'xlsx' | 'parquet' | null => {
  if (/\.(csv|tsv|txt)(\.gz)?$/i.test(name)) return 'csv'
  if (/\.(json|ndjson|jsonl)(\.gz)?$/i.test(name)) return 'json'
  if (/\.xlsx$/i.test(name)) return 'xlsx'
  return /\.parquet$/i.test(name) ? 'parquet' : null
}

export interface ReadTextOptions {
  /** Folder for copies. */
  readonly scratch: string
  /** Of a workbook. */
  readonly sheet?: string | null
  /** Known, so that nothing is guessed. */
  readonly encoding?: 'latin-1'
}

/**
 * The one place where a file's bytes become rows of text: encoding, header line, delimiter, workbooks and JSON. The same
 * bytes always give the same rows. Throws when the content is not what the name says.
 */
export const readText = async (path: string, name: string, options: ReadTextOptions): Promise<TextTable> => {
  const container = containerOf(name)
  if (container === 'xlsx') return keepRows(path, await sheetRows(path, options.sheet ?? null), options)
  const encoding = options.encoding ?? (await encodingOf(path, name))
  if (container === 'json') return keepRows(path, jsonRows(await wholeText(path, name, encoding)), options)
  const header = findHeader(await firstText(path, name, encoding))
  if (encoding === 'utf-8' || encoding === 'latin-1') return { path, ...header, encoding }
  return { path: await keepUtf8(path, name, encoding, options), ...header, encoding: 'utf-8' }
}

const decoderOf = (encoding: Encoding | 'latin-1') => new TextDecoder(encoding === 'latin-1' ? 'latin1' : encoding)

const firstText = async (path: string, name: string, encoding: Encoding | 'latin-1'): Promise<string> => {
  const decoder = decoderOf(encoding)
  let text = ''
  for await (const chunk of bytesOf(path, name)) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length >= HEAD_CHARACTERS) break
  }
  return text
}

const wholeText = async (path: string, name: string, encoding: Encoding | 'latin-1'): Promise<string> => {
  const decoder = decoderOf(encoding)
  let text = ''
  for await (const chunk of bytesOf(path, name)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

const copyOf = (path: string, { scratch, sheet }: ReadTextOptions): string => {
  mkdirSync(scratch, { recursive: true })
  return join(
    scratch,
    `${createHash('sha256')
      .update(`${path}\n${sheet ?? ''}`)
      .digest('hex')
      .slice(0, 24)}.csv`,
  )
}

const keepUtf8 = async (path: string, name: string, encoding: Encoding, options: ReadTextOptions): Promise<string> => {
  const copy = copyOf(path, options)
  const decoder = decoderOf(encoding)
  const decoded = async function* () {
    for await (const chunk of bytesOf(path, name)) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  }
  await pipeline(Readable.from(decoded()), createWriteStream(copy, { encoding: 'utf8' }))
  return copy
}

/** Rows of a workbook or of JSON as CSV; lines above the header are kept, so that row numbers are the sheet's own. */
const keepRows = async (
  path: string,
  rows: readonly (readonly string[])[],
  options: ReadTextOptions,
): Promise<TextTable> => {
  const copy = copyOf(path, options)
  const head = findHeader(
    rows
      .slice(0, 20)
      .map((row) => csvLine(row.map((cell) => cell.replaceAll('\n', ' '))))
      .join(''),
  )
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = named(Array.from({ length: width }, (_, at) => rows[head.skip]?.[at] ?? ''))
  const lines = rows.map((row, at) =>
    csvLine(at === head.skip ? columns : Array.from({ length: width }, (_, n) => row[n] ?? '')),
  )
  await writeFile(copy, lines.join(''))
  return { path: copy, columns, delimiter: ',', encoding: 'utf-8', skip: head.skip }
}
