-- How each (store, article) is replenished. Quantities in thousandths of a piece or of a kilogram.
-- An order is placed every `review` days after closing and arrives `lead` days later, before opening.
create or replace table sim.series as
select s.store_no * 2048 + k.sku_no as series, s.store_no, s.store_id, k.sku_no, k.sku_id, s.format_no, k.lead, k.review,
  case when review = 1 then 0 when review = 2 then 1 when review = 3 then 2 else 3 end as policy,
  (sim.draw(s.store_no, aisle_no, 41) % review)::integer as phase,
  pack, life, weighed, unit, delist_day,
  -- A planner's lasting error, and how many deviations of safety are kept.
  0.88 + 0.26 * sim.even(sim.draw(s.store_no, k.sku_no, 42), 0) as bias,
  case when life <= 6 then 0.85 when life <= 12 then 1.0 when life <= 30 then 1.1 else 0.95 end as z,
  -- What is kept on the shelf for its looks.
  case when life <= 12 then 0 when life <= 30 then 500 else 800 end as display
from sim.store s cross join sim.sku k;
