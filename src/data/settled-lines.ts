import type { Stage } from './ingest/stage.ts'

/**
 * The relation of a snapshot's lines with both void styles made one, and discounts that only the receipt knows spread over
 * its lines. Receipts are in the snapshot already. Most chains need neither: then it is the lines as they came.
 */
export const settledLines = async (stage: Stage): Promise<string> => {
  const voided = await withVoids(stage, 'stage.live_fact_line')
  return withOrderDiscounts(stage, voided)
}

/**
 * A line that takes another one of its receipt back whole (ARTS POSLog's VoidsLineItem) and that one become a single void
 * line, as tills with a void flag write it: the same figures from both. One that takes back a part stays, as a negative
 * line of the sale.
 */
const withVoids = async (stage: Stage, lines: string): Promise<string> => {
  const { session } = stage
  const [some] = await session.rows(`select 1 as x from ${lines} where voids_line_no is not null limit 1`)
  if (!some) return lines
  await session.run(
    `create table stage.void_pair as
     select o.receipt_key, o.line_no as voided, v.line_no as voiding, v.reason, v.authoriser
     from ${lines} v join ${lines} o on o.receipt_key = v.receipt_key and o.line_no = v.voids_line_no
     where o.voids_line_no is null and o.qty = -v.qty and o.net_ex_tax = -v.net_ex_tax
     qualify row_number() over (partition by v.receipt_key, v.voids_line_no order by v.line_no) = 1`,
  )
  await session.run(
    `create view stage.voided_line as
     select l.* replace (
       case when p.voided is not null then 'void' when l.voids_line_no is not null then 'sale' else l.line_type end as line_type,
       coalesce(l.reason, p.reason) as reason, coalesce(l.authoriser, p.authoriser) as authoriser)
     from ${lines} l
     left join stage.void_pair p on p.receipt_key = l.receipt_key and p.voided = l.line_no
     anti join stage.void_pair gone on gone.receipt_key = l.receipt_key and gone.voiding = l.line_no`,
  )
  return 'stage.voided_line'
}

/**
 * A discount off the whole receipt is spread over its lines by what they cost at the till, the rest of the rounding to the
 * largest: the parts sum to it exactly. Left alone where lines carry their share, or already sum to the receipt's net.
 * Where shelf prices hold the tax, a line's share takes off net and tax in the line's own proportion.
 */
const withOrderDiscounts = async (stage: Stage, lines: string): Promise<string> => {
  const { session } = stage
  const [some] = await session.rows(
    'select 1 as x from main.fact_receipt where order_discount is not null and order_discount <> 0 limit 1',
  )
  if (!some) return lines
  await session.run(
    `create table stage.line_discount as
     with charged as (
       select l.receipt_key, l.line_no, l.net_ex_tax, l.order_discount as own, r.net_ex_tax as receipt_net, r.order_discount,
         s.price_incl_tax and l.tax is not null as taxed,
         l.net_ex_tax + case when s.price_incl_tax then coalesce(l.tax, 0) else 0 end as shelf
       from ${lines} l join main.fact_receipt r on r.receipt_key = l.receipt_key
       join main.dim_store s on s.store_id = r.store_id
       where r.order_discount is not null and r.order_discount <> 0 and coalesce(l.line_type, '') <> 'void'
     ), open as (
       select receipt_key, sum(shelf) as total, any_value(abs(order_discount)) * sign(sum(shelf)) as whole
       from charged group by receipt_key
       having count(own) = 0 and sum(shelf) <> 0
         and (any_value(receipt_net) is null or abs(sum(net_ex_tax) - any_value(receipt_net)) > 0.01)
     ), rounded as (
       select c.*, o.whole, round(o.whole::double * c.shelf::double / o.total::double, 2)::decimal(14,2) as part,
         row_number() over (partition by c.receipt_key order by abs(c.shelf) desc, c.line_no) as place
       from charged c join open o on o.receipt_key = c.receipt_key
     ), spread as (
       select *, (part + case when place = 1 then whole - sum(part) over (partition by receipt_key) else 0 end)::decimal(14,2) as share
       from rounded
     )
     select receipt_key, line_no, share, taxed,
       case when taxed and shelf <> 0 then round(share::double * net_ex_tax::double / shelf::double, 2)::decimal(14,2)
         else share end as off_net
     from spread`,
  )
  await session.run(
    `create view stage.discounted_line as
     select l.* replace (
       case when d.share is null then l.discount else coalesce(l.discount, 0) + d.share end as discount,
       coalesce(d.share, l.order_discount) as order_discount,
       l.net_ex_tax - coalesce(d.off_net, 0) as net_ex_tax,
       case when d.share is null then l.tax when d.taxed then l.tax - (d.share - d.off_net)
         when l.net_ex_tax = 0 then l.tax
         else round(l.tax::double * (l.net_ex_tax - d.off_net)::double / l.net_ex_tax::double, 2)::decimal(14,2) end as tax)
     from ${lines} l left join stage.line_discount d on d.receipt_key = l.receipt_key and d.line_no = l.line_no`,
  )
  return 'stage.discounted_line'
}
