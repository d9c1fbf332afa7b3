import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId, type StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type Analysed, type AnalysisOptions, money, share, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { readGoodsFacts } from '../guide/goods-facts.ts'
import { productOfCode } from './product-of-code.ts'

/** What a photo may show: an article's id or any of its codes, and the recogniser's score, 0 to 1. */
export interface Seen {
  readonly code: string
  readonly score: number
}

export interface PhotoRow {
  readonly product: ProductId
  readonly score: number | null
  /** Only a barcode confirms: `another` was not among the photo's. */
  readonly standing: 'confirmed' | 'another' | 'likely' | 'ask'
}

export interface PhotoOptions extends AnalysisOptions {
  readonly store: StoreId
  readonly seen: readonly Seen[]
  /** The barcode scanned to confirm. */
  readonly barcode?: string
}

const MOST = 5
/** Below this score a person is asked in any case (retail.md 3.7). Configuration. */
const SURE = 0.8

/** The article that a recogniser's answer names: an id of the catalogue, or a code; null when it is of no article here. */
const productSeen = async (warehouse: Warehouse, scope: Scope, code: string, options: AnalysisOptions) => {
  const own = warehouse.catalogue.products.find(({ id }) => id === code)
  if (own !== undefined) return own.id
  const found = await productOfCode(warehouse, scope, code, options)
  return isFault(found) ? null : found.product
}

/** Best score of each article, best first; scores that are none are a fault, codes of nothing here are left out. */
export const productsSeen = async (
  warehouse: Warehouse,
  scope: Scope,
  seen: readonly Seen[],
  options: AnalysisOptions,
): Promise<ReadonlyMap<ProductId, number> | Fault> => {
  const best = new Map<ProductId, number>()
  for (const { code, score } of seen) {
    if (!(score >= 0 && score <= 1))
      return fault('value-unusable', { method: 'photo-goods', input: 'score', value: String(score) })
    const product = await productSeen(warehouse, scope, code, options)
    if (product !== null) best.set(product, Math.max(score, best.get(product) ?? 0))
  }
  return new Map([...best].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}

/** A photo's five best with stock, price and shelf of each; with a barcode, the one that it is. */
export const photoGoods = async (
  warehouse: Warehouse,
  scope: Scope,
  { store, seen, barcode, ...options }: PhotoOptions,
): Promise<Analysed<PhotoRow> | Fault> => {
  const here = narrow(scope, [store])
  const best = await productsSeen(warehouse, here, seen, options)
  if (isFault(best)) return best
  let rows = [...best].slice(0, MOST).map(([product, score]): PhotoRow => {
    return { product, score, standing: score >= SURE ? 'likely' : 'ask' }
  })
  if (barcode !== undefined) {
    const found = await productOfCode(warehouse, here, barcode, options)
    if (isFault(found)) return found
    const { product } = found
    rows = [{ product, score: best.get(product) ?? null, standing: best.has(product) ? 'confirmed' : 'another' }]
  }
  const made = await readGoodsFacts(
    warehouse,
    here,
    rows.map(({ product }) => idOf<ProductId>(product)),
    options,
  )
  if (isFault(made)) return made
  const period = { from: made.today, to: made.today }
  if (rows.length === 0) return fault('no-rows', { metric: 'photo-goods', ...period })
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'photo-goods',
      truncated: barcode === undefined && best.size > MOST,
      rows: rows.map((row): EvidenceRow => {
        const fact = made.facts.find(({ product }) => product === row.product)
        return {
          entity: { store, product: row.product, subject: [row.standing, fact?.place].filter(Boolean).join(' ') },
          period,
          role: 'value',
          cells: {
            photo_score: share(row.score),
            available_now: units(fact?.availableNow ?? null),
            price_now: money(fact?.price ?? null, fact?.currency ?? ''),
            facings: units(fact?.facings ?? null),
          },
        }
      }),
    },
    made.read,
  )
  return { rows, evidence }
}
