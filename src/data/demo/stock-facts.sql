-- The shelves' days, in the order of sim.stock. qty_out is sold less returned; what comes back is not sold again: fresh goods go to waste, others
-- leave by adjust for the supplier. So opening + qty_in - qty_out + adjust - waste = closing.
insert into fact_stock_day
with back as (
  select p.store_no * 2048 + k.sku_no as series, back_day as day, (sum(qty) * 1000)::integer as qty
  from sim.returned r join sim.store p using (store_id) join sim.sku k using (sku_id) group by all
), gone as (
  -- When the shelf was empty from: the first line that found nothing, else the last that was served.
  select series, day, min(sec) as sec from sim.cut where sec is not null group by all
), last_sale as (
  select i.series, i.day, max(i.sec) as sec from sim.item i join sim.stock s on s.series = i.series and s.day = i.day
  where s.closing <= 0 and s.sold > 0 and not i.void group by all
), cells as (
  select s.*, coalesce(b.qty, 0) as back, coalesce(g.sec, l.sec) as empty_from
  from sim.stock s left join back b on b.series = s.series and b.day = s.day
  left join gone g on g.series = s.series and g.day = s.day
  left join last_sale l on l.series = s.series and l.day = s.day
)
select p.store_id, k.sku_id, d.date, c.opening * 0.001::decimal(4, 3), c.delivered * 0.001::decimal(4, 3),
  (c.sold - back) * 0.001::decimal(4, 3), (lost + case when life <= 30 then 0 else back end) * -0.001::decimal(4, 3),
  (c.waste + case when life <= 30 then back else 0 end) * 0.001::decimal(4, 3), c.closing * 0.001::decimal(4, 3),
  case when hidden or c.opening + c.delivered = 0 then 960 when empty_from is null then 0
    else greatest(0, 23 * 60 - empty_from // 60) end
from cells c join sim.store p on p.store_no = c.series // 2048 join sim.sku k on k.sku_no = c.series % 2048
join sim.day d on d.day = c.day;
