-- What was sold of what was wanted, priced, on receipts, as rows of the chain's tables. Money in fen until the last step.

-- An article that runs out loses the day's later lines; the line at the edge takes what is left.
create or replace table sim.cut as
with wanted as (
  select l.visit, l.line_no, l.series, l.day, l.sec, l.qty, s.sold,
    sum(l.qty) over one as running, lag(l.visit) over one as visit_before, lag(l.line_no) over one as line_before, lag(l.qty) over one as qty_before
  from sim.line l join sim.stock s on s.series = l.series and s.day = l.day
  where s.short = 1 and not l.void and not l.reversed
  window one as (partition by l.series, l.day order by l.sec, l.visit, l.line_no)
), late as (
  select * exclude (qty), greatest(0, least(qty, sold - running + qty))::integer as qty from wanted where running > sold
-- Nobody has a crumb of loose goods weighed: whoever came before takes the last grams along.
), crumb as (
  from late where qty between 1 and 119 and visit_before is not null
)
select visit, line_no, series, day, sec, case when (visit, line_no) in (select (visit, line_no) from crumb) then 0 else qty end as qty from late
union all
select visit_before, line_before, series, day, null, qty_before + qty from crumb;
-- Voided and reversed lines were in somebody's hand: there must have been as many left at closing.
insert into sim.cut
select l.visit, l.line_no, l.series, l.day, null, 0 from (
  select *, sum(qty) over (partition by series, day) as held from sim.line where void or reversed
) l join sim.stock s on s.series = l.series and s.day = l.day
where s.hidden = 1 or l.held > s.closing;

create or replace table sim.tagged as
select store_no * 2048 + sku_no as series, unnest(range(from_day, to_day + 1))::integer as day from sim.effect where effect = 'tag-price';

-- Who complains about a wrong label gets its price; a coupon takes five percent off what is left.
create or replace table sim.item as
with kept as (
  select l.* replace (coalesce(c.qty, l.qty) as qty) from sim.line l left join sim.cut c using (visit, line_no)
  where coalesce(c.qty, 1) > 0
), labelled as (
  select *, (series, day) in (select (series, day) from sim.tagged) as tagged from kept
), charged as (
  select k.*, v.friend, p.weighed, p.tax, p.cost_fen, p.fen, greatest(1, round(p.fen * k.qty / 1000))::integer as gross,
    tagged and (visit + line_no) % 10 < 7 as override,
    case when override then 40 when v.unset then 0 else p.depth end as depth,
    case when not override and not v.unset then p.promo_no end as promo_no,
    (v.g >> 20) % 100 < 5 and v.size > 2 as coupon
  from labelled k join sim.price_day p using (sku_no, day) join (select visit, unset, g, size, friend from sim.visit) v using (visit)
), paid as (
  select *, round(gross * depth / 100.0)::integer as off, case when coupon then round((gross - off) * 0.05)::integer else 0 end as order_off,
    off + order_off as discount, gross - discount as paid from charged
)
select visit, line_no, store_no, sku_no, series, day, sec, qty, void, friend, weighed, override, promo_no, fen, depth, gross, discount,
  order_off, round(paid * 100.0 / (100 + tax))::integer as net, paid - net as tax,
  case when uncosted then null else round(cost_fen * qty / 1000)::integer end as cost,
  case when weighed then 1000 else qty end as units
from paid;

-- Receipts of all kinds, numbered by till and day. A reversal follows its sale within minutes, on the same till.
create or replace table sim.receipt as
with sums as (
  select visit, sum(net) as net, sum(tax) as tax, sum(units) as units, count(*) as lines, sum(order_off) as order_off from sim.item where not void group by visit
), sold as (
  select v.visit, v.store_no, v.day, v.till, v.sec, v.reversed, v.friend, v.g, net, tax, units, lines, order_off from sim.visit v join sums using (visit)
), kinds as (
  select 'sale' as type, visit, null::bigint as of_visit, store_no, day, till, sec, net, tax, units, friend, g, lines, order_off from sold
  union all
  select 'post_void', -visit, visit, store_no, day, till, sec + 60 + (visit % 181)::integer, -net, -tax, -units, false, g, 0, -order_off from sold where reversed
  union all
  select 'no_sale', -((day::bigint * 1000 + store_no) * 100000 + nth), null, store_no, day, 'T1',
    (9 * 3600 + sim.draw(store_no, day * 8 + nth, 61) % 43200)::integer, 0, 0, 0, false, 0, 0, 0
  from sim.store_day, range(2) n(nth) where sim.even(sim.draw(store_no, day * 8 + nth, 62), 0) < 0.4
), numbered as (
  select *, row_number() over (partition by store_no, day, till order by sec, visit) as nth from kinds
)
select n.*, s.store_id, d.date, lpad(nth::varchar, 4, '0') as receipt_no,
  s.store_id || '-' || d.tag || '-' || n.till || '-' || receipt_no as key, p.emp_id,
  -- Members are drawn from a pool of the store's, the regulars much more often; a sweethearting cashier's friend is one.
  case when friend then sim.draw(n.store_no, 900000, 35)
    when type = 'sale' and (g >> 10) % 100 < 54 then sim.draw(n.store_no, floor(pow(sim.even(g, 20), 1.7) * s.base * 7)::integer, 35) end as member
