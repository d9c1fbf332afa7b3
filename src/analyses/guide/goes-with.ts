import { addDays } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { SOLD_LINES, TRANSACTIONS } from '../../data/metrics/counted.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { basketLift, isPair } from '../../methods/recommendation/basket-lift.ts'
import { type Analysed, type AnalysisOptions, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { readGoodsFacts, runningDay } from './goods-facts.ts'

export interface Companion {
  readonly product: string
  /** Baskets with both. */
  readonly both: number
  readonly lift: number
  readonly lower: number
  /** Pieces or kilograms in the scope's shops now. */
  readonly available: number
}

/**
 * Baskets with the article, and of what else was often in them, how many had it at all. The fifty most frequent are looked at,
 * so the cost is two passes over the lines, however many articles there are.
 */
const PAIRS: Reading = {
  name: 'goes-with',
  access: SALES_ROLES,
  reads: ['fact_line', 'fact_receipt'],
  statement: `
    with mine as (
      select distinct l.receipt_key from fact_line as l join asked as a on a.sku_id = l.sku_id where ${SOLD_LINES} and l.qty > 0
    ), beside as (
      select l.sku_id, count(distinct l.receipt_key) as baskets
      from fact_line as l join mine as m on m.receipt_key = l.receipt_key, asked as a
      where ${SOLD_LINES} and l.qty > 0 and l.sku_id <> a.sku_id
      group by l.sku_id order by baskets desc, l.sku_id limit 50
    ), alone as (
      select l.sku_id, count(distinct l.receipt_key) as baskets,
        (sum(l.net_ex_tax) - sum(l.cost)) / nullif(sum(l.qty), 0) as margin
      from fact_line as l join beside as b on b.sku_id = l.sku_id where ${SOLD_LINES} and l.qty > 0 group by l.sku_id
    )
    select b.sku_id, b.baskets::int as shared, o.baskets::int as others, o.margin::double as margin,
      (select count(*) from mine)::int as own, (select count(*) from fact_receipt where ${TRANSACTIONS})::int as everything
    from beside as b join alone as o on o.sku_id = b.sku_id`,
}

/** Baskets of so many days; of a chain with more shops than twenty fewer, so that the lines read stay about as many. */
const DAYS = 90
const SHOPS = 20
const FEWEST_DAYS = 14
const MOST_ROWS = 5

/** What is bought together with an article more often than by chance, and is there: by lift times what a piece earns. */
export const goesWith = async (
  warehouse: Warehouse,
  scope: Scope,
  { product, limit, ...options }: AnalysisOptions & { readonly product: ProductId; readonly limit?: number },
): Promise<Analysed<Companion> | Fault> => {
  const today = runningDay(warehouse, scope, options.at)
  const length = Math.max(FEWEST_DAYS, Math.min(DAYS, Math.floor((DAYS * SHOPS) / Math.max(1, scope.stores.length))))
  const period = { from: addDays(today, -length), to: addDays(today, -1) }
  const { at, signal } = options
  const read = await readRelation(warehouse, scope, PAIRS, {
    at,
    period,
    focus: product,
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  const told: (Omit<Companion, 'available'> & { readonly margin: number | null })[] = []
  for (const row of read.rows) {
    const counts = { all: Number(row.everything), a: Number(row.own), b: Number(row.others), both: Number(row.shared) }
    const found = basketLift(counts)
    if (isFault(found)) return found
    if (found !== null && isPair(counts, found))
      told.push({
        product: String(row.sku_id),
        both: counts.both,
        ...found,
        margin: row.margin == null ? null : Number(row.margin),
      })
  }
  const stock = await readGoodsFacts(
    warehouse,
    scope,
    told.map((one) => idOf<ProductId>(one.product)),
    options,
  )
  if (isFault(stock)) return stock
  const there = new Map<string, number>()
  for (const fact of stock.facts)
    there.set(fact.product, (there.get(fact.product) ?? 0) + Number(fact.availableNow ?? 0))
  // what nobody knows the margin of counts as a middling one
  const margins = told.flatMap(({ margin }) => (margin === null ? [] : [margin])).sort((a, b) => a - b)
  const middling = margins[Math.floor(margins.length / 2)] ?? 1
  const worth = (one: (typeof told)[number]) => one.lift * Math.max(0.01, one.margin ?? middling)
  const rows = told
    .filter((one) => (there.get(one.product) ?? 0) > 0)
    .sort((a, b) => worth(b) - worth(a) || (a.product < b.product ? -1 : 1))
    .map(({ margin: _, ...one }): Companion => ({ ...one, available: there.get(one.product) ?? 0 }))
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'goes-with',
      truncated: shown.length < rows.length,
      rows: [
        placesRow(read.stores, period, {
          baskets_with_it: units(read.rows[0] === undefined ? null : Number(read.rows[0].own)),
          companions_found: units(rows.length),
        }),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { product: row.product },
            period,
            role: 'value',
            cells: {
              baskets_together: units(row.both),
              together_lift: share(row.lift),
              together_lift_lower: share(row.lower),
              available_now: units(row.available),
            },
          }),
        ),
      ],
    },
    read,
    stock.read,
  )
  return { rows, evidence }
}
