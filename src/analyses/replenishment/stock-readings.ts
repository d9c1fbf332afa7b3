import { SOLD_LINES } from '../../data/metrics/counted.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import type { Reading } from '../../data/read-relation.ts'

/** The deepest offer on each product of a shop on each day. */
const ON_OFFER = `on_offer as (
      select k.store_id, k.sku_id, k.date, max(p.depth)::double as depth
      from fact_stock_day as k join promo_item as i on i.sku_id = k.sku_id and (i.store_id = k.store_id or i.store_id = '')
        join dim_promo as p on p.promo_id = i.promo_id and k.date between p.start_date and p.end_date
      where p.depth > 0 group by k.store_id, k.sku_id, k.date
    )`

/** Days on which a shop sold anything; where sales are not summed by hour, any day. */
const TRADED = `traded as (select distinct store_id, business_date from sales_hour)`
const OPEN = `(t.store_id is not null or not exists (select 1 from sales_hour))`

/**
 * Every line that a store keeps: its stock at the end of the last whole day, and its sales of the period's days. A day on
 * which the shelf was empty for over an hour tells only that at least so much was wanted (retail.md 3.2).
 * `known` days are those up to the last sale: how often it was bought while it was surely there. Days with an offer are summed apart (`promo_`).
 * Days on which the shop sold nothing at all were shut, or their sales are missing: they tell nothing of demand. Of a record that is older
 * than the last day what was sold since is taken off.
 */
export const STOCK_LINES: Reading = {
  name: 'stock-lines',
  access: SALES_ROLES,
  reads: ['fact_stock_day', 'fact_line', 'promo_item', 'sales_hour'],
  optional: ['promo_item', 'sales_hour'],
  statement: `
    with ${ON_OFFER}, ${TRADED}, sold as (
      select store_id, sku_id, business_date, sum(qty) as qty, sum(net_ex_tax) as net, sum(cost) as cost,
        sum(case when cost is not null then qty end) as costed, count(distinct receipt_key) as purchases
      from fact_line where ${SOLD_LINES} group by store_id, sku_id, business_date
    ), days as (
      select s.store_id, s.sku_id, s.date, closing, in_transit, on_order, net, cost, costed,
        coalesce(stockout_min, 0) <= 60 as whole, coalesce(sold.qty, 0) as qty, coalesce(purchases, 0) as purchases, depth,
        max(case when sold.qty > 0 then s.date end) over (partition by s.store_id, s.sku_id) as last_sale, ${OPEN} as open
      from fact_stock_day as s left join sold
        on sold.store_id = s.store_id and sold.sku_id = s.sku_id and sold.business_date = s.date
        left join on_offer as o on o.store_id = s.store_id and o.sku_id = s.sku_id and o.date = s.date
        left join traded as t on t.store_id = s.store_id and t.business_date = s.date
    ), since as (
      select l.store_id, l.sku_id, sum(l.qty)::double as gone
      from sold as l join (select store_id, sku_id, max(date) as day from days group by store_id, sku_id) as k
        on k.store_id = l.store_id and k.sku_id = l.sku_id and l.business_date > k.day
      group by l.store_id, l.sku_id
    )
    select store_id, sku_id,
      case when any_value(gone) > 0 then greatest(0, arg_max(coalesce(closing, 0), date)::double - any_value(gone))
        else arg_max(coalesce(closing, 0), date)::double end as on_hand,
      arg_max(coalesce(in_transit, 0), date)::double as in_transit, arg_max(coalesce(on_order, 0), date)::double as on_order,
      max(date)::varchar as stock_day, max(last_sale)::varchar as last_sale,
      (count(*) filter (where open and whole and depth is null))::int as days,
      (sum(qty) filter (where open and whole and depth is null))::double as sold,
      (sum(qty * qty) filter (where open and whole and depth is null))::double as squares,
      (count(*) filter (where open and whole and depth is not null))::int as promo_days,
      (sum(qty) filter (where open and whole and depth is not null))::double as promo_sold,
      (sum(qty * qty) filter (where open and whole and depth is not null))::double as promo_squares,
      (avg(depth) filter (where open and whole))::double as promo_depth,
      (count(*) filter (where open and not whole))::int as short_days,
      (count(*) filter (where open and whole and date <= last_sale))::int as known_days,
      (sum(purchases) filter (where open and whole and date <= last_sale))::double as known_purchases,
      sum(qty)::double as qty, sum(net)::double as net, sum(cost)::double as cost, sum(costed)::double as costed,
      any_value(pack)::double as pack, any_value(shelf_life_days)::int as life
    from days join dim_product using (sku_id) left join since using (store_id, sku_id)
    where coalesce(status, 'active') = 'active'
    group by store_id, sku_id`,
}

