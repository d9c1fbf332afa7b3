-- Who stands at which till: two shifts a day, two days of three for each cashier; 2.5 % stay away and somebody who is off steps
-- in, but for a peak that is left understaffed, where all tills but the first stay closed from three o'clock.
create or replace table sim.post as
with slot as (
  select s.store_no, s.store_id, s.tills, p.day, unnest(range(2 * s.tills)) as slot
  from sim.plan_day p join sim.store s using (store_no)
  where p.visitors > 0 and p.day between getvariable('lo') and getvariable('hi')
), turn as (
  select *, slot // tills as shift, slot % tills as nth, (day * 2 * tills + slot) % (3 * tills) as due,
    (day * 2 * tills + 2 * tills + slot % tills) % (3 * tills) as spare, sim.draw(store_no, day * 8 + slot, 91) as h,
    exists (from sim.effect_day e where e.effect = 'conversion' and e.store_no = slot.store_no and e.day = slot.day) as peak
  from slot
)
select t.store_no, t.store_id, t.day, t.shift::integer as shift, 'T' || (t.nth + 1) as till, h,
  peak and shift = 1 and t.nth > 0 as closed, sim.even(h, 0) < 0.025 as away, d.emp_id as due_id,
  case when closed then null when away then spare else due end::integer as cashier,
  case when closed then null when away then s.emp_id else d.emp_id end as emp_id
from turn t join sim.cashier d on d.store_no = t.store_no and d.nth = t.due
join sim.cashier s on s.store_no = t.store_no and s.nth = t.spare;

-- The shifts in which a cashier lets a friend's goods pass.
create or replace table sim.sweet as
select p.store_no, p.day, p.shift, p.till
from sim.post p join sim.effect_day e on e.effect = 'sweethearting' and e.store_no = p.store_no and e.day = p.day and e.cashier = p.cashier;
