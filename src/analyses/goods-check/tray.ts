import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type PricedTray, priceTray } from '../../methods/produce/price-tray.ts'
import { type Analysed, type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { readGoodsFacts } from '../guide/goods-facts.ts'

export interface TrayOptions extends AnalysisOptions {
  readonly store: StoreId
  /** Dishes that were tapped, with pieces or kilograms as decimals. */
  readonly dishes: readonly { readonly product: ProductId; readonly quantity: string }[]
}

/** What the confirmed dishes of a tray cost at today's prices, in decimals; a dish without a price gives no total. */
export const tray = async (
  warehouse: Warehouse,
  scope: Scope,
  { store, dishes, ...options }: TrayOptions,
): Promise<Analysed<PricedTray['items'][number]> | Fault> => {
  const here = narrow(scope, [store])
  const made = await readGoodsFacts(
    warehouse,
    here,
    dishes.map(({ product }) => product),
    options,
  )
  if (isFault(made)) return made
  const facts = new Map(made.facts.map((fact) => [fact.product, fact]))
  const priced = priceTray(dishes.map((dish) => ({ ...dish, price: facts.get(dish.product)?.price ?? null })))
  if (isFault(priced)) return priced
  const period = { from: made.today, to: made.today }
  const currency = made.facts[0]?.currency ?? ''
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'tray',
      rows: [
        placesRow(made.read.stores, period, { tray_total: money(priced.total, currency) }),
        ...priced.items.map(
          (item): EvidenceRow => ({
            entity: { store, product: item.product },
            period,
            role: 'value',
            cells: {
              tray_quantity: units(item.quantity),
              price_now: money(facts.get(item.product)?.price ?? null, currency),
              tray_amount: money(item.amount, currency),
            },
          }),
        ),
      ],
    },
    made.read,
  )
  return { rows: priced.items, evidence }
}
