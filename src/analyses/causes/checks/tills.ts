import { type Check, checkReading, onDay, same } from '../check.ts'

/** What a unit was sold for, product by product, and whether a label showed something else. */
export const price: Check = {
  name: 'price',
  reading: checkReading(
    'cause-price',
    ['fact_line', 'fact_price'],
    `
    with sold as (
      select sku_id, business_date as day, sum(gross)::double / nullif(sum(qty)::double, 0) as price, sum(discount)::double as discount,
        sum(gross)::double as gross, sum(qty)::double as qty, max(promo_id) as promo
      from fact_line where line_type = 'sale' and receipt_type = 'sale' and reversed_at is null and qty > 0 group by sku_id, business_date
    ), against as (
      select sku_id, max(case when ${onDay('day')} then price end) as price, median(case when day < (select to_day from asked) then price end) as base,
        max(case when ${onDay('day')} then qty end) as qty, max(case when ${onDay('day')} then promo end) as promo
      from sold group by sku_id
    ), labels as (
      select count_if(abs(shelf_price - price) >= 0.01)::double as apart from fact_price
      where valid_from <= (select to_day from asked) and coalesce(valid_to, (select to_day from asked)) >= (select to_day from asked)
    )
    select count_if(price is not null and base is not null)::double as goods,
      count_if(price < 0.75 * base and promo is null)::double as cheap,
      count_if(price > 1.33 * base)::double as dear,
      (select apart from labels) as labels_apart,
      (select sum(discount) / nullif(sum(gross), 0) from sold where ${onDay('day')}) as discount,
      (select median(share) from (select sum(discount) / nullif(sum(gross), 0) as share from sold where ${same('day')} group by day) as shares) as base_discount
    from against`,
    ['fact_price'],
  ),
  weigh: ({ goods, cheap, dear, labels_apart, discount, base_discount }) => {
    if (!goods) return { 'wrong-price': null, promotion: null }
    const wrong = (cheap ?? 0) + (dear ?? 0)
    return {
      // many goods at once is a promotion, one or two a mistake
      'wrong-price': wrong > 0 && wrong <= Math.max(3, 0.03 * goods) ? 3 : (labels_apart ?? 0) > 0 ? 1 : -2,
      promotion: (discount ?? 0) - (base_discount ?? 0) > 0.03 || wrong > Math.max(3, 0.03 * goods) ? 2 : -2,
    }
  },
}

/** Money given back at each till, against all tills and against the weeks before. */
export const returned: Check = {
  name: 'returns',
  reading: checkReading(
    'cause-returns',
    ['fact_receipt'],
    `
    with tills as (
      select till_id, business_date > (select to_day from asked) - 7 as late,
        count_if(type = 'return')::double as returns, count_if(type = 'sale')::double as sales,
        -sum(case when type = 'return' then net_ex_tax end)::double as money
      from fact_receipt group by till_id, late
    ), against as (
      select till_id, max(case when late then returns end) as returns, max(case when late then sales end) as sales,
        max(case when not late then returns end) as base_returns, max(case when not late then sales end) as base_sales
      from tills group by till_id
    )
    select sum(returns)::double as returns, sum(base_returns)::double / 3 as base_returns,
      max(case when returns >= 8 then (returns / nullif(sales, 0)) / nullif((base_returns + 1) / nullif(base_sales, 0), 0) end)::double as most
    from against`,
  ),
  weigh: ({ returns, most }) => ({ 'odd-returns': returns == null ? null : (most ?? 0) > 2.5 ? 3 : -2 }),
}

/** Promotions that run on this day and do not show on any receipt. */
export const promoSetUp: Check = {
  name: 'promotion',
  reading: checkReading(
    'cause-promotion',
    ['promo_item', 'fact_line'],
    `
    with running as (
      select i.promo_id, i.sku_id from promo_item as i join dim_promo as p on p.promo_id = i.promo_id
      where p.start_date <= (select to_day from asked) and p.end_date >= (select to_day from asked)
    ), sold as (
      select sku_id, max(promo_id) as promo, sum(discount)::double as discount, count(*)::double as lines from fact_line
      where ${onDay('business_date')} and line_type = 'sale' and qty > 0 group by sku_id
    )
    select count(*)::double as items, count_if(s.lines > 0)::double as sold,
      count_if(s.lines > 0 and s.promo is null and coalesce(s.discount, 0) = 0)::double as plain
    from running as r left join sold as s on s.sku_id = r.sku_id`,
    ['fact_line'],
  ),
  weigh: ({ items, sold, plain }) => ({
    'promo-not-set-up': !items ? -4 : !sold ? null : (plain ?? 0) > 0.5 * sold ? 3 : -2,
  }),
}
