import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { openWorkshop, type Session } from '../../../src/data/duckdb.ts'
import { encodingOf } from '../../../src/data/ingest/text/encoding.ts'
import type { SourceOptions } from '../../../src/data/source-options.ts'
import { csv, type Dirt, type Rows } from './dirt.ts'
import { type Staged, stageFile } from './staged.ts'

const FILES = join(import.meta.dirname, '..', 'ingest', 'files')
const CHINA: SourceOptions = { tz: 'Asia/Shanghai', currency: 'CNY', taxRate: '0.13' }
const USA: SourceOptions = { tz: 'America/New_York', currency: 'USD' }

/**
 * The text files of the sources as they are observed in the wild, each with what its importer would say, and the dirt that would
 * change what it says: a shop's name in a header, the number of a till, a bar code
 * without which the goods are known all the same.
 */
export const SOURCES: readonly (readonly [file: string, options: SourceOptions, means?: string])[] = [
  ['square-items.csv', USA],
  ['square-transactions.csv', USA],
  ['catalog-2026-11-20-1530.csv', USA, 'header case'],
  ['orders_export_1.csv', USA, 'counts with 件'],
  ['inventory_export_2026-11-20.csv', USA],
  ['pos.order.csv', USA],
  ['pos.order.line.csv', USA, 'bar code cut short'],
  ['Point of Sale Orders.csv', USA],
  ['销售流水.csv', CHINA],
  ['pos流水明细.csv', CHINA],
  ['销售单据明细.csv', CHINA],
  ['美团订单.csv', CHINA],
  ['饿了么订单.csv', CHINA],
  ['京东到家订单.csv', CHINA],
  ['客流统计.csv', CHINA],
  ['people-counter.csv', CHINA],
  ['区域人数.csv', CHINA],
  ['checkout-events.csv', CHINA],
  ['自助收银告警.csv', CHINA],
  ['竞品采价.csv', CHINA],
]

/**
 * What dirt did to a file. `same`: every row as of the clean file, rows of no data told where there were some. `rejected`: the
 * spoilt rows are missing and each is told. `refused`: nothing was taken, with a question or a reason. `wrong`: a row that the clean file
 * has not, or one lost without a word.
 */
export type Outcome = 'same' | 'rejected' | 'refused' | 'wrong'

export interface Soiled {
  readonly outcome: Outcome
  /** Reasons of rejects or code of the refusal that the clean file has not; of a wrong one its rows. */
  readonly said: readonly string[]
}

/** What stands in `left` more often than in `right`. */
const beyond = (left: readonly string[], right: readonly string[]): string[] => {
  const count = new Map<string, number>()
  for (const one of right) count.set(one, (count.get(one) ?? 0) + 1)
  return left.filter((one) => {
    const n = count.get(one) ?? 0
    count.set(one, n - 1)
    return n <= 0
  })
}

const judge = (clean: Staged, got: Staged): Soiled => {
  if (got.refused !== null) return { outcome: 'refused', said: [got.refused] }
  const lost = beyond(clean.rows, got.rows)
  const told = beyond(got.bad, clean.bad)
  // a receipt and its tender sum the lines that are left
  const sums = (row: string) => told.length > 0 && /^(fact_receipt|fact_tender)\|/.test(row)
  const more = beyond(got.rows, clean.rows).filter((row) => !sums(row))
  if (more.length > 0 || (lost.length > 0 && told.length === 0)) return { outcome: 'wrong', said: [...more, ...lost] }
  return { outcome: lost.length > 0 ? 'rejected' : 'same', said: told }
}

export interface Soiler {
  /** Null where the file has nothing that could be spoilt so. */
  soil(file: string, options: SourceOptions, dirt: Dirt): Promise<Soiled | null>
  close(): void
}

/** Spoils files of the sources and reads them as an import does; each file's clean reading is kept. */
export const openSoiler = async (): Promise<Soiler> => {
  const session = await openWorkshop()
  const root = mkdtempSync(join(tmpdir(), 'floorwalker-dirt-'))
  const cleaned = new Map<string, Promise<{ readonly rows: Rows; readonly clean: Staged }>>()
  let no = 0
  const folder = () => {
    no += 1
    const path = join(root, String(no))
    mkdirSync(path)
    return path
  }
  return {
    async soil(file, options, dirt) {
      const reading = cleaned.get(file) ?? readClean(session, folder(), file, options)
      cleaned.set(file, reading)
      const { rows, clean } = await reading
      const soiled = SOURCES.some(([name, , means]) => name === file && means === dirt.name) ? null : dirt.soil(rows)
      if (soiled === null) return null
      const as = soiled.extension ? file.replace(/\.csv$/, `.${soiled.extension}`) : file
      return judge(clean, await stageFile(session, folder(), as, soiled.content, options))
    },
    close() {
      session.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const readClean = async (session: Session, folder: string, file: string, options: SourceOptions) => {
  const path = join(FILES, file)
  const text = new TextDecoder(await encodingOf(path, file)).decode(readFileSync(path)).replace(/^\uFEFF/, '')
  const all: string[][] = parse(text, { relax_quotes: true, relax_column_count: true })
  // a title above the header is dirt of its own
  const rows = all.slice(all.findIndex((row) => row.filter((cell) => cell !== '').length > 2))
  const clean = await stageFile(session, folder, file, csv(rows), options)
  if (clean.refused !== null || clean.rows.length === 0)
    throw new Error(`${file} is not read when it is clean: ${clean.refused}`)
  return { rows, clean }
}
