-- What cameras and scales at the checkouts saw: 2.5 % of the articles at self-checkouts are not scanned at first, of which nine
-- in ten are noticed, and 0.3 % of the others are suspected for nothing; much less at staffed tills (retail.md 3.6). Of those
-- noticed, 80 % are put right by the shopper, the rest by staff (0.6) or not at all (0.4).
insert into fact_checkout_event
with seen as (
  select visit, line_no, sku_no, gross - discount as value, weighed, sim.draw(visit, line_no, 95) as h from sim.item where not void
), event as (
  select s.*, r.key, r.till, r.store_id, r.store_no, r.day, r.date, r.sec, r.till[1] = 'C' as sco, h % 100000 as p,
    p < case when sco then 2250 else 180 end as missed
  from seen s join sim.receipt r using (visit)
  where h % 100000 < 2550 and r.type = 'sale' and r.till[1] in ('C', 'T') and (r.till[1] = 'C' or h % 100000 < 220)
), judged as (
  select *, case when not missed then 'dismissed' when (h >> 20) % 100 < 80 then 'self_corrected' when (h >> 20) % 100 < 92 then 'staff' else 'lost' end as outcome,
    case when weighed then 'switch' when (h >> 30) % 100 < 3 then 'walkaway' when (h >> 30) % 100 < 25 then 'weight' else 'missed' end as kind
  from event anti join (select store_no, day, true as sco from sim.effect_day where effect = 'detector-down') using (store_no, day, sco)
)
select 'CE-' || key || '-' || line_no, key, store_id, till, case when sco then 'sco' else 'staffed' end,
  case when kind = 'weight' then 'weight' when not sco then 'tof' else 'camera' end,
  date + to_seconds(sec - 8 * 3600 - 20), date + to_seconds(sec - 20), date, kind, k.sku_id, value * 0.01::decimal(4, 2),
  (case when missed then 0.72 + 0.27 * sim.even(h, 40) else 0.5 + 0.35 * sim.even(h, 40) end)::decimal(6, 4), true,
  outcome in ('staff', 'lost'), outcome, case when outcome in ('self_corrected', 'staff') then value else 0 end * 0.01::decimal(4, 2)
from judged join sim.sku k using (sku_no) order by day, store_no, sec, visit, line_no;
