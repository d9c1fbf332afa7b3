import { type QualityRule, SOLD } from '../quality-rule.ts'

/** The price a line was rung at, per unit, after what was taken off it. */
const RUNG = 'coalesce(unit_price, (gross - coalesce(discount, 0)) / qty)::decimal(14, 2)'
/** Lines whose price a person changed say why themselves. */
const ASKED = `${SOLD} and authoriser is null and reason is null`

/**
 * The till's price is none of those that held in the shop that day (regular, promotion or markdown), by more than a cent. Goods
 * without any price that day have nothing to be held against. Equal prices are struck out first, so that little is left to compare.
 */
export const priceNotActive = {
  name: 'price-not-active',
  severity: 'warn',
  table: 'fact_line',
  needs: ['fact_line', 'fact_price'],
  concerns: ['fact_price'],
  byDay: true,
  sql: `
    with held as (
      select store_id, sku_id, valid_from, coalesce(valid_to, date '9999-12-31') as valid_to, price::decimal(14, 2) as price
      from main.fact_price where price is not null),
    rung as (
      select store_id, sku_id, business_date, receipt_key, line_no, ${RUNG} as price
      from main.fact_line where ${ASKED}),
    other as (
      from rung r anti join held h on h.store_id = r.store_id and h.sku_id = r.sku_id and h.price = r.price
        and r.business_date between h.valid_from and h.valid_to)
    select o.store_id, o.business_date, [o.receipt_key, o.line_no::varchar] as key, any_value(o.price)::varchar as found,
      string_agg(distinct h.price::varchar, ' / ' order by h.price::varchar) as expected, 1 as n
    from other o join held h on h.store_id = o.store_id and h.sku_id = o.sku_id and o.business_date between h.valid_from and h.valid_to
    group by o.store_id, o.business_date, o.receipt_key, o.line_no
    having min(abs(h.price - o.price)) > 0.01`,
} as const satisfies QualityRule<'price-not-active'>
