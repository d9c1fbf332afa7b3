import { addDays, daysBetween } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type CountReason, countFirst } from '../../methods/replenishment/count-priority.ts'
import { phantomStock } from '../../methods/replenishment/phantom-stock.ts'
import { type Analysed, money, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { DEMAND_DAYS, type GoodsOptions, readStockLines, type StockLine } from './stock-lines.ts'
import { MOVES } from './stock-readings.ts'

/** One line to count, and why. */
export interface CountLine {
  readonly store: StoreId
  readonly product: ProductId
  readonly currency: string
  readonly onHand: number
  readonly reasons: readonly CountReason[]
  /** Margin of a day without the goods. */
  readonly stake: number
  /** Probability that nobody bought for so long if the goods were there; null where it is not known how often they are bought. */
  readonly p: number | null
  readonly lastSale: string | null
}

const MOST_ROWS = 20

/** What to count first, by likelihood of a wrong record times the margin of a day. */
export const whatToCount = async (
  warehouse: Warehouse,
  scope: Scope,
  options: GoodsOptions & { readonly limit?: number },
): Promise<Analysed<CountLine> | Fault> => {
  const read = await readStockLines(warehouse, scope, options)
  if (isFault(read)) return read
  const { lines, reads } = read
  const today = lines[0]?.today
  if (today === undefined) return fault('no-rows', { metric: 'count-first', ...reads[0].period })
  const moves = await readRelation(warehouse, scope, MOVES, {
    at: options.at,
    period: { from: addDays(today, -DEMAND_DAYS), to: today },
    ...(options.signal ? { signal: options.signal } : {}),
  })
  if (isFault(moves)) return moves
  const moved = new Map(moves.rows.map((row) => [`${row.store_id} ${row.sku_id}`, row]))
  const doubts = lines.map((line) => phantomOf(line))
  const first = countFirst(
    lines.map((line, at) => {
      const row = moved.get(`${line.store} ${line.product}`)
      return {
        onHand: line.onHand,
        dailyDemand: line.demand.days[0] ?? 0,
        margin: line.price === null || line.cost === null ? 0 : line.price - line.cost,
        moves: Number(row?.moves ?? 0),
        lastError: row?.last_error == null ? null : Number(row.last_error),
        phantom: doubts[at]?.suspect ?? false,
      }
    }),
  )
  if (isFault(first)) return first
  const rows = first.flatMap(({ line: at, reasons, stake }): CountLine[] => {
    const line = lines[at]
    if (line === undefined) return []
    const { store, product, currency, onHand, lastSale } = line
    return [{ store, product, currency, onHand, reasons, stake, p: doubts[at]?.p ?? null, lastSale }]
  })
  const period = { from: today, to: today }
  const shown = rows.slice(0, options.limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'count-first',
      period,
      truncated: shown.length < rows.length,
      rows: [
        placesRow(reads[0].stores, period, { records_to_count: units(rows.length) }, options.categories),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { store: row.store, product: row.product, subject: row.reasons.join(' ') },
            period,
            role: 'value',
            cells: {
              stock_recorded: units(row.onHand),
              daily_margin_at_stake: money(row.stake, row.currency),
              // of goods that sold yesterday it would be one, and say nothing
              chance_of_no_sale: share(row.reasons.includes('phantom') ? row.p : null),
            },
          }),
        ),
      ],
    },
    ...reads,
    moves,
  )
  return { rows, evidence }
}

/** Whole days since the last sale, each with the purchases that the shop's weekday would have brought. */
const phantomOf = (line: StockLine): { readonly p: number; readonly suspect: boolean } | null => {
  if (line.purchases === null || line.lastSale === null) return null
  const mean = line.demand.days.reduce((sum, day) => sum + day, 0) / Math.max(1, line.demand.days.length)
  const silent = Math.max(0, daysBetween(line.lastSale, line.today) - 1)
  const expected = Array.from({ length: Math.min(silent, DEMAND_DAYS) }, (_, n) => {
    // days before today have the shape of the same weekday ahead
    const ahead = line.demand.days[6 - (n % 7)] ?? mean
    return (line.purchases ?? 0) * (mean > 0 ? ahead / mean : 1)
  })
  const test = phantomStock({ onHand: line.onHand, expected, seen: 0 })
  return isFault(test) ? null : test
}
