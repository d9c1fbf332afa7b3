import { type Fault, fault, isFault } from '../../core/fault.ts'
import { id, type ProductId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { gtinSpellings } from '../../methods/goods-codes/gtin.ts'
import { type GoodsCode, readGoodsCode } from '../../methods/goods-codes/read-goods-code.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { runningDay } from '../guide/goods-facts.ts'

export interface CodeRead {
  readonly code: GoodsCode
  readonly product: ProductId
}

/** Every code that an article has, of its own file and of the list of barcodes. */
const CODES: Reading = {
  name: 'lot-check',
  access: SALES_ROLES,
  reads: [],
  statement: `
    select b.barcode, b.sku_id from product_barcode as b, asked as a where b.barcode is not null
    union select p.gtin, p.sku_id from dim_product as p where p.gtin is not null`,
}

/** Made once a warehouse: codes are of the snapshot. */
const known = new WeakMap<Warehouse, ReadonlyMap<string, ProductId>>()

const codesOf = async (
  warehouse: Warehouse,
  scope: Scope,
  { at, signal }: AnalysisOptions,
): Promise<ReadonlyMap<string, ProductId> | Fault> => {
  const made = known.get(warehouse)
  if (made !== undefined && scope.stores.length > 0) return made
  const today = runningDay(warehouse, scope, at)
  const read = await readRelation(warehouse, scope, CODES, {
    at,
    period: { from: today, to: today },
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  const codes = new Map(read.rows.map((row): [string, ProductId] => [String(row.barcode), id(String(row.sku_id))]))
  known.set(warehouse, codes)
  return codes
}

/** How a code may be written in the files. */
const spellings = (code: GoodsCode): readonly string[] => {
  if (code.kind === 'in-store') return code.items
  if (code.kind === 'plu') return [...new Set([code.plu, code.base])]
  return code.gtin === null ? [] : gtinSpellings(code.gtin)
}

/** What a scanned code says, and which article it is; a fault where it cannot be read or no article has it. */
export const productOfCode = async (
  warehouse: Warehouse,
  scope: Scope,
  text: string,
  options: AnalysisOptions,
): Promise<CodeRead | Fault> => {
  const code = readGoodsCode(text, Number(options.at.slice(0, 4)))
  if (isFault(code)) return code
  const codes = await codesOf(warehouse, scope, options)
  if (isFault(codes)) return codes
  for (const spelling of spellings(code)) {
    const product = codes.get(spelling)
    if (product !== undefined) return { code, product }
  }
  return fault('code-unknown', { code: text.replace(/[^\x20-\x7e]/g, ' ').slice(0, 60) })
}
