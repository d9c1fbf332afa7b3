import { createReadStream, createWriteStream, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse/sync'

export type UserEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** What a CSV file turns out to be. */
export interface CsvHead {
  readonly encoding: UserEncoding
  readonly delimiter: string
  readonly header: readonly string[]
}

const DELIMITERS = [',', ';', '\t', '|']
const HEAD_BYTES = 1 << 18

export const isCompressed = (path: string): boolean => /\.gz$/i.test(path)

const bytesOf = (path: string): Readable => {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  return isCompressed(path) ? file.pipe(createGunzip()) : file
}

/** Throws when the file cannot be unpacked or holds no header. */
export const sniffCsv = async (path: string): Promise<CsvHead> => {
  const { encoding, head } = await readHead(path)
  const text = new TextDecoder(encoding).decode(head)
  if (text.trim() === '') throw new Error('it is empty')
  const delimiter = delimiterOf(text)
  return { encoding, delimiter, header: headerOf(text, delimiter) }
}

/** Encoding by trial: a byte order mark decides; else what is valid UTF-8 to its end is UTF-8; else GB 18030 (which GBK is part of). */
const readHead = async (path: string): Promise<{ encoding: UserEncoding; head: Buffer }> => {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let head = Buffer.alloc(0)
  let valid = true
  for await (const chunk of bytesOf(path) as AsyncIterable<Buffer>) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
    if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', head }
    if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', head }
    try {
      utf8.decode(chunk, { stream: true })
    } catch {
      valid = false
      break
    }
  }
  return { encoding: valid ? 'utf-8' : 'gb18030', head }
}

/** The delimiter by which most of the first lines have as many cells as the first one, and most of them. */
const delimiterOf = (text: string): string => {
  const lines = unquoted(text)
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, 20)
  const score = (delimiter: string) => {
    const cells = lines.map((line) => line.split(delimiter).length)
    const first = cells[0] ?? 1
    return first === 1 ? 0 : first * cells.filter((count) => count === first).length
  }
  return DELIMITERS.reduce((best, next) => (score(next) > score(best) ? next : best), ',')
}

/** Quoted parts may hold delimiters and line breaks. */
const unquoted = (text: string) => text.replace(/"(?:[^"]|"")*"/g, '""')

const headerOf = (text: string, delimiter: string): string[] => {
  const [header = []] = parse(text, {
    delimiter,
    to: 1,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
  }) as string[][]
  return header.map((name) => name.trim())
}

/** DuckDB reads UTF-8; of anything else a UTF-8 copy is made in a folder of its own, which the caller removes. Null: the file itself will do. */
export const readableCopy = async (path: string, encoding: UserEncoding): Promise<string | null> =>
  encoding === 'utf-8' ? null : copyOf(path, encoding)

/** A copy in which every line ends alike: DuckDB gives up on files that several programs wrote to. */
export const evenCopy = (path: string, encoding: UserEncoding): Promise<string> => copyOf(path, encoding, /\r\n?/g)

const copyOf = async (path: string, encoding: UserEncoding, ends: RegExp | null = null): Promise<string> => {
  // a pair of carriage return and line feed may lie across two chunks: the return waits for the next one
  let held = ''
  const even = (text: string, last = false) => {
    if (ends === null) return text
    const whole = held + text
    held = !last && whole.endsWith('\r') ? '\r' : ''
    return whole.slice(0, whole.length - held.length).replace(ends, '\n')
  }
  const copy = join(mkdtempSync(join(tmpdir(), 'floorwalker-table-')), 'table.csv')
  const decoder = new TextDecoder(encoding)
  await pipeline(
    bytesOf(path),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield even(decoder.decode(chunk, { stream: true }))
      yield even(decoder.decode(), true)
    },
    createWriteStream(copy, { encoding: 'utf8' }),
  )
  return copy
}
