import { addDays } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { Scope } from '../../core/scope.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type Analysed, type AnalysisOptions, days, money } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { runningDay } from '../guide/goods-facts.ts'
import { NEWEST_PRICES, OUR_PRICES, SEEN_DAYS } from './price-war.ts'

/** One competitor's newest price of one article, as a shop's people saw it. */
export interface RivalPrice {
  readonly store: string
  readonly product: string
  readonly competitor: string
  readonly currency: string
  readonly theirs: string
  readonly ours: string | null
  readonly ageDays: number
  /** Too old to follow, by the rule of `priceWar`. */
  readonly stale: boolean
}

/** Without costs and floors, so that a clerk may see it; of goods without a price of ours too. */
const RIVAL_PRICES: Reading = {
  name: 'rival-prices',
  access: SALES_ROLES,
  reads: ['fact_competitor_price', 'fact_price'],
  optional: ['fact_price'],
  statement: `
    with theirs as (${NEWEST_PRICES}), ours as (${OUR_PRICES})
    select t.store_id, t.sku_id, t.competitor, t.price::decimal(14, 2)::varchar as theirs, (a.to_day - t.seen)::int as age,
      o.price::decimal(14, 2)::varchar as ours
    from theirs as t left join ours as o on o.store_id = t.store_id and o.sku_id = t.sku_id, asked as a
    order by age, t.competitor, t.store_id, t.sku_id`,
}

/** Competitors' newest prices of sixty days beside ours, the newest first. */
export const rivalPrices = async (
  warehouse: Warehouse,
  scope: Scope,
  { id, at, limit, signal }: AnalysisOptions & { readonly limit: number },
): Promise<Analysed<RivalPrice> | Fault> => {
  const today = runningDay(warehouse, scope, at)
  const period = { from: today, to: today }
  const read = await readRelation(warehouse, scope, RIVAL_PRICES, {
    at,
    period,
    periods: { fact_competitor_price: { from: addDays(today, -SEEN_DAYS), to: today } },
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  if (read.rows.length === 0) return fault('no-rows', { metric: 'rival-prices', ...period })
  const currencies = new Map<string, string>(warehouse.catalogue.stores.map((store) => [store.id, store.currency]))
  const rows = read.rows.map(
    (row): RivalPrice => ({
      store: String(row.store_id),
      product: String(row.sku_id),
      competitor: String(row.competitor),
      currency: currencies.get(String(row.store_id)) ?? '',
      theirs: String(row.theirs),
      ours: row.ours == null ? null : String(row.ours),
      ageDays: Number(row.age),
      stale: Number(row.age) > warehouse.settings.price.freshDays,
    }),
  )
  const shown = rows.slice(0, limit)
  const evidence = evidenceOf(
    {
      id,
      source: 'rival-prices',
      truncated: shown.length < rows.length,
      rows: shown.map(
        ({ store, product, competitor, currency, theirs, ours, ageDays }): EvidenceRow => ({
          entity: { store, product, subject: competitor },
          period,
          role: 'value',
          cells: {
            competitor_price: money(theirs, currency),
            competitor_price_age: days(ageDays),
            own_price: money(ours, currency),
          },
        }),
      ),
    },
    read,
  )
  return { rows: shown, evidence }
}
