import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { caseCover } from '../../methods/replenishment/case-cover.ts'
import { orderUpTo } from '../../methods/replenishment/order-up-to.ts'
import { type Policy, policyOf } from '../../methods/replenishment/policy.ts'
import { classesByStore, type ServiceClass } from '../../methods/replenishment/service-class.ts'
import { expectedShort } from '../../methods/replenishment/stake.ts'
import { type Analysed, money, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { inCategories } from '../in-categories.ts'
import { type GoodsOptions, readStockLines, type StockLine } from './stock-lines.ts'

/** One line that should be ordered today. Units; money in the store's currency. */
export interface OrderLine {
  readonly store: StoreId
  readonly product: ProductId
  readonly currency: string
  readonly serviceClass: ServiceClass
  readonly fresh: boolean
  readonly quantity: number
  readonly cases: number
  readonly onHand: number
  /** Of the stock, what expires before it can sell. */
  readonly wasted: number
  readonly orderUpTo: number
  readonly reorderPoint: number
  /** Margin that is expected to be lost until the next delivery without the order, and is not with it. */
  readonly stake: number
  /** Cost of what is ordered; null where no cost is known. */
  readonly orderValue: number | null
  /** A case over the demand of a shelf life; above 1 even one case spoils in part. Null for goods that keep. */
  readonly caseCover: number | null
}

const MOST_ROWS = 20

/** What to order today, most money at stake first; the evidence holds the total and the first `limit` lines. */
export const whatToOrder = async (
  warehouse: Warehouse,
  scope: Scope,
  options: GoodsOptions & { readonly limit?: number },
): Promise<Analysed<OrderLine> | Fault> => {
  // a line's class is by all that its shop sells, whatever is asked for
  const { categories = [], ...whole } = options
  const read = await readStockLines(warehouse, scope, whole)
  if (isFault(read)) return read
  const { lines, reads } = read
  const today = lines[0]?.today
  if (today === undefined) return fault('no-rows', { metric: 'what-to-order', ...reads[0].period })
  const classes = classesByStore(lines)
  const asked = inCategories(warehouse, categories)
  const rows = lines
    .flatMap((line, at) =>
      asked(line.product) ? orderOf(line, classes[at] ?? 'C', warehouse.settings.replenishment) : [],
    )
    .sort((a, b) => b.stake - a.stake || b.quantity - a.quantity || (a.product < b.product ? -1 : 1))
  const period = { from: today, to: today }
  const currencies = new Set(rows.map(({ currency }) => currency))
  const sum = (of: (row: OrderLine) => number) => rows.reduce((total, row) => total + of(row), 0)
  const currency = currencies.size > 1 ? null : [...currencies][0]
  const total = placesRow(
    reads[0].stores,
    period,
    {
      lines_to_order: units(rows.length),
      ...(currency === undefined || currency === null
        ? {}
        : {
            money_at_stake: money(
              sum(({ stake }) => stake),
              currency,
            ),
          }),
    },
    categories,
  )
  const shown = rows.slice(0, options.limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'what-to-order',
      period,
      truncated: shown.length < rows.length,
      rows: [
        total,
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { store: row.store, product: row.product },
            period,
            role: 'value',
            cells: {
              order_quantity: units(row.quantity),
              // a pack of less than one is the step of a scale: loose goods come in no cases
              order_cases: units(row.quantity < row.cases ? null : row.cases),
              stock_recorded: units(row.onHand),
              stock_expiring: units(row.wasted),
              order_up_to: units(row.orderUpTo),
              case_cover: share(row.caseCover),
              money_at_stake: money(row.stake, row.currency),
            },
          }),
        ),
      ],
    },
    ...reads,
  )
  return { rows, evidence }
}

/** One line's order; none where the stock reaches, or where a value makes no sense (a record is then counted, not ordered for). */
const orderOf = (line: StockLine, serviceClass: ServiceClass, settings: Policy): OrderLine[] => {
  const policy = policyOf(line, serviceClass, settings)
  const order = orderUpTo({ ...line, ...policy })
  if (isFault(order) || order.quantity === 0) return []
  const daysCovered = policy.reviewDays + policy.leadDays
  const [without, with_] = [order.position, order.position + order.quantity].map((stock) =>
    expectedShort(line.demand, daysCovered, stock),
  )
  const margin = line.price === null || line.cost === null ? 0 : Math.max(0, line.price - line.cost)
  const saved = typeof without === 'number' && typeof with_ === 'number' ? Math.max(0, without - with_) : 0
  const mean = line.demand.days.reduce((sum, day) => sum + day, 0) / line.demand.days.length
  const cover = policy.fresh && line.shelfLife !== null ? caseCover(line.pack, mean, line.shelfLife) : null
  const { store, product, currency, onHand } = line
  const { quantity, cases, wasted, orderUpTo: target, reorderPoint } = order
  return [
    {
      store,
      product,
      currency,
      serviceClass,
      fresh: policy.fresh,
      quantity,
      cases,
      onHand,
      wasted,
      orderUpTo: target,
      reorderPoint,
      stake: saved * margin,
      orderValue: line.cost === null ? null : quantity * line.cost,
      caseCover: typeof cover === 'number' ? cover : null,
    },
  ]
}
