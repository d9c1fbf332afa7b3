-- Prices as they are sent to the shelf labels: when they are set anew, at the start of a promotion, and, where a promotion was
-- forgotten, late. Three labels in a thousand do not confirm and go on showing what they showed.
insert into fact_price
with regular as (
  select day, sku_no, day + 189 - into_step as upto, fen, 'regular' as kind, null::integer as before from sim.price_day
  where into_step = 0 or day = 0
), promo as (
  select day, sku_no, least(cycle * 14 + 13, day + 189 - into_step) as upto, (fen * (100 - depth) / 100.0)::integer as fen, 'promo', fen
  from sim.price_day where depth > 0 and (day = cycle * 14 or into_step = 0)
), unset as (
  select * from sim.effect where effect = 'promo-unset'
), sent as (
  select p.*, s.store_no, s.store_id, case when u.to_day is not null then u.to_day + 1 else p.day end as from_day
  from (from regular union all from promo) p cross join sim.store s
  left join unset u on u.store_no = s.store_no and p.kind = 'promo' and p.day between u.from_day and u.to_day
), wrong as (
  select p.day, p.sku_no, least(e.to_day, p.day + 189 - p.into_step) as upto, p.fen, 'regular' as kind, (p.fen * e.factor)::integer as before, e.store_no, s.store_id, e.from_day
  from sim.effect e join sim.store s using (store_no) join sim.price_day p on p.sku_no = e.sku_no and p.day = e.from_day
  where e.effect = 'tag-price'
), label as (
  select *, false as wrong, sim.draw(store_no * 2048 + sku_no, day, 101) as h from sent
  anti join wrong using (store_no, sku_no, day, kind)
  union all
  select *, true, 0 from wrong
), shown as (
  select *, wrong or (day > 0 and h % 1000 < 3) as failed from label where from_day <= upto
)
select store_id, sku_id, getvariable('day0') + from_day, getvariable('day0') + upto, fen * 0.01, kind,
  case when not failed then getvariable('day0') + from_day - interval 3 hours + to_seconds((h >> 12) % 900) end,
  case when failed then coalesce(before, fen - 50) else fen end * 0.01
from shown join sim.sku using (sku_no) order by from_day, store_no, sku_no, kind;

-- Once a week somebody writes down what the shop down the road takes for the best known goods; a file of the head office's
-- holds the others. A competitor who attacks is 15 % cheaper.
insert into fact_competitor_price
with seen as (
  select s.store_no, s.store_id, k.sku_id, p.sku_no, p.day, p.fen, sim.draw(s.store_no * 2048 + p.sku_no, p.day, 111) as h,
    exists (from sim.effect_day e where e.effect = 'competitor' and e.store_no = s.store_no and e.day = p.day) as attack
  from sim.price_day p cross join sim.store s join sim.sku k using (sku_no)
  where p.sku_no <= 32 and p.day % 7 = 3 and (p.sku_no + s.store_no) % 4 <> 0
)
select store_id, ['惠邻超市', '万客隆生鲜', '优品便利', '家福生活馆'][store_no % 4 + 1], sku_id, d.date + interval 2 hours,
  d.date + interval 10 hours, d.date,
  greatest(10, round(fen * (0.93 + 0.13 * sim.even(h, 0)) * case when attack then 0.85 else 1 end / 10) * 10)::integer * 0.01,
  case when sku_no % 8 = 0 then 'hand' else 'file' end
from seen join sim.day d using (day) order by day, store_no, sku_no;
