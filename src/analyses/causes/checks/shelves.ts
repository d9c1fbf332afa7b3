import { type Check, checkReading, onDay, same } from '../check.ts'

/** Goods of an aisle or two. */
const FEW = 40

/** Shelves that ran empty, goods that came in, goods thrown away: the day against the same weekdays. */
export const shelves: Check = {
  name: 'shelves',
  reading: checkReading(
    'cause-shelves',
    ['fact_stock_day'],
    `
    with aisles as (
      select k.date as day, coalesce(p.cat2_en, p.cat1_en, '') as aisle, count(*)::double as goods,
        sum(case when k.closing <= 0 or (k.stockout_min > 120 and k.qty_in > 0) then 1 else 0 end)::double as empty,
        sum(k.qty_in)::double as came, sum(k.waste)::double as waste, sum(greatest(k.opening, 0) + k.qty_in)::double as there
      from fact_stock_day as k left join dim_product as p on p.sku_id = k.sku_id group by 1, 2
    ), against as (
      select aisle, max(goods) as goods,
        max(case when ${onDay('day')} then empty end) as empty, median(case when ${same('day')} then empty end) as base_empty,
        max(case when ${onDay('day')} then waste end) as waste, median(case when ${same('day')} then waste end) as base_waste,
        max(case when ${onDay('day')} then there end) as there,
        max(case when day > (select to_day from asked) - 8 then there end) as there_week,
        median(case when day <= (select to_day from asked) - 8 then there end) as base_there,
        sum(case when day > (select to_day from asked) - 5 then came end) / 5 as came,
        sum(case when day <= (select to_day from asked) - 7 then came end) / 22 as base_came
      from aisles group by aisle
    )
    select sum(empty)::double as out_of_stocks, sum(base_empty)::double as base_out_of_stocks,
      sum(waste)::double as waste, sum(base_waste)::double as base_waste,
      max((empty - base_empty) / goods)::double as most_emptied,
      max(case when waste - base_waste >= 2 then (waste - base_waste) / nullif(there, 0) end)::double as most_wasted,
      min(case when base_came * 5 > 5 and empty > base_empty then came / base_came end)::double as least_came,
      max(case when there_week >= 5 then there_week / nullif(base_there, 0) end)::double as most_there, sum(goods)::double as goods
    from against`,
  ),
  weigh: ({ goods, out_of_stocks, base_out_of_stocks, most_emptied, most_wasted, least_came, most_there }) => {
    if (out_of_stocks == null) return { 'late-delivery': null, 'over-order': null, 'cold-chain': null }
    // among many aisles one is always a little emptier
    const few = (goods ?? 0) <= FEW
    const emptier = (few && (most_emptied ?? 0) >= 0.3) || out_of_stocks > 1.5 * (base_out_of_stocks ?? 0) + 2
    const spoilt = (most_wasted ?? 0) > 0.5
    const much = (most_there ?? 1) > (few ? 1.6 : 2.5)
    return {
      'late-delivery': emptier ? ((least_came ?? 1) < 0.4 ? 3.5 : 1) : -2,
      'over-order': much ? (spoilt ? 3.5 : 2.5) : -2,
      // a failed cooler spoils most of an aisle on one day, also of goods that keep for long
      'cold-chain': spoilt ? (much ? 1 : 3.5) : -2.5,
    }
  },
}

/**
 * Goods with stock on record that have not sold for so long that chance does not explain it: exp(-expected) < 0.01, divided by how
 * many goods are looked at.
 */
export const phantom: Check = {
  name: 'phantom',
  reading: checkReading(
    'cause-phantom',
    ['fact_stock_day'],
    `
    with goods as (
      select sku_id, max(case when qty_out > 0 then date end) as last_sold,
        bool_and(case when date > (select to_day from asked) - 3 then closing > 0 else true end) as there,
        sum(case when date <= (select to_day from asked) - 14 then qty_out end)::double as sold,
        count_if(date <= (select to_day from asked) - 14)::double as days
      from fact_stock_day group by sku_id
    ), judged as (
      select sold, there and days >= 7 and still >= 3 and still * sold / days > 4.6 + ln((select count(*) from goods)) as phantom
      from (select *, (select to_day from asked) - coalesce(last_sold, (select from_day from asked)) as still from goods)
    )
    select count(*)::double as goods, count_if(phantom)::double as phantoms,
      (sum(case when phantom then sold end) / nullif(sum(sold), 0))::double as phantom_share
    from judged`,
  ),
  weigh: ({ goods, phantoms, phantom_share }) => {
    if (!goods) return { 'phantom-stock': null }
    // one product that is not there does not move a whole shop
    const share = phantom_share ?? 0
    return { 'phantom-stock': !phantoms ? -2 : share > 0.25 ? 2.5 : share > 0.05 ? 0.5 : -1 }
  },
}
