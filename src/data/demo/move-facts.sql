-- Lots of what has a date printed on it and expires within the month: one for each delivery, named by article and day. What is
-- thrown away is of the lot that expires that evening.
insert into dim_lot
select k.store_id || '-' || k.sku_id || '-' || d.tag[3:], k.sku_id, k.store_id, d.date - (k.life // 5 + 1)::integer, d.date + k.life - 1, d.date, u.supplier
from sim.stock s join sim.series k using (series) join sim.day d using (day) join sim.sku u using (sku_no)
where delivered > 0 and k.life <= 30 and not k.weighed order by s.day, s.series;

create or replace table sim.moved as
with other as (
  select s.series, s.day, s.delivered, s.waste, s.expired = 1 as expired, s.lost, s.closing, coalesce(n.back, 0) as back, k.life, k.weighed, e.event,
    case when life <= 30 then coalesce(n.back, 0) else 0 end as spoilt
  from sim.stock s join sim.series k using (series) left join sim.note n on n.series = s.series and n.day = s.day
  left join (select series, day, max(event) as event from sim.shelf_event where event in ('spoilt', 'counted') group by all) e on e.series = s.series and e.day = s.day
  where s.delivered > 0 or s.waste > 0 or s.lost > 0 or n.back > 0
)
select series, day, 'receive' as type, delivered as qty, case when life <= 30 and not weighed then day end as lot_day, null as reason, 6 * 60 + 20 as minute
from other where delivered > 0
union all
select series, day, 'waste', -(waste + spoilt), case when expired and not weighed then day - life + 1 end,
  case when event = 'spoilt' then 'cooling_failure' when waste = 0 then 'customer_return' when expired then 'expired' else 'damaged' end, 22 * 60 + 40
from other where waste + spoilt > 0
union all
select series, day, case when event = 'counted' then 'count' else 'adjust' end, -(lost + back - spoilt), null,
  case when event = 'counted' then 'stock_count' when lost > 0 then 'unknown_loss' else 'supplier_return' end, 21 * 60 + 30
from other where lost + back - spoilt > 0;

insert into fact_stock_move
select k.store_id || '-' || k.sku_id || '-' || d.tag[3:] || '-' || upper(type[1]), k.store_id, k.sku_id,
  case when lot_day >= 0 then k.store_id || '-' || k.sku_id || '-' || strftime(getvariable('day0') + lot_day, '%y%m%d') end,
  d.date + to_minutes(minute + (m.series % 23)::integer - 480), d.date + to_minutes(minute + (m.series % 23)::integer), d.date, type,
  qty * 0.001::decimal(4, 3), (p.cost_fen * 100)::integer * 0.0001::decimal(5, 4), reason,
  case when type = 'receive' then 'GR-' || k.store_id || '-' || d.tag[3:] end
from sim.moved m join sim.series k using (series) join sim.day d using (day) join sim.price_day p using (sku_no, day)
order by m.day, m.series, m.type;
