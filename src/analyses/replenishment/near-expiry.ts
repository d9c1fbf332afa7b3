import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { isCollected } from '../../data/data-end.ts'
import type { RetailSettings } from '../../data/settings/retail-settings.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type LotProjection, projectLots } from '../../methods/replenishment/fefo.ts'
import { markdown } from '../../methods/replenishment/markdown.ts'
import { nearExpiryDays } from '../../methods/replenishment/near-expiry.ts'
import { type Analysed, days, money, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { readElasticities } from '../price/read-elasticities.ts'
import { type GoodsOptions, readStockLines, type StockLine } from './stock-lines.ts'

/** One lot that expires soon. */
export interface ExpiringLot {
  readonly store: StoreId
  readonly product: ProductId
  readonly lot: string
  readonly currency: string
  readonly quantity: number
  /** Selling days left, today included; 0 has expired and must not be sold. */
  readonly daysLeft: number
  /** Units that will be left on its last day at the full price. */
  readonly unsold: number
  /** What those cost; null where no cost is known. */
  readonly waste: number | null
  /** Share off that brings most money; 0 is the full price, null where no price is known or it must not be sold. */
  readonly markdown: number | null
  /** More money than at the full price. */
  readonly gain: number | null
}

const MOST_ROWS = 20

/** Lots near their end, those already over first, then by what will be wasted. Lots that sell in time are no row. */
export const nearExpiry = async (
  warehouse: Warehouse,
  scope: Scope,
  options: GoodsOptions & { readonly limit?: number },
): Promise<Analysed<ExpiringLot> | Fault> => {
  for (const table of ['dim_lot', 'fact_stock_move'] as const)
    if (!(await isCollected(warehouse, table))) return fault('not-collected', { metric: 'near-expiry', table })
  const read = await readStockLines(warehouse, scope, options)
  if (isFault(read)) return read
  const { lines, reads } = read
  const elasticityOf = await readElasticities(warehouse, scope, options)
  const today = lines[0]?.today
  if (today === undefined) return fault('no-rows', { metric: 'near-expiry', ...reads[0].period })
  const rows = lines
    .flatMap((line) => lotsOf(line, warehouse.settings.replenishment, elasticityOf(line.product)))
    .sort(
      (a, b) =>
        Number(a.daysLeft > 0) - Number(b.daysLeft > 0) ||
        (b.waste ?? 0) - (a.waste ?? 0) ||
        a.daysLeft - b.daysLeft ||
        (a.lot < b.lot ? -1 : 1),
    )
  const period = { from: today, to: today }
  const shown = rows.slice(0, options.limit ?? MOST_ROWS)
  const total = placesRow(
    reads[0].stores,
    period,
    {
      lots_near_expiry: units(rows.length),
      lots_expired: units(rows.filter((row) => row.daysLeft === 0).length),
    },
    options.categories,
  )
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'near-expiry',
      period,
      truncated: shown.length < rows.length,
      rows: [
        total,
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { store: row.store, product: row.product, subject: row.lot },
            period,
            role: 'value',
            cells: {
              lot_quantity: units(row.quantity),
              days_left: days(row.daysLeft),
              projected_unsold: units(row.unsold),
              waste_at_cost: money(row.waste, row.currency),
              markdown_depth: share(row.markdown),
              markdown_gain: money(row.gain, row.currency),
            },
          }),
        ),
      ],
    },
    ...reads,
  )
  return { rows, evidence }
}

const lotsOf = (line: StockLine, settings: RetailSettings['replenishment'], elasticity: number): ExpiringLot[] => {
  const projected = projectLots(line.lots, line.demand, line.today)
  if (isFault(projected)) return []
  // a product whose shelf life nobody wrote down is as a month's
  const near = nearExpiryDays(line.shelfLife ?? 30, settings.nearExpiry)
  const limit = isFault(near) ? 1 : near
  return projected
    .filter((lot) => lot.daysLeft <= limit && (lot.daysLeft === 0 || lot.unsold > 1e-9))
    .map((lot) => expiringOf(line, lot, settings, elasticity))
}

const expiringOf = (
  line: StockLine,
  lot: LotProjection,
  { disposal, markdownSteps }: RetailSettings['replenishment'],
  elasticity: number,
): ExpiringLot => {
  const over = lot.daysLeft === 0
  const cut =
    over || line.price === null
      ? null
      : markdown(
          {
            quantity: lot.quantity,
            sells: lot.sells,
            price: line.price,
            disposal,
            elasticity,
          },
          markdownSteps,
        )
  const plan = cut === null || isFault(cut) ? null : cut
  return {
    store: line.store,
    product: line.product,
    lot: lot.id,
    currency: line.currency,
    quantity: lot.quantity,
    daysLeft: lot.daysLeft,
    unsold: lot.unsold,
    waste: line.cost === null ? null : lot.unsold * line.cost,
    markdown: plan?.depth ?? null,
    gain: plan?.gain ?? null,
  }
}
