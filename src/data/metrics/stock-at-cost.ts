import { KEPT_LINES, SOLD_LINES } from './counted.ts'

/** Unit costs are those of the sales of so many days: goods that have not sold for longer have none, and are said. */
export const COST_DAYS = 180

/** Days that turn, days of stock and GMROI look at; a year is this many times 365 / 28. */
export const TURN_DAYS = 28

/**
 * Stock at cost of each stock day as `value`; `unknown` is 1 for goods in stock, on the last day, whose cost nobody knows. A
 * unit's cost is a quotient, so it is known to about 15 digits; what is summed is rounded to 1/10,000 of the currency.
 */
export const STOCK_AT_COST = `
      select s.store_id, s.date as day, s.sku_id, (greatest(closing, 0) * unit)::decimal(18,4) as value,
        case when unit is null and closing > 0 and s.date = (select max(date) from fact_stock_day) then 1 end as unknown
      from fact_stock_day as s left join (
        select store_id, sku_id, sum(cost) / sum(qty) as unit
        from fact_line where ${SOLD_LINES} and cost is not null and qty > 0 group by store_id, sku_id
      ) as costs on costs.store_id = s.store_id and costs.sku_id = s.sku_id`

/** Lines of the days that stock is read of. */
export const TURN_LINES = `${KEPT_LINES} and business_date > (select max(date) from fact_stock_day) - ${TURN_DAYS}`
