-- What was sold of what was wanted, priced, on receipts, as rows of the chain's tables. Money in fen until the last step.

-- An article that runs out loses the day's later lines; the line at the edge takes what is left.
create or replace table sim.cut as
select visit, line_no, series, day, sec, greatest(0, least(qty, sold - running + qty))::integer as qty
from (
  select l.visit, l.line_no, l.series, l.day, l.sec, l.qty, s.sold,
    sum(l.qty) over (partition by l.series, l.day order by l.sec, l.visit, l.line_no) as running
  from sim.line l join sim.stock s on s.series = l.series and s.day = l.day
  where s.short = 1 and not l.void and not l.reversed
) where running > sold;
-- Voided and reversed lines were in somebody's hand: there must have been as many left at closing.
insert into sim.cut
select l.visit, l.line_no, l.series, l.day, null, 0 from (
  select *, sum(qty) over (partition by series, day) as held from sim.line where void or reversed
) l join sim.stock s on s.series = l.series and s.day = l.day
where s.hidden = 1 or l.held > s.closing;

create or replace table sim.price_day as
with epoch as (
  select k.*, d.day, ((d.day + sim.draw(sku_no, 0, 51) % 190) // 190)::integer as step, d.cycle
  from sim.sku k cross join sim.day d where d.day between getvariable('lo') and getvariable('hi')
), priced as (
  -- Every half year a price is set anew, about one percent up; the cost drifts around its share of the price.
  select *, greatest(10, round(price_fen * (1 + 0.012 * step + 0.02 * sim.normal(sim.draw(sku_no, step, 52))) / 10) * 10)::integer as fen
  from epoch
)
select sku_no, p.day, weighed, tax, fen, coalesce(o.depth, 0) as depth,
  fen / (1 + tax / 100.0) * (1 - margin) * (1 + 0.02 * sim.normal(sim.draw(sku_no, p.day // 30, 53))) as cost_fen
from priced p left join sim.promo o using (sku_no, cycle);

-- In the order of sim.line, which all joins keep.
create or replace table sim.item as
with kept as (
  select l.* replace (coalesce(c.qty, l.qty) as qty) from sim.line l left join sim.cut c using (visit, line_no)
  where coalesce(c.qty, 1) > 0
), charged as (
  select k.*, p.weighed, p.tax, p.cost_fen,
    greatest(1, round(p.fen * coalesce(t.factor, 1) * k.qty / 1000))::integer as gross, p.depth
  from kept k join sim.price_day p using (sku_no, day)
  left join (select * from sim.effect where effect = 'tag-price') t
    on t.store_no = k.store_no and t.sku_no = k.sku_no and k.day between t.from_day and t.to_day
), paid as (
  select *, round(gross * depth / 100.0)::integer as discount, gross - discount as paid from charged
)
select visit, line_no, store_no, sku_no, series, day, sec, qty, void, gross, discount,
  round(paid * 100.0 / (100 + tax))::integer as net, paid - net as tax,
  case when uncosted then null else round(cost_fen * qty / 1000)::integer end as cost,
  case when weighed then 1000 else qty end as units
from paid;

-- Receipts of all kinds, numbered by till and day. A reversal follows its sale within minutes, on the same till.
create or replace table sim.receipt as
with sums as (
  select visit, sum(net) as net, sum(tax) as tax, sum(units) as units from sim.item where not void group by visit
), sold as (
  select v.visit, v.store_no, v.day, v.till, v.sec, v.reversed, net, tax, units from sim.visit v join sums using (visit)
), kinds as (
  select 'sale' as type, visit, null::bigint as of_visit, store_no, day, till, sec, net, tax, units from sold
  union all
  select 'post_void', -visit, visit, store_no, day, till, sec + 60 + (visit % 181)::integer, -net, -tax, -units from sold where reversed
  union all
  select 'no_sale', -((day::bigint * 1000 + store_no) * 100000 + nth), null, store_no, day, 'T1',
    (9 * 3600 + sim.draw(store_no, day * 8 + nth, 61) % 43200)::integer, 0, 0, 0
  from sim.store_day, range(2) n(nth) where sim.even(sim.draw(store_no, day * 8 + nth, 62), 0) < 0.4
), numbered as (
  select *, row_number() over (partition by store_no, day, till order by sec, visit) as nth from kinds
)
select n.*, s.store_id, d.date, lpad(nth::varchar, 4, '0') as receipt_no,
  s.store_id || '-' || d.tag || '-' || till || '-' || receipt_no as key
from numbered n join sim.store s using (store_no) join sim.day d using (day)
order by n.day, n.store_no, n.sec, n.visit;

-- A whole number times a decimal 0.01 is exact, and much quicker than a division.
insert into fact_receipt
select r.key, 'demo', r.store_id, r.till, r.receipt_no, r.date,
  r.date + to_seconds(r.sec - 8 * 3600), r.date + to_seconds(r.sec),
  case when r.till[1] = 'C' then 'sco' else 'staff' end, r.type, o.key,
  r.net::integer * 0.01::decimal(4, 2), r.tax::integer * 0.01::decimal(4, 2), r.units::integer * 0.001::decimal(4, 3), 'CNY'
from sim.receipt r left join sim.receipt o on o.visit = r.of_visit;

insert into fact_line
select r.key, i.line_no, r.store_id, r.date, k.sku_id, i.qty * 0.001::decimal(4, 3), gross * 0.01::decimal(4, 2),
  discount * 0.01::decimal(4, 2), i.net * 0.01::decimal(4, 2), i.tax * 0.01::decimal(4, 2), cost * 0.01::decimal(4, 2),
  case when void then 'void' else 'sale' end
from sim.item i join sim.receipt r using (visit) join sim.sku k using (sku_no);
insert into fact_line
select r.key, i.line_no, r.store_id, r.date, k.sku_id, i.qty * -0.001::decimal(4, 3), gross * -0.01::decimal(4, 2),
  discount * -0.01::decimal(4, 2), i.net * -0.01::decimal(4, 2), i.tax * -0.01::decimal(4, 2), cost * -0.01::decimal(4, 2),
  'sale'
from sim.item i join sim.receipt r on r.of_visit = i.visit join sim.sku k using (sku_no)
where not void;
