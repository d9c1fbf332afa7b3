import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { projectLots } from '../../methods/replenishment/fefo.ts'
import { orderUpTo } from '../../methods/replenishment/order-up-to.ts'
import { type Policy, policyOf } from '../../methods/replenishment/policy.ts'
import { classesByStore, type ServiceClass } from '../../methods/replenishment/service-class.ts'
import { expectedShort } from '../../methods/replenishment/stake.ts'
import { type Freight, planTransfers, type Transfer, type TransferPlace } from '../../methods/replenishment/transfer.ts'
import { type Analysed, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { inCategories } from '../in-categories.ts'
import { type GoodsOptions, readStockLines, type StockLine } from './stock-lines.ts'

interface Placed {
  readonly line: StockLine
  readonly place: TransferPlace
}

export interface TransferLine extends Omit<Transfer, 'goods'> {
  readonly product: ProductId
  readonly currency: string
}

const MOST_ROWS = 20

/**
 * Which goods to bring from one shop to another of the same region: the receiver will be short before an order could come, the
 * donor has more than its order-up-to level. What goes the same way shares one trip. Largest benefit first.
 */
export const transfers = async (
  warehouse: Warehouse,
  scope: Scope,
  options: GoodsOptions & { readonly limit?: number },
): Promise<Analysed<TransferLine> | Fault> => {
  // a line's class is by all that its shop sells, whatever is asked for
  const { categories = [], ...whole } = options
  const read = await readStockLines(warehouse, scope, whole)
  if (isFault(read)) return read
  const { lines, reads } = read
  const today = lines[0]?.today
  if (today === undefined) return fault('no-rows', { metric: 'transfers', ...reads[0].period })
  const settings = warehouse.settings.replenishment
  const region = new Map<string, string>(warehouse.catalogue.stores.map((store) => [store.id, store.region]))
  const classes = classesByStore(lines)
  const asked = inCategories(warehouse, categories)
  /** By region and currency, then by product. */
  const regions = new Map<string, Map<ProductId, Placed[]>>()
  lines.forEach((line, at) => {
    if (!asked(line.product)) return
    const place = placeOf(line, classes[at] ?? 'C', settings)
    if (place === null) return
    const key = `${region.get(line.store)} ${line.currency}`
    const goods = regions.get(key) ?? new Map<ProductId, Placed[]>()
    regions.set(key, goods.set(line.product, [...(goods.get(line.product) ?? []), { line, place }]))
  })
  const rows = [...regions.values()]
    .flatMap((goods) => transfersOf([...goods.values()], settings))
    .sort((a, b) => b.benefit - a.benefit || (a.product < b.product ? -1 : 1))
  const period = { from: today, to: today }
  const shown = rows.slice(0, options.limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'transfers',
      period,
      truncated: shown.length < rows.length,
      rows: [
        placesRow(reads[0].stores, period, { transfers_proposed: units(rows.length) }, categories),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { store: row.from, product: row.product, subject: row.to },
            period,
            role: 'value',
            cells: { transfer_quantity: units(row.quantity), transfer_benefit: money(row.benefit, row.currency) },
          }),
        ),
      ],
    },
    ...reads,
  )
  return { rows, evidence }
}

const placeOf = (line: StockLine, serviceClass: ServiceClass, settings: Policy): TransferPlace | null => {
  const policy = policyOf(line, serviceClass, settings)
  const order = orderUpTo({ ...line, ...policy })
  const lots = projectLots(line.lots, line.demand, line.today)
  if (isFault(order) || isFault(lots)) return null
  const short = expectedShort(line.demand, policy.leadDays, order.usable + line.inTransit)
  if (isFault(short)) return null
  const unsold = lots.reduce((sum, lot) => sum + (lot.daysLeft > 0 ? lot.unsold : 0), 0)
  const sellable = lots.reduce((sum, lot) => sum + (lot.daysLeft > 0 ? lot.quantity : 0), 0)
  return { store: line.store, onHand: sellable, orderUpTo: order.orderUpTo, short: Math.floor(short), unsold }
}

const transfersOf = (groups: readonly (readonly Placed[])[], freight: Freight): TransferLine[] => {
  const goods = groups.flatMap((group) => {
    const [one] = group
    const priced = group.filter(({ line: { price, cost } }) => price !== null && cost !== null)
    if (one === undefined || group.length < 2 || priced.length === 0) return []
    const mean = (of: (line: StockLine) => number) =>
      priced.reduce((sum, { line }) => sum + of(line), 0) / priced.length
    const cost = mean((line) => line.cost ?? 0)
    const margin = mean((line) => line.price ?? 0) - cost
    return [{ line: one.line, places: group.map(({ place }) => place), margin, cost }]
  })
  const { freight: trip, freightUnit } = freight
  const plan = planTransfers(goods, { freight: trip, freightUnit })
  if (isFault(plan)) return []
  return plan.flatMap(({ goods: at, ...one }): TransferLine[] => {
    const line = goods[at]?.line
    return line === undefined ? [] : [{ ...one, product: line.product, currency: line.currency }]
  })
}
