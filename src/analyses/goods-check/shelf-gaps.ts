import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { demandOver } from '../../methods/replenishment/demand.ts'
import { type ShelfGap, shelfGap } from '../../methods/shelf/shelf-gap.ts'
import { type Analysed, type AnalysisOptions, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { readGoodsFacts } from '../guide/goods-facts.ts'
import { readStockLines } from '../replenishment/stock-lines.ts'

export interface ShelfGapRow extends ShelfGap {
  readonly product: ProductId
  readonly expected: number
  readonly detected: number
  /** Units wanted until the next fill. */
  readonly forecast: number
}

export interface ShelfGapOptions extends AnalysisOptions {
  readonly store: StoreId
  /** Facings that a person or a photo counted. */
  readonly seen: readonly { readonly product: ProductId; readonly facings: number }[]
  /** Days until the shelf is filled next. */
  readonly fillDays?: number
}

/** Where the shelf shows less than planned and will be sold out before it is filled again. Most missing first. */
export const shelfGaps = async (
  warehouse: Warehouse,
  scope: Scope,
  { store, seen, fillDays = 1, ...options }: ShelfGapOptions,
): Promise<Analysed<ShelfGapRow> | Fault> => {
  const here = narrow(scope, [store])
  const products = seen.map(({ product }) => product)
  const made = await readGoodsFacts(warehouse, here, products, options)
  if (isFault(made)) return made
  const stock = await readStockLines(warehouse, here, { ...options, products })
  if (isFault(stock)) return stock
  const period = { from: made.today, to: made.today }
  const rows: ShelfGapRow[] = []
  for (const { product, facings } of seen) {
    const fact = made.facts.find((one) => one.product === product)
    const line = stock.lines.find((one) => one.product === product)
    if (fact?.facings == null || line === undefined) continue
    const forecast = demandOver(line.demand, fillDays)
    const gap = shelfGap({
      expected: fact.facings,
      detected: facings,
      capacity: fact.capacity,
      onHand: Number(fact.availableNow ?? line.onHand),
      forecast,
    })
    if (isFault(gap)) return gap
    rows.push({ ...gap, product, expected: fact.facings, detected: facings, forecast })
  }
  if (rows.length === 0) return fault('no-rows', { metric: 'shelf-gaps', ...period })
  rows.sort((a, b) => Number(b.task !== 'none') - Number(a.task !== 'none') || b.bring - a.bring || b.gap - a.gap)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'shelf-gaps',
      truncated: rows.length < seen.length,
      rows: rows.map((row) => ({
        entity: { store, product: row.product, subject: row.task },
        period,
        role: 'value' as const,
        cells: {
          facings_expected: units(row.expected),
          facings_seen: units(row.detected),
          facings_missing: units(row.gap),
          shelf_units: units(row.onShelf),
          wanted_until_fill: units(row.forecast),
          units_to_bring: units(row.bring),
        },
      })),
    },
    made.read,
    ...stock.reads,
  )
  return { rows, evidence }
}
