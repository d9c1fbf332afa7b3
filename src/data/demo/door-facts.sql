-- What the door counters saw: a big store has two doors. Staff pass as well and are told apart.
insert into fact_footfall
with seen as (
  select h.store_no, h.day, h.hour, s.store_id, s.doors, floor(h.visitors * h.seen)::integer as people,
    sim.draw(h.store_no, h.day * 32 + h.hour, 81) as chance
  from sim.store_hour h join sim.store s using (store_no)
), door as (
  select *, 1 as door, case when doors = 1 then people else round(people * (0.62 + 0.1 * sim.even(chance, 0)))::integer end as passed
  from seen
  union all
  select *, 2, people - round(people * (0.62 + 0.1 * sim.even(chance, 0)))::integer from seen where doors = 2
), counted as (
  select *, ((chance >> (door * 8)) % 5)::integer as staff, ((chance >> (door * 8 + 20)) % 5)::integer - 2 as late from door
)
select store_id, 'D' || door, d.date + to_hours(hour) - interval 8 hours, d.date + to_hours(hour), d.date, 60,
  passed + staff, greatest(0, passed + staff + late), staff, 'ok'
from counted join sim.day d using (day) order by day, store_no, hour, door;
