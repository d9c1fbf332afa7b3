import Big from 'big.js'
import { daysBetween } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type Analysed, type AnalysisOptions, days, money, share } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { type GoodsFacts, readGoodsFacts } from './goods-facts.ts'

export interface RunningOffer {
  readonly promo: string
  /** '' is every shop. */
  readonly store: string
  readonly ends: string | null
  readonly depth: string | null
}

export interface PriceNow extends GoodsFacts {
  readonly offers: readonly RunningOffer[]
}

/** Offers that run today and name the article; one without a last day runs on. */
const OFFERS: Reading = {
  name: 'price-now',
  access: SALES_ROLES,
  reads: ['promo_item'],
  optional: ['promo_item'],
  statement: `
    select i.store_id, p.promo_id, p.end_date::varchar as ends, p.depth::varchar as depth
    from promo_item as i join dim_promo as p on p.promo_id = i.promo_id, asked as a
    where p.start_date <= a.to_day and (p.end_date is null or p.end_date >= a.to_day)
    order by p.promo_id`,
}

const MOST_ROWS = 20

/** What an article costs now in each shop, its usual price, and the offers that run for it. */
export const priceNow = async (
  warehouse: Warehouse,
  scope: Scope,
  { product, limit, ...options }: AnalysisOptions & { readonly product: ProductId; readonly limit?: number },
): Promise<Analysed<PriceNow> | Fault> => {
  const made = await readGoodsFacts(warehouse, scope, [product], options)
  if (isFault(made)) return made
  const { today, facts, read } = made
  const period = { from: today, to: today }
  const { at, signal } = options
  const offers = await readRelation(warehouse, scope, OFFERS, {
    at,
    period,
    products: [product],
    ...(signal ? { signal } : {}),
  })
  if (isFault(offers)) return offers
  const priced = facts.filter(({ price }) => price !== null)
  if (priced.length === 0) return fault('no-rows', { metric: 'price-now', ...period })
  const running = offers.rows.map(
    (row): RunningOffer => ({
      promo: String(row.promo_id),
      store: String(row.store_id ?? ''),
      ends: row.ends == null ? null : String(row.ends),
      depth: row.depth == null ? null : String(row.depth),
    }),
  )
  const rows = priced
    .map(
      (fact): PriceNow => ({
        ...fact,
        offers: running.filter(({ store }) => store === '' || store === fact.store),
      }),
    )
    .sort((a, b) => new Big(a.price ?? 0).cmp(b.price ?? 0) || (a.store < b.store ? -1 : 1))
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'price-now',
      truncated: shown.length < rows.length,
      rows: shown.map((row): EvidenceRow => {
        const [offer] = row.offers
        return {
          entity: {
            store: row.store,
            product: row.product,
            ...(offer === undefined ? {} : { subject: offer.promo }),
          },
          period,
          role: 'value',
          cells: {
            price_now: money(row.price, row.currency),
            regular_price: money(row.regular, row.currency),
            offer_depth: share(offer?.depth ?? null),
            offer_days_left: days(offer?.ends == null ? null : daysBetween(today, offer.ends) + 1),
          },
        }
      }),
    },
    read,
    offers,
  )
  return { rows, evidence }
}
