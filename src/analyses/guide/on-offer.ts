import { addDays, type BusinessDate, daysBetween, weekday } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { CategoryId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type Analysed, type AnalysisOptions, days, money, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { runningDay } from './goods-facts.ts'

/** One article with an offer, over the shops that have it. */
export interface OnOffer {
  readonly product: string
  readonly promo: string
  readonly stores: number
  /** Null where shops differ, or no price is known. */
  readonly price: string | null
  readonly regular: string | null
  readonly depth: string | null
  readonly starts: BusinessDate
  /** Null: it runs on. */
  readonly ends: BusinessDate | null
}

/** An offer of '' is every shop's. A price that is asked for now is of the price list: what is marked down, else offered, else usual. */
const ON_OFFER: Reading = {
  name: 'on-offer',
  access: SALES_ROLES,
  reads: ['promo_item', 'fact_price'],
  optional: ['fact_price'],
  statement: `
    with running as (
      select i.sku_id, s.store_id, max(p.depth) as depth, arg_max(p.promo_id, coalesce(p.depth, 0)) as promo_id,
        arg_max(p.start_date, coalesce(p.depth, 0))::varchar as starts,
        arg_max(coalesce(p.end_date::varchar, ''), coalesce(p.depth, 0)) as ends
      from promo_item as i join dim_promo as p on p.promo_id = i.promo_id
        join dim_store as s on i.store_id is null or i.store_id = '' or i.store_id = s.store_id, asked as a
      where p.start_date <= a.to_day and (p.end_date is null or p.end_date >= a.from_day)
      group by i.sku_id, s.store_id, p.start_date <= a.from_day
    ), ranked as (
      select store_id, sku_id, price,
        row_number() over (partition by store_id, sku_id order by
          case kind when 'markdown' then 1 when 'promo' then 2 else 3 end, valid_from desc) as place
      from fact_price where price is not null
    ), regular as (
      select store_id, sku_id, arg_max(price, valid_from) as price from fact_price
      where coalesce(kind, 'regular') = 'regular' and price is not null group by store_id, sku_id
    )
    select r.sku_id, min(r.promo_id) as promo_id, count(*)::int as stores, max(r.depth)::varchar as depth,
      case when count(h.price) = count(*) and min(h.price) = max(h.price) then min(h.price)::decimal(14, 2)::varchar end as price,
      case when count(u.price) = count(*) and min(u.price) = max(u.price) then min(u.price)::decimal(14, 2)::varchar end as regular,
      r.starts, min(r.ends) as ends
    from running as r
      left join ranked as h on h.store_id = r.store_id and h.sku_id = r.sku_id and h.place = 1
      left join regular as u on u.store_id = r.store_id and u.sku_id = r.sku_id
    group by r.sku_id, r.starts order by max(r.depth) desc nulls last, r.sku_id, r.starts`,
}

const MOST_ROWS = 20

/**
 * What is on offer today, or from today until the end of the week, the deepest cut first: the price, the usual one, and how long it
 * runs. An offer that has not begun has no price yet.
 */
export const onOffer = async (
  warehouse: Warehouse,
  scope: Scope,
  options: AnalysisOptions & {
    readonly week?: boolean
    readonly categories: readonly CategoryId[]
    readonly limit?: number
  },
): Promise<Analysed<OnOffer> | Fault> => {
  const { at, signal, categories } = options
  const today = runningDay(warehouse, scope, at)
  const period = { from: today, to: options.week ? addDays(today, 7 - weekday(today)) : today }
  const read = await readRelation(warehouse, scope, ON_OFFER, {
    at,
    period,
    periods: { fact_price: { from: today, to: today } },
    categories,
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  const text = (value: unknown) => (value == null || value === '' ? null : String(value))
  const rows = read.rows.map(
    (row): OnOffer => ({
      product: String(row.sku_id),
      promo: String(row.promo_id),
      stores: Number(row.stores),
      price: String(row.starts) > today ? null : text(row.price),
      regular: text(row.regular),
      depth: text(row.depth),
      starts: String(row.starts),
      ends: text(row.ends),
    }),
  )
  const shown = rows.slice(0, options.limit ?? MOST_ROWS)
  const [only] = read.stores
  const currencies = new Set(
    warehouse.catalogue.stores.filter(({ id }) => read.stores.includes(id)).map(({ currency }) => currency),
  )
  // prices of two currencies are never the same price
  const [currency = ''] = currencies.size === 1 ? currencies : []
  const priced = (amount: string | null) => (currency === '' ? null : money(amount, currency))
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'on-offer',
      period,
      truncated: shown.length < rows.length,
      rows: [
        placesRow(
          read.stores,
          period,
          { goods_on_offer: units(new Set(rows.map(({ product }) => product)).size) },
          categories,
        ),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: {
              ...(read.stores.length === 1 ? { store: String(only) } : {}),
              product: row.product,
              subject: row.promo,
            },
            period,
            role: 'value',
            cells: {
              price_now: priced(row.price),
              regular_price: priced(row.regular),
              offer_depth: share(row.depth),
              ...(row.starts > today ? { offer_starts_in: days(daysBetween(today, row.starts)) } : {}),
              offer_days_left: days(row.ends === null ? null : daysBetween(today, row.ends) + 1),
              ...(read.stores.length === 1 ? {} : { stores_with_offer: units(row.stores) }),
            },
          }),
        ),
      ],
    },
    read,
  )
  return { rows, evidence }
}
