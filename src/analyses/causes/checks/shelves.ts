import { type Check, checkReading, onDay, same } from '../check.ts'

/** Shelves that ran empty, goods that came in, goods thrown away: the day against the same weekdays. */
export const shelves: Check = {
  name: 'shelves',
  reading: checkReading(
    'cause-shelves',
    ['fact_stock_day'],
    `
    with lines as (
      select k.date as day, p.cat1_en as category, p.shelf_life_days as life,
        sum(case when k.closing <= 0 or k.stockout_min > 120 then 1 else 0 end)::double as empty,
        sum(k.qty_in)::double as came, sum(k.waste)::double as waste, sum(greatest(k.opening, 0) + k.qty_in)::double as there
      from fact_stock_day as k left join dim_product as p on p.sku_id = k.sku_id
      group by k.date, p.cat1_en, p.shelf_life_days
    ), cats as (
      select day, category, sum(empty) as empty, sum(came) as came, sum(waste) as waste, sum(there) as there from lines group by day, category
    ), against as (
      select category,
        max(case when ${onDay('day')} then empty end) as empty, median(case when ${same('day')} then empty end) as base_empty,
        max(case when ${onDay('day')} then waste end) as waste, median(case when ${same('day')} then waste end) as base_waste,
        max(case when ${onDay('day')} then there end) as there, median(case when ${same('day')} then there end) as base_there,
        sum(case when day > (select to_day from asked) - 7 then came end) as came_week,
        sum(case when day <= (select to_day from asked) - 7 then came end) / 3.0 as base_came_week
      from cats group by category
    )
    select sum(empty)::double as out_of_stocks, sum(base_empty)::double as base_out_of_stocks,
      sum(waste)::double as waste, sum(base_waste)::double as base_waste,
      max(empty - base_empty)::double as most_empty, max((waste - base_waste) / nullif(there, 0))::double as most_wasted,
      max(case when came_week > 10 then came_week / nullif(base_came_week, 0) end)::double as most_came,
      min(case when base_came_week > 10 then came_week / base_came_week end)::double as least_came
    from against`,
  ),
  weigh: ({ out_of_stocks, most_empty, most_wasted, most_came, least_came, waste, base_waste }) => {
    if (out_of_stocks == null) return { 'late-delivery': null, 'over-order': null, 'cold-chain': null }
    const emptier = (most_empty ?? 0) >= 3
    const much = (waste ?? 0) > 2 * (base_waste ?? 0) + 5
    return {
      'late-delivery': emptier ? ((least_came ?? 1) < 0.4 ? 3.5 : 1) : -2,
      'over-order': (most_came ?? 1) > 1.8 ? (much ? 3 : 1.5) : -2,
      // a failed cooler spoils nearly all of an aisle on one day
      'cold-chain': (most_wasted ?? 0) > 0.4 ? 4 : -2.5,
    }
  },
}

/** Goods that sell every day, have stock on record, and have not sold for so long that chance does not explain it. */
export const phantom: Check = {
  name: 'phantom',
  reading: checkReading(
    'cause-phantom',
    ['fact_stock_day'],
    `
    with goods as (
      select sku_id, count_if(date > (select to_day from asked) - 3 and qty_out <= 0 and closing > 0)::double as still,
        sum(case when date <= (select to_day from asked) - 10 then qty_out end)::double as sold, count_if(date <= (select to_day from asked) - 10)::double as days
      from fact_stock_day group by sku_id
    )
    select count(*)::double as goods, count_if(still >= 3 and days >= 7 and 3 * sold / days > 4.6)::double as phantoms from goods`,
  ),
  weigh: ({ goods, phantoms }) => ({ 'phantom-stock': !goods ? null : (phantoms ?? 0) > 0 ? 2.5 : -2 }),
}
