import { addDays } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { SOLD_LINES } from '../../data/metrics/counted.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type CompetitorPrice, type PriceAdvice, priceFloor } from '../../methods/price/price-floor.ts'
import { type Analysed, days, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { MANAGER_ROLES } from '../manager-roles.ts'
import type { PriceOptions } from './price-check.ts'

export interface PriceWar extends PriceAdvice {
  readonly store: string
  readonly product: string
  readonly currency: string
  readonly ours: string
}

export const NEWEST_PRICES = `
  select store_id, sku_id, competitor, arg_max(price, ts_utc) as price, max(business_date) as seen
  from fact_competitor_price where price > 0 group by store_id, sku_id, competitor`
export const OUR_PRICES = `
  select store_id, sku_id, arg_max(price, valid_from) as price from fact_price
  where coalesce(kind, 'regular') <> 'markdown' and price > 0 group by store_id, sku_id`

/** The newest price of each competitor of goods whose own price and cost are known. Costs are not a clerk's to see. */
const COMPETITORS: Reading = {
  name: 'price-war',
  access: MANAGER_ROLES,
  reads: ['fact_competitor_price', 'fact_price', 'fact_line'],
  statement: `
    with theirs as (${NEWEST_PRICES}), ours as (${OUR_PRICES}), costs as (
      select store_id, sku_id, sum(cost) / nullif(sum(qty), 0) as cost from fact_line
      where ${SOLD_LINES} and cost > 0 and qty > 0 group by store_id, sku_id
    )
    select t.store_id, t.sku_id, t.competitor, t.price::decimal(14, 2)::varchar as theirs, (a.to_day - t.seen)::int as age,
      o.price::decimal(14, 2)::varchar as ours, c.cost::decimal(14, 4)::varchar as cost, coalesce(p.tax_rate, 0)::varchar as tax
    from theirs as t
      join ours as o on o.store_id = t.store_id and o.sku_id = t.sku_id
      join costs as c on c.store_id = t.store_id and c.sku_id = t.sku_id
      join dim_product as p on p.sku_id = t.sku_id, asked as a`,
}

const MOST_ROWS = 20
/** A price seen before that tells nothing at all; one older than a week is shown, flagged as old, and not followed. */
export const SEEN_DAYS = 60
const COST_DAYS = 28
const ORDER = ['below-floor', 'hold', 'match', 'unknown', 'keep']

/** Our prices beside competitors', with the floor that no price war should go below, and how old each price is. */
export const priceWar = async (
  warehouse: Warehouse,
  scope: Scope,
  { id, at, products, categories, limit, signal, minimumMargin }: PriceOptions & { readonly minimumMargin?: string },
): Promise<Analysed<PriceWar> | Fault> => {
  const { stores } = warehouse.catalogue
  const mine = stores.find((store) => scope.stores.includes(store.id))
  const today = mine === undefined ? at.slice(0, 10) : shopClock(at, mine).running
  const period = { from: today, to: today }
  const read = await readRelation(warehouse, scope, COMPETITORS, {
    at,
    period,
    periods: {
      fact_competitor_price: { from: addDays(today, -SEEN_DAYS), to: today },
      fact_line: { from: addDays(today, -COST_DAYS), to: today },
    },
    ...(products ? { products } : {}),
    ...(categories ? { categories } : {}),
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  if (read.rows.length === 0) return fault('no-rows', { metric: 'price-war', ...period })
  const currencies = new Map<string, string>(stores.map((store) => [store.id, store.currency]))
  const groups = new Map<string, (typeof read.rows)[number][]>()
  for (const row of read.rows) {
    const key = `${row.store_id}\n${row.sku_id}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const rows: PriceWar[] = []
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const advice = priceFloor(
      {
        price: String(first.ours),
        landedCost: String(first.cost),
        taxRate: String(first.tax),
        minimumMargin: minimumMargin ?? warehouse.settings.price.minimumMargin,
        competitors: group.map(
          (row): CompetitorPrice => ({
            competitor: String(row.competitor),
            price: String(row.theirs),
            ageDays: Number(row.age),
          }),
        ),
      },
      warehouse.settings.price.freshDays,
    )
    if (isFault(advice)) return advice
    const store = String(first.store_id)
    rows.push({
      ...advice,
      store,
      product: String(first.sku_id),
      currency: currencies.get(store) ?? '',
      ours: String(first.ours),
    })
  }
  rows.sort((a, b) => ORDER.indexOf(a.advice) - ORDER.indexOf(b.advice) || (a.product < b.product ? -1 : 1))
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id,
      source: 'price-war',
      truncated: shown.length < rows.length,
      rows: [
        placesRow(read.stores, period, { prices_compared: units(rows.length) }, categories),
        ...shown.map((row): EvidenceRow => {
          const rival = row.lowest ?? row.stale[0]
          return {
            entity: {
              store: row.store,
              product: row.product,
              subject: `${row.advice} ${rival?.competitor ?? ''}`.trim(),
            },
            period,
            role: 'value',
            cells: {
              own_price: money(row.ours, row.currency),
              price_floor: money(row.floor, row.currency),
              competitor_price: money(rival?.price ?? null, row.currency),
              competitor_price_age: days(rival?.ageDays ?? null),
              advised_price: money(row.price, row.currency),
            },
          }
        }),
      ],
    },
    read,
  )
  return { rows, evidence }
}
