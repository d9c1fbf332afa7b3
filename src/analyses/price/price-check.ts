import Big from 'big.js'
import { addDays, daysBetween } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { CategoryId, ProductId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { labelMismatch, type Mismatch } from '../../methods/price/label-mismatch.ts'
import { type Analysed, type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'

export interface PriceMismatch extends Mismatch {
  readonly store: string
  readonly product: string
  readonly currency: string
  readonly system: string
  readonly shelf: string | null
  readonly till: string | null
}

export interface PriceOptions extends AnalysisOptions {
  readonly products?: readonly ProductId[]
  readonly categories?: readonly CategoryId[]
  readonly limit?: number
}

/**
 * The price that holds now (a markdown before a promotion before the regular one, the latest of each), what the label showed
 * and confirmed, and what the tills took a unit since, lines with a discount left out. A shop in which no label ever answered
 * has labels of paper.
 */
const PRICES: Reading = {
  name: 'price-check',
  access: SALES_ROLES,
  reads: ['fact_price', 'fact_line'],
  optional: ['fact_line'],
  statement: `
    with ranked as (
      select store_id, sku_id, valid_from, price, shelf_price, esl_ack_utc is not null as answered,
        bool_or(esl_ack_utc is not null) over (partition by store_id) as electronic,
        row_number() over (partition by store_id, sku_id order by
          case kind when 'markdown' then 1 when 'promo' then 2 else 3 end, valid_from desc) as place
      from fact_price where price is not null
    ), holds as (select * from ranked where place = 1),
    taken as (
      select store_id, sku_id, business_date, ts_utc, qty, coalesce(unit_price, gross / nullif(qty, 0)) as unit_price
      from fact_line
      where line_type = 'sale' and receipt_type = 'sale' and reversed_at is null and qty > 0 and coalesce(discount, 0) = 0
    )
    select h.store_id, h.sku_id, h.valid_from::varchar as valid_from, h.price::decimal(14, 2)::varchar as price,
      h.shelf_price::decimal(14, 2)::varchar as shelf, h.answered, h.electronic,
      arg_max(t.unit_price, t.ts_utc)::decimal(14, 2)::varchar as till,
      coalesce(sum(case when abs(t.unit_price - coalesce(h.shelf_price, h.price)) >= 0.01 then t.qty end), 0)::decimal(14, 3)::varchar as units
    from holds as h left join taken as t
      on t.store_id = h.store_id and t.sku_id = h.sku_id and t.business_date >= h.valid_from
    group by h.store_id, h.sku_id, h.valid_from, h.price, h.shelf_price, h.answered, h.electronic`,
}

const MOST_ROWS = 20
/** Till lines are looked at so far back. */
const TILL_DAYS = 14
const ORDER = ['till-above-shelf', 'till-below-shelf', 'till-differs', 'shelf-differs', 'label-silent']

/** Where till, label and system disagree now: customers who pay more than they were shown first, then by money. */
export const priceCheck = async (
  warehouse: Warehouse,
  scope: Scope,
  { id, at, products, categories, limit, signal }: PriceOptions,
): Promise<Analysed<PriceMismatch> | Fault> => {
  const { stores } = warehouse.catalogue
  const mine = stores.find((store) => scope.stores.includes(store.id))
  const today = mine === undefined ? at.slice(0, 10) : shopClock(at, mine).running
  const period = { from: today, to: today }
  const read = await readRelation(warehouse, scope, PRICES, {
    at,
    period,
    periods: { fact_line: { from: addDays(today, -TILL_DAYS), to: today } },
    ...(products ? { products } : {}),
    ...(categories ? { categories } : {}),
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  if (read.rows.length === 0) return fault('no-rows', { metric: 'price-check', ...period })
  const currencies = new Map<string, string>(stores.map((store) => [store.id, store.currency]))
  const text = (value: unknown) => (value == null ? null : String(value))
  const rows: PriceMismatch[] = []
  for (const row of read.rows) {
    const [system, shelf, till] = [String(row.price), text(row.shelf), text(row.till)]
    const found = labelMismatch(
      {
        system,
        shelf,
        till,
        acknowledged: row.electronic === true ? row.answered === true : null,
        hours: daysBetween(String(row.valid_from), today) * 24,
        units: String(row.units),
      },
      warehouse.settings.price.acknowledgeHours,
    )
    if (isFault(found)) return found
    if (found === null) continue
    const store = String(row.store_id)
    rows.push({
      ...found,
      store,
      product: String(row.sku_id),
      currency: currencies.get(store) ?? '',
      system,
      shelf,
      till,
    })
  }
  rows.sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      new Big(b.money).abs().cmp(new Big(a.money).abs()) ||
      (a.product < b.product ? -1 : 1),
  )
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  const checked = placesRow(
    read.stores,
    period,
    {
      prices_checked: units(read.rows.length),
      price_mismatches: units(rows.length),
    },
    categories,
  )
  const evidence = evidenceOf(
    {
      id,
      source: 'price-check',
      truncated: shown.length < rows.length,
      rows: [checked, ...shown.map((row) => evidenceRow(row, today))],
    },
    read,
  )
  return { rows, evidence }
}

const evidenceRow = (row: PriceMismatch, today: string): EvidenceRow => ({
  entity: { store: row.store, product: row.product, subject: row.kind },
  period: { from: today, to: today },
  role: 'value',
  cells: {
    till_price: money(row.till, row.currency),
    shelf_price: money(row.shelf, row.currency),
    system_price: money(row.system, row.currency),
    price_gap: money(row.difference, row.currency),
    mismatch_money: money(row.money, row.currency),
  },
})
