-- Goods brought back one to six days later, at a staffed till, with a number row of their own; and, at a till with a fraud,
-- receipts of the day before booked as returned. Sales of the last days before lo are in the tables already.
create or replace table sim.returned as
with recent as (
  select receipt_key, store_id, business_date, type, orig_key, hash(hash(getvariable('seed')::bigint, receipt_key, 71)) as h
  from fact_receipt where business_date >= getvariable('day0') + (getvariable('lo') - 7)::integer
), sale as (
  select receipt_key, store_id, business_date, (business_date - getvariable('day0'))::integer as day, h
  from recent where type = 'sale' and sim.even(h, 20) < 0.15
    and receipt_key not in (select orig_key from recent where type = 'post_void')
), claim as (
  select *, day + 1 + (h % 6)::integer as back_day, 'T' || (1 + (h >> 8) % 2) as till, false as fraud
  from sale where sim.even(h, 20) < 0.022
  union all
  select sale.*, day + 1, e.till, true
  from sale join sim.store s using (store_id)
  join sim.effect e on e.effect = 'refund-fraud' and e.store_no = s.store_no and day + 1 between e.from_day and e.to_day
  where sim.even(h, 20) between 0.1 and 0.1 + e.factor
), open as (
  select c.*, s.store_no, (9 * 3600 + (h >> 40) % 40000)::integer as sec
  from claim c join sim.store s using (store_id)
  join sim.plan_day p on p.store_no = s.store_no and p.day = c.back_day and p.visitors > 0
  where back_day between getvariable('lo') and getvariable('hi')
), line as (
  -- An honest customer brings back some of the lines, a fraud books all of them.
  select o.*, l.line_no as of_line, l.sku_id, l.qty, l.gross, l.discount, l.net_ex_tax, l.tax, l.cost
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
select key, 'demo', store_id, till, receipt_no, back_date, back_date + to_seconds(sec - 8 * 3600),
  back_date + to_seconds(sec), 'staff', 'return', receipt_key, -sum(net_ex_tax), -sum(r.tax),
  -sum(case when k.weighed then 1 else qty end), 'CNY'
from sim.returned r join sim.sku k using (sku_id)
group by key, store_id, till, receipt_no, back_date, sec, receipt_key order by back_date, store_id, sec, key;

insert into fact_line
select key, line_no, store_id, back_date, sku_id, -qty, -gross, -discount, -net_ex_tax, -tax, -cost, 'return'
from sim.returned order by back_date, store_id, sec, key, line_no;
