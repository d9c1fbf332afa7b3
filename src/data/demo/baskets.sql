-- What buyers want to take, before a shelf is empty: one row a line. Quantities in thousandths.
create or replace table sim.visit as
with one as (
  select store_no, day, hour, part, weekend, unset, short, unnest(range(buyers)) as nth from sim.store_hour where buyers > 0
), drawn as (
  select *, ((day::bigint * 1000 + store_no) * 100 + hour) * 1000 + nth as visit from one
), hashed as (
  select *, sim.draw(visit, 0, 31) as h, sim.draw(visit, 0, 33) as g from drawn
), placed as (
  select v.*, s.format_no, v.hour * 3600 + (h % 3600)::integer as sec,
    least(18, 1 + floor(-ln(1 - sim.even(h, 12)) * s.basket_scale * o.factor
      * case v.part when 3 then 1.12 when 0 then 0.88 else 1 end))::integer as size,
    -- W1 is the online shop: its orders are picked from the shelves and fetched at the counter.
    case when (g & 1023) < 36 then 'W1' when s.scos > 0 and (h >> 33) % 100 < 42 then 'C' || (1 + (h >> 40) % s.scos)
      when short then 'T1' else 'T' || (1 + (h >> 40) % s.tills) end as till
  from hashed v join sim.store s using (store_no) join sim.day d using (day)
  join sim.halo o on o.format_no = s.format_no and o.cycle = d.cycle
)
select v.visit, v.store_no, v.day, v.part, v.weekend, v.format_no, v.sec, v.size, v.till, v.unset, v.g,
  (h >> 46) % 1000 < 4 as reversed,
  -- A sweethearting cashier's friend: one in eight of the receipts.
  (g >> 30) % 1000 < 120 and v.size > 1 and (v.store_no, v.day, v.till, (v.hour >= 15)::integer) in (select (store_no, day, till, shift) from sim.sweet) as friend
from placed v;

create or replace table sim.line as
with one as (
  select v.*, unnest(range(1, size + 1)) as line_no from sim.visit v
), drawn as (
  select *, sim.draw(visit, line_no, 32) as h from one
), placed as (
  select visit, line_no::integer as line_no, store_no, day, sec, reversed, friend, h, d.cycle,
    case when (h & 1023) < 102 and not unset then 2000 + d.cycle * 8 + format_no when (h & 1023) between 102 and 183 then 1000 + d.month
      else format_no * 8 + part * 2 + drawn.weekend end * 8192 + ((h >> 10) & 8191)::integer as pick
  from drawn join sim.day d using (day)
), taken as (
  select placed.* exclude (pick, cycle), case when ((h >> 35) & 255) < f.odds then f.to_sku else k.sku_no end as sku_no
  from placed join sim.pick k using (pick) join sim.fate f on f.cycle = placed.cycle and f.sku_no = k.sku_no
)
select visit, line_no, store_no, sku_no, store_no * 2048 + sku_no as series, day, sec, reversed,
  (h >> 48) & 511 < 2 or (friend and line_no > 1 and (h >> 43) % 32 < 18) as void, (h >> 57) < 2 as uncosted,
  case when weighed then greatest(40, (unit * (0.4 + 1.2 * sim.even(h, 23)))::integer)
    when ((h >> 23) & 1023) < 840 then 1000 when ((h >> 23) & 1023) < 970 then 2000
    when ((h >> 23) & 1023) < 1010 then 3000 else 4000 end as qty
from taken join sim.sku k using (sku_no);

-- Demand of each article and store by day; voided and reversed lines take nothing from the shelf.
create or replace table sim.wanted as
select series, day, sum(qty)::integer as qty from sim.line where not void and not reversed group by all;
