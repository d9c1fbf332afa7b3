-- Rosters in the stores' wall time: cashiers by sim.post, two of three clerks a day, the manager but for one day a week.
insert into fact_shift
with cashier as (
  select store_no, day, store_id || '-' || tag || '-' || case shift when 0 then 'M' else 'E' end || till as id, due_id as emp_id, store_id,
    'cashier' as role, date, 7 + 8 * shift as start, 8 as hours, away or closed as absent, true as planned, h
  from sim.post join sim.day using (day)
  union all
  select store_no, day, store_id || '-' || tag || '-' || case shift when 0 then 'M' else 'E' end || till || 'S', emp_id, store_id,
    'cashier', date, 7 + 8 * shift, 8, false, false, h
  from sim.post join sim.day using (day) where away and not closed
), floor_staff as (
  select p.store_no, p.day, s.store_id || '-' || tag || case when c.nth is null then '-L' else '-F' || (c.turn + 1) end as id, c.emp_id, s.store_id,
    case when c.nth is null then 'store-manager' else 'clerk' end, date, case when c.nth is null then 9 else 6 + 8 * c.turn end, case when c.nth is null then 9 else 8 end,
    sim.even(h, 0) < 0.02 as absent, true, h
  from sim.plan_day p join sim.store s using (store_no) join sim.day using (day)
  join (
    select store_no, manager_id as emp_id, null as nth, 0 as turn, 1 as every from sim.store
    union all select store_no, emp_id, nth, turn, 3 from sim.clerk, range(2) t(turn)
  ) c on c.store_no = p.store_no and case when nth is null then (p.day + p.store_no) % 7 <> 2 else (p.day * 2 + turn) % 3 = nth end,
    lateral (select sim.draw(p.store_no * 16 + coalesce(c.nth, 9), p.day, 92) as h)
  where p.visitors > 0 and p.day between getvariable('lo') and getvariable('hi')
), shift as (from cashier union all from floor_staff)
select id, emp_id, store_id, role, date, case when planned then date + to_hours(start) end, case when planned then date + to_hours(start + hours) end,
  case when not absent then date + to_hours(start) + to_minutes(((h >> 20) % 13)::integer - 8) end,
  case when not absent then date + to_hours(start + hours) + to_minutes(((h >> 30) % 16)::integer - 5) end,
  case when hours > 8 then 60 else 30 end
from shift order by day, store_no, id;
