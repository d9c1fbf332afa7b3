-- Goods on promotion (mix 2000 + two-week cycle x 8 + format): a tenth of the lines is theirs. They get of it what their lift
-- makes of their usual share, the rest goes to the goods as usual. What promotions add, baskets grow by, and a bit more.
create or replace table sim.offered as
with lifted as (
  select p.cycle, b.format_no, b.sku_no, round(b.share * p.lift * 1e7)::bigint as w
  from sim.promo p join sim.base_share b using (sku_no) where p.cycle >= (select min(cycle) from sim.day)
), total as (
  select c.cycle, f.format_no, coalesce(sum(w), 0)::bigint as added
  from (select distinct cycle from sim.day) c cross join (select distinct format_no from sim.base_share) f
  left join lifted using (cycle, format_no) group by all
), filled as (
  select cycle, format_no, sku_no, w from lifted
  union all
  select cycle, format_no, sku_no, round(b.share * greatest(0, 1000000 - added))::bigint
  from total join sim.base_share b using (format_no)
)
select (2000 + cycle * 8 + format_no)::integer as mix, sku_no, sum(w)::bigint as w from filled group by all having sum(w) > 0;

create or replace table sim.halo as
select cycle, format_no, 1 + 1.3 * least(0.1, coalesce(sum(b.share * p.lift), 0)) as factor
from (select distinct cycle from sim.day) cross join sim.base_share b left join sim.promo p using (cycle, sku_no)
group by cycle, format_no;

insert into sim.pick
with ends as (
  select mix, sku_no, w, sum(w) over (partition by mix order by sku_no) as upto, sum(w) over (partition by mix) as total
  from sim.offered
)
select sim.slots(mix, upto, w, total)::integer, sku_no from ends order by 1;

create or replace table sim.expected as
with promoted as (select mix, sku_no, w / sum(w) over (partition by mix) as share from sim.offered)
select w.week, b.format_no, b.sku_no,
  0.82 * b.share + 0.08 * coalesce(m.share, 0) + 0.10 * coalesce(p.share, 0) as share
from sim.base_share b
cross join (select day // 7 as week, arg_min(month, day) as month, arg_min(cycle, day) as cycle from sim.day where day >= 0 group by all) w
left join sim.share m on m.mix = 1000 + w.month and m.sku_no = b.sku_no
left join promoted p on p.mix = 2000 + w.cycle * 8 + b.format_no and p.sku_no = b.sku_no;
