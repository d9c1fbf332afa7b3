-- Offers of two weeks: half of the categories have one at a time, on some of their articles. Cycles are numbered from day 0.
create or replace table sim.offer as
select cycle, cat_no, promo_no, [10, 15, 20, 20, 25, 30, 40][(h % 7 + 1)::integer] as depth
from (
  select cycle::integer as cycle, cat_no, (cycle * 100 + cat_no)::integer as promo_no, sim.draw(cat_no, cycle, 12) as h
  from sim.category, (select unnest(range(greatest(0, min(cycle) - 1), max(cycle) + 1)) as cycle from sim.day)
) where sim.even(h, 20) < 0.5;

-- How much more of it is taken follows from the article's own elasticity, about -2.6 (retail.md 5.2).
create or replace table sim.promo as
select o.cycle, k.sku_no, o.promo_no, o.depth,
  least(4, pow(1 - o.depth / 100.0, -greatest(0.8, least(4.5, 2.6 + 0.8 * sim.normal(sim.draw(k.sku_no, 0, 13))))) - 1) as lift
from sim.offer o join sim.sku k using (cat_no)
where sim.even(sim.draw(k.sku_no, o.cycle, 11), 0) < 0.12 and k.delist_day > o.cycle * 14;

-- What a promotion takes from others: a substitute's buyers come over while it lasts, and in the two weeks after it the
-- article itself is missed by those who have stocked up. Odds of 256 that a line goes to another article.
create or replace table sim.fate as
with rival as (
  select p.cycle, k.sku_no, min(p.sku_no) as to_sku, (256 * least(0.3, max(p.depth) / 100.0))::integer as odds
  from sim.promo p join sim.sku q on q.sku_no = p.sku_no join sim.sku k on k.subst_no = q.subst_no
  group by p.cycle, k.sku_no
), others as (
  select cat_no, list(sku_no order by sku_no) as skus from sim.sku group by cat_no
), cupboard as (
  select (p.cycle + 1)::integer as cycle, p.sku_no, skus[(sim.draw(p.sku_no, p.cycle, 14) % len(skus) + 1)::integer] as to_sku,
    (256 * least(0.35, 0.12 * p.lift))::integer as odds
  from sim.promo p join sim.sku using (sku_no) join others using (cat_no)
), moved as (
  select * from (from rival union all from cupboard anti join rival using (cycle, sku_no)) anti join sim.promo using (cycle, sku_no)
)
select c.cycle::integer as cycle, k.sku_no, coalesce(m.to_sku, k.sku_no) as to_sku, coalesce(m.odds, 0) as odds
from (select distinct cycle from sim.day) c cross join sim.sku k left join moved m on m.cycle = c.cycle and m.sku_no = k.sku_no;
