-- How each (store, article) is replenished. Quantities in thousandths of a piece or of a kilogram.
-- An order is placed every `review` days after closing and arrives `lead` days later, before opening.
create or replace table sim.series as
select s.store_no * 2048 + k.sku_no as series, s.store_no, k.sku_no, s.format_no, k.lead, k.review,
  case when review = 1 then 0 when review = 2 then 1 when review = 3 then 2 else 3 end as policy,
  (sim.draw(s.store_no, aisle_no, 41) % review)::integer as phase,
  pack, life, weighed, unit, delist_day,
  -- A planner's lasting error, and how many deviations of safety are kept.
  0.88 + 0.26 * sim.even(sim.draw(s.store_no, k.sku_no, 42), 0) as bias,
  case when life <= 6 then 1.0 when life <= 12 then 1.25 when life <= 30 then 1.45 else 1.5 end as z,
  -- What is kept on the shelf for its looks.
  case when life <= 6 then 0 when weighed then 500 when life <= 30 then 1000 else 1500 end as display
from sim.store s cross join sim.sku k;

-- Visitors' lines that a delivery of day 0-6 of a week has to last for, by policy.
create or replace table sim.cover as
with policy as (select * from (values (0, 1, 1), (1, 2, 1), (2, 3, 2), (3, 7, 3)) p(policy, review, lead))
select store_no, policy, d.day // 7 as week, list(lines order by d.day) as lines, bit_or(closed)::bigint as closed
from (
  select p.store_no, policy, d.day,
    sum(p.lines) as lines, max(case when p.day = d.day and p.lines = 0 then 1 << (d.day % 7) else 0 end) as closed
  from sim.day d cross join policy
  join sim.plan_day p on p.day between d.day - policy.lead + 1 and d.day + policy.review - 1
  where d.day between (getvariable('lo') // 7) * 7 and (getvariable('hi') // 7) * 7 + 6
  group by all
) d group by all;

-- Incidents at the shelf: bit (kind * 8 + day of the week), see stock-week.ts for the kinds.
create or replace table sim.shelf_event as
with days as (
  select effect, e.store_no, e.aisle_no, e.sku_no, d.day, d.day = e.to_day + 1 as after
  from sim.effect e join sim.day d on d.day between e.from_day and e.to_day + 1
  where effect in ('no-delivery', 'over-order', 'phantom', 'spoilt')
), hit as (
  select x.store_no * 2048 + k.sku_no as series, x.effect, x.after, x.day
  from days x join sim.sku k on k.sku_no = x.sku_no or k.aisle_no = x.aisle_no
  where x.day >= 0
)
select series, day // 7 as week,
  -- After a phantom's last day the shelf is counted, and the record becomes true.
  bit_or(case when effect = 'phantom' and after then 1::bigint << (24 + day % 7) when after then 0
    when effect = 'no-delivery' then 1::bigint << (day % 7)
    when effect = 'over-order' then 1::bigint << (8 + day % 7)
    when effect = 'phantom' then 1::bigint << (16 + day % 7)
    else 1::bigint << (32 + day % 7) end) as events
from hit group by all;
