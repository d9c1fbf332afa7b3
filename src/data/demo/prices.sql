-- What goods cost, day by day, in fen: every half year a price is set anew, about one percent up; the cost drifts around its
-- share of the price.
create or replace table sim.price_day as
with epoch as (
  select k.*, d.day, sim.draw(sku_no, 0, 51) % 190 as turn, ((d.day + turn) // 190)::integer as step, d.cycle
  from sim.sku k cross join sim.day d where d.day between getvariable('lo') and getvariable('hi')
), priced as (
  select *, greatest(10, round(price_fen * (1 + 0.012 * step + 0.02 * sim.normal(sim.draw(sku_no, step, 52))) / 10) * 10)::integer as fen
  from epoch
)
select sku_no, p.day, weighed, tax, fen, coalesce(o.depth, 0)::integer as depth, o.promo_no,
  fen / (1 + tax / 100.0) * (1 - margin) * (1 + 0.02 * sim.normal(sim.draw(sku_no, p.day // 30, 53))) as cost_fen,
  p.cycle, ((p.day + turn) % 190)::integer as into_step
from priced p left join sim.promo o using (sku_no, cycle);
