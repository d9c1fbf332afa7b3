-- What clerks look up on their rounds: the temperature of two cabinets, two gaps, two dates, a shelf label, two counts a day.
insert into fact_check
with round as (
  select p.store_no, p.day, s.store_id, d.date, d.tag, n.nth, sim.draw(p.store_no * 16 + n.nth, p.day, 141) as h,
    s.skus[(h % len(s.skus) + 1)::integer] as sku_no,
    case when nth < 2 then 'temperature' when nth < 4 then 'gap' when nth < 6 then 'expiry' when nth < 7 then 'price' else 'count' end as kind
  from sim.plan_day p join (select *, (select list(sku_no order by sku_no) from sim.sku) as skus from sim.store) s using (store_no)
  join sim.day d using (day), range(9) n(nth)
  where p.visitors > 0 and p.day between getvariable('lo') and getvariable('hi')
), event as (
  -- What an incident makes somebody look at, whatever the round's order is.
  select x.series // 2048 as store_no, x.day, min(x.series % 2048) as sku_no, x.event from sim.shelf_event x
  where event in ('spoilt', 'counted') and x.day <= getvariable('hi') group by all
), looked as (
  select r.* replace (case when e.event = 'counted' and nth = 8 then e.sku_no else r.sku_no end as sku_no),
    e.event = 'spoilt' and nth = 1 as warm, t.factor is not null as wrong
  from round r left join event e on e.store_no = r.store_no and e.day = r.day and nth = case e.event when 'spoilt' then 1 else 8 end
  left join (select * from sim.effect where effect = 'tag-price') t on t.store_no = r.store_no and t.sku_no = r.sku_no and r.day between t.from_day and t.to_day
)
select l.store_id || '-' || tag || '-K' || (l.nth + 1), l.store_id, date + to_minutes(30 + l.nth * 75 + (h % 40)::integer), date + to_minutes(510 + l.nth * 75 + (h % 40)::integer),
  date, kind, case when kind <> 'temperature' then k.sku_id end, null,
  case kind when 'temperature' then case when warm then 'fail' else 'ok' end
    when 'gap' then case when s.closing = 0 or s.short = 1 then 'gap' else 'ok' end
    when 'expiry' then case when s.expired = 1 then 'near_expiry' else 'ok' end
    when 'price' then case when wrong then 'mismatch' else 'ok' end
    else case when s.lost > 0 then 'difference' else 'ok' end end,
  case kind when 'temperature' then (case when l.nth = 0 then 2.5 else -19 end + 1.5 * sim.normal(h) + case when warm then 14 else 0 end)::decimal(14, 1)
    when 'count' then s.closing * 0.001::decimal(4, 3) end,
  c.emp_id, null
from looked l join sim.sku k using (sku_no) join sim.stock s on s.series = l.store_no * 2048 + l.sku_no and s.day = l.day
join sim.clerk c on c.store_no = l.store_no and c.nth = (l.day * 2) % 3
order by l.day, l.store_no, l.nth;