from numbered n join sim.store s using (store_no) join sim.day d using (day)
left join sim.post p on p.store_no = n.store_no and p.day = n.day and p.till = n.till and p.shift = (n.sec >= 54000)::integer
order by n.day, n.store_no, n.sec, n.visit;

-- A whole number times a decimal 0.01 is exact, and much quicker than a division. secs is from the first scan to the tender.
insert into fact_receipt
select r.key, 'demo', r.store_id, r.till, r.receipt_no, r.date,
  r.date + to_seconds(r.sec - 8 * 3600), r.date + to_seconds(r.sec),
  case r.till[1] when 'C' then 'sco' when 'W' then 'online' else 'staff' end, r.type, null,
  r.net::integer * 0.01::decimal(4, 2), r.tax::integer * 0.01::decimal(4, 2), r.units::integer * 0.001::decimal(4, 3), 'CNY',
  r.emp_id, 'M' || r.member,
  case when r.type = 'sale' and r.till <> 'W1'
    then ((20 + 5 * r.lines) * (0.75 + 0.5 * sim.even(r.g, 40)) * case when r.till[1] = 'C' then 1.7 else 1 end)::integer end,
  r.till, r.order_off::integer * 0.01::decimal(4, 2)
from sim.receipt r;
update fact_receipt set orig_key = o.key
from sim.receipt v join sim.receipt o on o.visit = v.of_visit where fact_receipt.receipt_key = v.key;

-- Rows come out of joins in any order: they are put into their own where they are written.
create or replace view sim.sold_line as
select i.visit, i.line_no, k.sku_id, qty, gross, discount, i.net, i.tax, cost, void, override,
  fen, depth, order_off,
  case when i.weighed then 'weigh' when (visit * 31 + line_no * 17) % 41 = 0 then 'key' else 'scan' end as entry, promo_no,
  case when void then case when friend then 'changed_mind' else 'mistake' end when override then 'price_override' end as reason
from sim.item i join sim.sku k using (sku_no);
insert into fact_line
select r.key, i.line_no, r.store_id, r.date, i.sku_id, i.qty * 0.001::decimal(4, 3), gross * 0.01::decimal(4, 2),
  discount * 0.01::decimal(4, 2), i.net * 0.01::decimal(4, 2), i.tax * 0.01::decimal(4, 2), cost * 0.01::decimal(4, 2),
  case when void then 'void' else 'sale' end, fen * 0.01::decimal(4, 2), (fen * (100 - depth)) * 0.0001::decimal(5, 4), i.order_off * 0.01::decimal(4, 2), entry,
  case when promo_no is not null then sim.promo_id(promo_no) end, reason,
  case when override then s.manager_id end, null
from sim.sold_line i join sim.receipt r using (visit) join sim.store s on s.store_no = r.store_no order by i.visit * 32 + i.line_no;
insert into fact_line
select r.key, i.line_no, r.store_id, r.date, i.sku_id, i.qty * -0.001::decimal(4, 3), gross * -0.01::decimal(4, 2),
  discount * -0.01::decimal(4, 2), i.net * -0.01::decimal(4, 2), i.tax * -0.01::decimal(4, 2), cost * -0.01::decimal(4, 2),
  'sale', fen * 0.01::decimal(4, 2), (fen * (100 - depth)) * 0.0001::decimal(5, 4), i.order_off * -0.01::decimal(4, 2), entry,
  case when promo_no is not null then sim.promo_id(promo_no) end, 'reversed', s.manager_id, null
from sim.sold_line i join sim.receipt r on r.of_visit = i.visit join sim.store s on s.store_no = r.store_no
where not void order by r.day, r.store_no, r.sec, r.visit, i.line_no;