/** What each day sold on which a shelf was empty for over an hour. */
export const RAN_OUT: Reading = {
  name: 'stock-lines',
  access: SALES_ROLES,
  reads: ['fact_stock_day', 'fact_line', 'promo_item', 'sales_hour'],
  optional: ['promo_item', 'sales_hour'],
  statement: `
    with ${ON_OFFER}, ${TRADED}, sold as (
      select store_id, sku_id, business_date, sum(qty) as qty from fact_line where ${SOLD_LINES} group by store_id, sku_id, business_date
    )
    select s.store_id, s.sku_id, coalesce(sold.qty, 0)::double as qty, coalesce(o.depth, 0)::double as depth
    from fact_stock_day as s left join sold
      on sold.store_id = s.store_id and sold.sku_id = s.sku_id and sold.business_date = s.date
      left join on_offer as o on o.store_id = s.store_id and o.sku_id = s.sku_id and o.date = s.date
      left join traded as t on t.store_id = s.store_id and t.business_date = s.date
    where ${OPEN} and coalesce(s.stockout_min, 0) > 60`,
}

/** Offers that run in the period's days, which are those to come. */
export const OFFERS_AHEAD: Reading = {
  name: 'stock-lines',
  access: SALES_ROLES,
  reads: ['promo_item'],
  optional: ['promo_item'],
  statement: `
    select i.store_id, i.sku_id, greatest(p.start_date, from_day)::varchar as starts, least(p.end_date, to_day)::varchar as ends,
      p.depth::double as depth
    from promo_item as i join dim_promo as p on p.promo_id = i.promo_id, asked
    where p.depth > 0 and p.start_date <= to_day and p.end_date >= from_day`,
}

/** How busy a shop's weekdays are beside each other. */
export const WEEKDAYS: Reading = {
  name: 'weekdays',
  access: SALES_ROLES,
  reads: ['sales_hour'],
  optional: ['sales_hour'],
  statement: `
    select store_id, dow, avg(units)::double as units
    from (select store_id, business_date, isodow(business_date) as dow, sum(units) as units
      from sales_hour group by store_id, business_date)
    group by store_id, dow`,
}

/** What came in lots that have a date; of what is left, the stock on hand tells. */
export const LOTS: Reading = {
  name: 'lots',
  access: SALES_ROLES,
  reads: ['fact_stock_move', 'dim_lot'],
  optional: ['fact_stock_move', 'dim_lot'],
  statement: `
    select m.store_id, m.sku_id, m.lot_id, l.expiry_date::varchar as expiry, sum(m.qty)::double as qty
    from fact_stock_move as m join dim_lot as l on l.lot_id = m.lot_id
    where m.type in ('receive', 'transfer_in') and l.expiry_date is not null
    group by m.store_id, m.sku_id, m.lot_id, l.expiry_date`,
}

/** How often a line moved, and what its last count found. */
export const MOVES: Reading = {
  name: 'moves',
  access: SALES_ROLES,
  reads: ['fact_stock_move'],
  optional: ['fact_stock_move'],
  statement: `
    select store_id, sku_id, count(*)::int as moves,
      (arg_max(qty, ts_utc) filter (where type = 'count'))::double as last_error
    from fact_stock_move group by store_id, sku_id`,
}
