import type { Reading } from '../../data/read-relation.ts'
import { MANAGER_ROLES } from '../manager-roles.ts'

/** Receipts with these lines, and the lines' money: one event a receipt, whatever its lines. */
const lines = (indicator: string, where: string, money: string) => `
  select r.store_id, r.cashier_id, '${indicator}' as indicator, r.business_date, l.money
  from (select receipt_key, store_id, sum(${money}) as money from fact_line where ${where} group by receipt_key, store_id) as l
  join fact_receipt as r on r.receipt_key = l.receipt_key and r.store_id = l.store_id`

/** Receipts of some kind. */
const receipts = (indicator: string, where: string) => `
  select store_id, cashier_id, '${indicator}' as indicator, business_date, abs(coalesce(net_ex_tax, 0)) as money
  from fact_receipt where ${where}`

/** Seconds from first scan to tender a unit, slower than nineteen in twenty receipts of the shop. */
const SLOW = `
  select store_id, cashier_id, 'slow_scans' as indicator, business_date, abs(coalesce(net_ex_tax, 0)) as money
  from (select *, secs / units as pace, quantile_cont(secs / units, 0.95) over (partition by store_id) as slow
    from fact_receipt where type = 'sale' and secs > 0 and units >= 3)
  where pace > slow`

/** More than three receipts of one member at one cashier in a week: each beyond the third. */
const SAME_MEMBER = `
  select store_id, cashier_id, 'same_member' as indicator, business_date, abs(coalesce(net_ex_tax, 0)) as money
  from (select *, row_number() over (partition by store_id, cashier_id, member_hash, date_trunc('week', business_date)
      order by ts_utc) as turn
    from fact_receipt where type = 'sale' and member_hash is not null)
  where turn > 3`

/** Over three times the usual weight of goods that are among the cheapest quarter of what is weighed. */
const CHEAP_WEIGHED = `
  select r.store_id, r.cashier_id, 'cheap_weighed' as indicator, r.business_date, w.net_ex_tax as money
  from (
    select *, median(qty) over (partition by store_id, sku_id) as usual,
      median(net_ex_tax / qty) over (partition by store_id, sku_id) as price,
      quantile_cont(net_ex_tax / qty, 0.25) over (partition by store_id) as cheap
    from fact_line join (select sku_id from dim_product where by_weight) as weighed using (sku_id)
    where line_type = 'sale' and receipt_type = 'sale' and qty > 0) as w
  join fact_receipt as r on r.receipt_key = w.receipt_key and r.store_id = w.store_id
  where w.qty > 3 * w.usual and w.price <= w.cheap`

/** Reversed within five minutes of the sale. */
const AFTER_TENDER = `
  select v.store_id, v.cashier_id, 'voids_after_tender' as indicator, v.business_date, abs(coalesce(o.net_ex_tax, 0)) as money
  from fact_receipt as v join fact_receipt as o on o.receipt_key = v.orig_key and o.store_id = v.store_id
  where v.type = 'post_void' and epoch_ms(v.ts_utc) - epoch_ms(o.ts_utc) between 0 and 300000`

const ABANDONED = `
  select s.store_id, s.cashier_id, 'abandoned' as indicator, s.business_date, abs(coalesce(s.net_ex_tax, 0)) as money
  from fact_receipt as s left join fact_receipt as later on later.orig_key = s.receipt_key and later.store_id = s.store_id
  where s.type = 'suspend' and later.receipt_key is null`

const KEYED = `
  select r.store_id, r.cashier_id, 'keyed_items' as indicator, r.business_date, l.net_ex_tax as money
  from fact_line as l join fact_receipt as r on r.receipt_key = l.receipt_key and r.store_id = l.store_id
  where l.entry = 'key' and l.line_type = 'sale' and l.receipt_type = 'sale'`

/** Every cashier's events of every indicator: how many, in how many weeks, of how much money. */
export const CASHIER_EVENTS: Reading = {
  name: 'cashier-review',
  access: MANAGER_ROLES,
  reads: ['fact_receipt', 'fact_line'],
  statement: `
    with events as (${[
      lines('void_lines', `line_type = 'void'`, 'abs(net_ex_tax)'),
      receipts('refunds', `type = 'return'`),
      receipts('no_sales', `type = 'no_sale'`),
      lines('price_overrides', `line_type = 'override' or reason = 'override'`, 'abs(net_ex_tax)'),
      lines(
        'manual_discounts',
        `line_type = 'sale' and promo_id is null and discount - coalesce(order_discount, 0) > 0 and coalesce(reason, authoriser) is not null`,
        'discount',
      ),
      lines(
        'negative_margins',
        `line_type = 'sale' and receipt_type = 'sale' and promo_id is null and coalesce(reason, '') <> 'markdown' and net_ex_tax < cost`,
        'cost - net_ex_tax',
      ),
      KEYED,
      ABANDONED,
      AFTER_TENDER,
      SAME_MEMBER,
      SLOW,
      CHEAP_WEIGHED,
    ].join(' union all ')})
    select store_id, cashier_id, indicator, count(*)::int as events,
      count(distinct date_trunc('week', business_date))::int as weeks, coalesce(sum(money), 0)::double as money
    from events where cashier_id is not null group by store_id, cashier_id, indicator`,
}

/** What each cashier's events could have happened in. */
export const CASHIER_EXPOSURE: Reading = {
  name: 'cashier-review',
  access: MANAGER_ROLES,
  reads: ['fact_receipt', 'fact_line'],
  statement: `
    select r.store_id, r.cashier_id, count(distinct r.receipt_key)::int as receipts,
      count(distinct case when secs > 0 and r.units >= 3 then r.receipt_key end)::int as timed,
      count(distinct case when member_hash is not null then r.receipt_key end)::int as with_member,
      (count(l.line_no) filter (where l.line_type = 'sale'))::int as items,
      (count(l.line_no) filter (where l.line_type = 'sale' and p.by_weight))::int as weighed
    from fact_receipt as r
      left join fact_line as l on l.receipt_key = r.receipt_key and l.store_id = r.store_id
      left join dim_product as p on p.sku_id = l.sku_id
    where r.cashier_id is not null group by r.store_id, r.cashier_id`,
}
