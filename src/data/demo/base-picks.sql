-- Which article a receipt's line takes: 8,192 slots a mix, shared out by weight, so that one join draws one article.
-- Mixes: format x daypart x weekend (0-39), goods in season (1000 + month).
-- Weights are whole numbers: their sums do not depend on the order of summing.
create or replace table sim.wish as
with popularity as (
  select *, (pow(weight, 1.8) * 1e6 / sum(pow(weight, 1.8)) over (partition by cat_no))::bigint as in_category from sim.sku
)
select t.format_no * 8 + part * 2 + weekend as mix, sku_no,
  (in_category * c.share * t.factor * c.hours[part + 1] * case when season = '' then 1 else 0.75 end)::bigint as w
from popularity join sim.category c using (cat_no) join sim.taste t using (cat_no),
  range(4) parts(part), range(2) weekends(weekend)
union all
select 1000 + month, sku_no, (in_category * c.share * s.weight)::bigint
from popularity join sim.category c using (cat_no) join sim.season s using (season);

create or replace macro sim.slots(mix, upto, w, total) as
  unnest(range((upto - w)::bigint * 8192 // total::bigint, upto::bigint * 8192 // total::bigint)) + mix * 8192;
create or replace table sim.pick as
with ends as (
  select mix, sku_no, w, sum(w) over (partition by mix order by sku_no) as upto, sum(w) over (partition by mix) as total
  from sim.wish where w > 0
)
select sim.slots(mix, upto, w, total)::integer as pick, sku_no from ends order by 1;

-- What a planner expects of an article, as a share of a store's receipt lines.
create or replace table sim.share as
select pick // 8192 as mix, sku_no, count(*) / 8192.0 as share from sim.pick group by all;
create or replace table sim.base_share as
with traffic as (
  select format_no, format_no * 8 + part * 2 + weekend as mix, sum(share) * case weekend when 1 then 2 else 5 end / 7.0 as w
  from sim.hour group by format_no, part, weekend
)
select format_no, sku_no, sum(share * w) as share from sim.share join traffic using (mix) group by all;
