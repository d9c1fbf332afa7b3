import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type Analysed, type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { type GoodsFacts, readGoodsFacts } from './goods-facts.ts'

export interface GuideOptions extends AnalysisOptions {
  readonly product: ProductId
  /** The shop whose customer asks; nearer shops come first. Else the scope's first. */
  readonly home?: StoreId
  readonly limit?: number
}

const MOST_ROWS = 20

/**
 * Whether an article is there, what it costs and where it lies: the own shop first, then those of its district, of its region,
 * and the rest, each with what is on its way there.
 */
export const whereToFind = async (
  warehouse: Warehouse,
  scope: Scope,
  options: GuideOptions,
): Promise<Analysed<GoodsFacts> | Fault> => {
  const made = await readGoodsFacts(warehouse, scope, [options.product], options)
  if (isFault(made)) return made
  const { today, facts, read } = made
  const period = { from: today, to: today }
  if (facts.length === 0) return fault('no-rows', { metric: 'where-to-find', ...period })
  const distance = distanceFrom(warehouse, options.home ?? scope.stores[0])
  const rows = facts.toSorted(
    (a, b) =>
      distance(a.store) - distance(b.store) ||
      Number(b.availableNow ?? 0) - Number(a.availableNow ?? 0) ||
      (a.store < b.store ? -1 : 1),
  )
  const shown = rows.slice(0, options.limit ?? MOST_ROWS)
  const stocked = rows.filter(({ availableNow }) => Number(availableNow ?? 0) > 0)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'where-to-find',
      truncated: shown.length < rows.length,
      rows: [
        placesRow(read.stores, period, { stores_with_stock: units(stocked.length) }),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { store: row.store, product: row.product, ...(row.place === null ? {} : { subject: row.place }) },
            period,
            role: 'value',
            cells: {
              available_now: units(row.availableNow),
              in_transit: units(row.inTransit),
              price_now: money(row.price, row.currency),
              regular_price: money(row.regular, row.currency),
              facings: units(row.facings),
            },
          }),
        ),
      ],
    },
    read,
  )
  return { rows, evidence }
}

/** 0 the shop itself, 1 its district, 2 its region, 3 elsewhere. */
const distanceFrom = ({ catalogue }: Warehouse, home: StoreId | undefined) => {
  const mine = catalogue.stores.find(({ id }) => id === home)
  return (store: string): number => {
    const other = catalogue.stores.find(({ id }) => id === store)
    if (mine === undefined || other === undefined) return 3
    if (other.id === mine.id) return 0
    return other.district === mine.district ? 1 : other.region === mine.region ? 2 : 3
  }
}
