import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId, type StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { isFreeOf, type Wish } from '../../methods/recommendation/substitutes.ts'
import { type Analysed, type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { type GoodsFacts, readGoodsFacts } from './goods-facts.ts'
import { readTraits } from './product-traits.ts'
import { AS_FILED } from './substitutes.ts'

export interface GoodsWithOptions extends AnalysisOptions, Wish {
  readonly store: StoreId
  /** Only among these, best first; null is all articles. */
  readonly among: readonly ProductId[] | null
  readonly limit?: number
}

const MOST_ROWS = 10
const MOST_READ = 600

/** What a shop has with the wished attributes and without the named allergens: sugar-free drinks, biscuits without nuts. */
export const goodsWith = async (
  warehouse: Warehouse,
  scope: Scope,
  { store, among, freeOf, attributes, limit, ...options }: GoodsWithOptions,
): Promise<Analysed<GoodsFacts> | Fault> => {
  const known = await readTraits(warehouse, scope, options)
  if (isFault(known)) return known
  const order = among ?? [...known.traits.keys()].map((one) => idOf<ProductId>(one))
  const fitting = order.filter((product) =>
    attributes.every((one) => known.traits.get(product)?.attributes.has(one) === true),
  )
  const unknown = freeOf.length === 0 ? [] : fitting.filter((product) => known.traits.get(product)?.allergens == null)
  const wanted = fitting.filter((product) => isFreeOf(known.traits.get(product)?.allergens ?? null, freeOf))
  const made = await readGoodsFacts(warehouse, narrow(scope, [store]), wanted.slice(0, MOST_READ), options)
  if (isFault(made)) return made
  const place = new Map<string, number>(wanted.map((product, at) => [product, at]))
  const rows = made.facts
    .filter(({ availableNow }) => Number(availableNow ?? 0) > 0)
    .toSorted((a, b) => (place.get(a.product) ?? 0) - (place.get(b.product) ?? 0))
  const period = { from: made.today, to: made.today }
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'goods-with',
      truncated: shown.length < rows.length || wanted.length > MOST_READ,
      flags: freeOf.length > 0 ? [AS_FILED] : [],
      rows: [
        placesRow(made.read.stores, period, {
          goods_found: units(rows.length),
          ...(freeOf.length > 0 ? { goods_allergens_unknown: units(unknown.length) } : {}),
        }),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { store: row.store, product: row.product, ...(row.place === null ? {} : { subject: row.place }) },
            period,
            role: 'value',
            cells: { price_now: money(row.price, row.currency), available_now: units(row.availableNow) },
          }),
        ),
      ],
    },
    made.read,
    known.read,
  )
  return { rows, evidence }
}
