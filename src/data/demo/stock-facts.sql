-- The shelves' days, in the order of sim.stock. qty_out is sold less returned; what comes back is not sold again: fresh
-- goods go to waste, others leave by adjust for the supplier. So opening + qty_in - qty_out + adjust - waste = closing.
create or replace table sim.note as
select series, day, sum(back)::integer as back, coalesce(min(gone), max(served)) as empty_from
from (
  select p.store_no * 2048 + k.sku_no as series, back_day as day, (qty * 1000)::integer as back, null as gone, null as served
  from sim.returned join sim.store p using (store_id) join sim.sku k using (sku_id)
  union all
  -- The shelf was empty from the first line that found nothing, else from the last that was served.
  select series, day, 0, sec, null from sim.cut where sec is not null
  union all
  select i.series, i.day, 0, null, i.sec from sim.item i join sim.stock s on s.series = i.series and s.day = i.day
  where s.closing = 0 and s.sold > 0 and not i.void
) group by all;

insert into fact_stock_day
with cells as (
  select s.*, k.store_id, k.sku_id, coalesce(n.back, 0) as back, n.empty_from,
    case when life <= 30 then coalesce(n.back, 0) else 0 end as spoilt
  from sim.stock s join sim.series k using (series) left join sim.note n on n.series = s.series and n.day = s.day
)
select store_id, sku_id, getvariable('day0') + day, opening * 0.001::decimal(4, 3), delivered * 0.001::decimal(4, 3),
  (sold - back) * 0.001::decimal(4, 3), (lost + back - spoilt) * -0.001::decimal(4, 3),
  (waste + spoilt) * 0.001::decimal(4, 3), closing * 0.001::decimal(4, 3),
  case when hidden = 1 or opening + delivered = 0 then 960 when empty_from is null then 0
    else greatest(0, 23 * 60 - empty_from // 60) end,
  transit * 0.001::decimal(4, 3), ordered * 0.001::decimal(4, 3)
from cells;
