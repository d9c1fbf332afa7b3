-- Goods brought back one to six days later, at a staffed till, with a number row of their own; and, while a cashier books sales
-- of the day before as returned, those as well. Sales of the last days before lo are in the tables already.
create or replace table sim.returned as
with recent as (
  select receipt_key, store_id, business_date, type, orig_key, member_hash, hash(hash(getvariable('seed')::bigint, receipt_key, 71)) as h
  from fact_receipt where business_date >= getvariable('day0') + (getvariable('lo') - 7)::integer
), sale as (
  select receipt_key, store_id, business_date, (business_date - getvariable('day0'))::integer as day, member_hash, h
  from recent where type = 'sale' and sim.even(h, 20) < 0.15
    and receipt_key not in (select orig_key from recent where type = 'post_void')
), claim as (
  select *, day + 1 + (h % 6)::integer as back_day, 'T' || (1 + (h >> 8) % 2) as till, (9 * 3600 + (h >> 40) % 40000)::integer as sec, false as fraud
  from sale where sim.even(h, 20) < 0.022
  union all
  -- in the quiet end of the shift, with nobody at the till
  select sale.*, sale.day + 1, p.till, (p.shift * 28800 + 39600 + (sale.h >> 40) % 14000)::integer, true
  from sale join sim.store s using (store_id)
  join sim.effect e on e.effect = 'refund-fraud' and e.store_no = s.store_no and sale.day + 1 between e.from_day and e.to_day
  join sim.post p on p.store_no = s.store_no and p.day = sale.day + 1 and p.cashier = e.cashier
  where sim.even(sale.h, 20) between 0.1 and 0.1 + e.factor
), open as (
  select c.* replace (case when t.closed then 'T1' else c.till end as till), s.store_no, s.manager_id
  from claim c join sim.store s using (store_id)
  left join sim.post t on t.store_no = s.store_no and t.day = c.back_day and t.till = c.till and t.shift = (c.sec >= 54000)::integer
  join sim.plan_day p on p.store_no = s.store_no and p.day = c.back_day and p.visitors > 0
  where back_day between getvariable('lo') and getvariable('hi')
), line as (
  -- An honest customer brings back some of the lines, a fraud books all of them.
  select o.*, l.line_no as of_line, l.sku_id, l.qty, l.gross, l.discount, l.net_ex_tax, l.tax, l.cost, l.list_price, l.unit_price,
    l.order_discount, l.promo_id
  from open o join fact_line l using (receipt_key)
  where l.line_type = 'sale' and l.business_date = o.business_date and (fraud or l.line_no = 1 or hash(h, l.line_no) % 4 = 0)
), numbered as (
  select *, 'R' || lpad((dense_rank() over (partition by store_no, back_day, till order by sec, receipt_key))::varchar, 3, '0') as receipt_no,
    row_number() over (partition by receipt_key order by of_line) as line_no
  from line
)
select n.* exclude (line_no), n.line_no::integer as line_no, d.date as back_date,
  n.store_id || '-' || d.tag || '-' || till || '-' || receipt_no as key
from numbered n join sim.day d on d.day = n.back_day;

insert into fact_receipt
select key, 'demo', r.store_id, r.till, receipt_no, back_date, back_date + to_seconds(sec - 8 * 3600),
  back_date + to_seconds(sec), 'staff', 'return', receipt_key, -sum(net_ex_tax), -sum(r.tax),
  -sum(case when k.weighed then 1 else qty end), 'CNY', any_value(p.emp_id), case when not fraud then any_value(member_hash) end,
  (45 + any_value(r.h) % 120)::integer, r.till, -sum(order_discount)
from sim.returned r join sim.sku k using (sku_id)
left join sim.post p on p.store_no = r.store_no and p.day = r.back_day and p.till = r.till and p.shift = (r.sec >= 54000)::integer
group by key, r.store_id, r.till, receipt_no, back_date, sec, receipt_key, fraud order by back_date, r.store_id, sec, key;

insert into fact_line
select key, line_no, store_id, back_date, sku_id, -qty, -gross, -discount, -net_ex_tax, -tax, -cost, 'return', list_price, unit_price,
  -order_discount, case when fraud then 'key' else 'scan' end, promo_id,
  case when fraud then 'no_receipt' else ['quality', 'wrong_item', 'changed_mind', 'wrong_price'][(h % 4 + 1)::integer] end,
  case when not fraud then manager_id end, null
from sim.returned order by back_date, store_id, sec, key, line_no;
