-- What buyers want to take, before a shelf is empty: one row a line. Quantities in thousandths.
-- All follows the order of sim.store_hour: day, store, hour.
create or replace table sim.visit as
with one as (
  select store_no, day, hour, part, weekend, unnest(range(buyers)) as nth from sim.store_hour where buyers > 0
), drawn as (
  select *, ((day::bigint * 1000 + store_no) * 100 + hour) * 1000 + nth as visit from one
), hashed as (
  select *, sim.draw(visit, 0, 31) as h from drawn
)
select v.visit, v.store_no, v.day, v.part, v.weekend, s.format_no,
  v.hour * 3600 + (h % 3600)::integer as sec,
  least(18, 1 + floor(-ln(1 - sim.even(h, 12)) * s.basket_scale * case v.part when 3 then 1.12 when 0 then 0.88 else 1 end))::integer as size,
  case when s.scos > 0 and (h >> 33) % 100 < 42 then 'C' || (1 + (h >> 40) % s.scos) else 'T' || (1 + (h >> 40) % s.tills) end as till,
  (h >> 46) % 1000 < 4 as reversed
from hashed v join sim.store s using (store_no);

create or replace table sim.line as
with one as (
  select v.*, unnest(range(1, size + 1)) as line_no from sim.visit v
), drawn as (
  select *, sim.draw(visit, line_no, 32) as h from one
), placed as (
  select visit, line_no::integer as line_no, store_no, day, sec, reversed, h,
    case when (h & 1023) < 102 then 2000 + d.cycle when (h & 1023) < 184 then 1000 + d.month
      else format_no * 8 + part * 2 + drawn.weekend end * 8192 + ((h >> 10) & 8191)::integer as pick
  from drawn join sim.day d using (day)
)
select visit, line_no, store_no, k.sku_no, store_no * 2048 + k.sku_no as series, day, sec, reversed,
  (h >> 48) & 511 < 2 as void, (h >> 57) < 2 as uncosted,
  case when weighed then greatest(20, (unit * (0.4 + 1.2 * sim.even(h, 23)))::integer)
    when ((h >> 23) & 1023) < 840 then 1000 when ((h >> 23) & 1023) < 970 then 2000
    when ((h >> 23) & 1023) < 1010 then 3000 else 4000 end as qty
from placed join sim.pick k using (pick) join sim.sku s on s.sku_no = k.sku_no;

-- Demand of each article and store by day; voided and reversed lines take nothing from the shelf.
create or replace table sim.wanted as
select series, day, sum(qty)::integer as qty from sim.line where not void and not reversed group by all;
