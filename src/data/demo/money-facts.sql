-- What was paid with. Money goes back the way it came, but a fraud takes it in cash. Cash is handed over in notes.
create or replace table sim.paid as
with total as (
  select receipt_key, store_id, till_id, business_date, net_ex_tax + tax as amount, type, channel,
    hash(hash(getvariable('seed')::bigint, coalesce(orig_key, receipt_key), 121)) as h
  from fact_receipt where business_date >= getvariable('day0') + getvariable('lo')::integer and type in ('sale', 'return', 'post_void')
)
select t.* exclude (type, channel), t.type = 'sale' and (h >> 40) % 1000 < 12 and amount > 2 as split,
  case when f.key is not null then 'cash'
    when (h % 1000) < 470 then 'wechat' when (h % 1000) < 800 then 'alipay'
    when (h % 1000) < 880 or channel <> 'staff' then 'card' else 'cash' end as type
from total t left join (select distinct key from sim.returned where fraud) f on f.key = t.receipt_key;

insert into fact_tender
with first as (
  select *, case when split then (amount * 0.5)::decimal(14, 2) else amount end as due from sim.paid
)
select receipt_key, 1, store_id, business_date, type,
  case when type = 'cash' and amount > 0 then ceil(due / case when due < 40 then 10 when due < 100 and h % 3 > 0 then 20 when due < 200 then 50 else 100 end)
    * case when due < 40 then 10 when due < 100 and h % 3 > 0 then 20 when due < 200 then 50 else 100 end else due end as handed,
  (handed - due)::decimal(14, 2)
from first;
insert into fact_tender
select receipt_key, 2, store_id, business_date, 'gift_card', amount - (amount * 0.5)::decimal(14, 2), 0 from sim.paid where split;

-- A till is counted in the evening: one in seven is not right to the cent.
insert into fact_till_close
with cash as (
  select p.store_id, p.till_id, p.business_date, sum(t.amount - t.change_amt) as taken
  from sim.paid p join fact_tender t using (receipt_key) where t.type = 'cash' group by all
), till as (
  select s.store_id, p.till, d.date, p.day, p.store_no, coalesce(taken, 0) as taken, sim.draw(p.store_no * 8 + p.till[2:]::integer, p.day, 122) as h,
    coalesce(max(p.emp_id) filter (p.shift = 1), max(p.emp_id)) as cashier_id
  from sim.post p join sim.store s using (store_no) join sim.day d using (day)
  left join cash c on c.store_id = s.store_id and c.till_id = p.till and c.business_date = d.date
  group by all
)
select store_id, till, date, cashier_id, date + interval 15 hours + to_seconds(h % 1200), date + interval 23 hours + to_seconds(h % 1200),
  500, greatest(0, floor(taken / 100) * 100),
  500 + taken - greatest(0, floor(taken / 100) * 100)
    + case when (h >> 20) % 7 = 0 then (6 * sim.normal(sim.draw(h % 1000000, day, 123)))::decimal(14, 1) else 0 end
from till order by day, store_no, till;
