import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BusinessDate } from '../../core/business-date.ts'
import type { Session } from '../duckdb.ts'
import type { TableFile } from '../publish-tables.ts'

const DIMENSIONS = [
  'dim_area',
  'dim_region',
  'dim_district',
  'dim_store',
  'dim_product',
  'product_barcode',
  'planogram',
  'dim_employee',
  'dim_promo',
  'promo_item',
  'dim_date',
  'fact_plan',
  'people',
]
/** Each fact's own date. Rows lie in their final order already. */
const FACTS = {
  fact_receipt: 'business_date',
  fact_line: 'business_date',
  fact_tender: 'business_date',
  fact_till_close: 'business_date',
  fact_stock_day: 'date',
  dim_lot: 'received_date',
  fact_stock_move: 'business_date',
  fact_footfall: 'business_date',
  fact_zone: 'business_date',
  fact_shift: 'business_date',
  fact_price: 'valid_from',
  fact_competitor_price: 'business_date',
  fact_checkout_event: 'business_date',
  fact_weather: 'date',
  fact_check: 'business_date',
} as const
export const FACT_DATES: Readonly<Record<string, string>> = FACTS
/** What the answers are held against; never published. */
const ANSWERS = ['incident_truth', 'latent_demand']

const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`

/** A query's rows as UTF-8 with a header. */
export const csvTo = (session: Session, query: string, path: string, delimiter = ','): Promise<void> =>
  session.run(`copy (${query}) to ${quoted(path)} (format csv, header, delimiter '${delimiter}')`)

/** UTF-8 with a header, one file a table: what `demo --out` writes, the answers with it. */
export const writeCsv = async (session: Session, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  for (const table of [...DIMENSIONS, ...Object.keys(FACTS), ...ANSWERS])
    await csvTo(session, `from ${table}`, join(folder, `${table}.csv`))
}

/** Parquet of the facts since a date; a table without rows makes no file. `part` goes into the files' names, so that they lie side by side. */
export const writeFacts = async (
  session: Session,
  folder: string,
  from: BusinessDate,
  part: string,
): Promise<TableFile[]> => {
  const files: TableFile[] = []
  for (const [table, date] of Object.entries(FACTS)) {
    const [any] = await session.rows(`select 1 as any from ${table} where ${date} >= date '${from}' limit 1`)
    if (any === undefined) continue
    const path = join(folder, `${table}-${part}.parquet`)
    await session.run(
      `copy (select * from ${table} where ${date} >= date '${from}') to ${quoted(path)} (format parquet, compression zstd)`,
    )
    files.push({ table, path })
  }
  return files
}

/** Forgets the facts before a date. What stays is little: copying it is quicker than deleting the rest. */
export const dropBefore = async (session: Session, before: BusinessDate): Promise<void> => {
  for (const [table, date] of Object.entries({ ...FACTS, latent_demand: 'date' })) {
    await session.run(`create table kept as select * from ${table} where ${date} >= '${before}'`)
    await session.run(`drop table ${table}`)
    await session.run(`alter table kept rename to ${table}`)
  }
}

/** Parquet of everything that is not a fact; the incidents stay out, they are the answers. */
export const writeDimensions = async (session: Session, folder: string): Promise<TableFile[]> => {
  const files = DIMENSIONS.map((table) => ({ table, path: join(folder, `${table}.parquet`) }))
  for (const { table, path } of files) await session.run(`copy ${table} to ${quoted(path)} (format parquet)`)
  return files
}
