-- Three days more than are simulated: what is on order for them is known by then.
-- Visitors' lines that a delivery has to last for, by policy and day; 0 where the store is closed, which takes none.
create or replace table sim.cover as
with policy as (select * from (values (0, 1, 1), (1, 2, 1), (2, 3, 2), (3, 7, 3)) p(policy, review, lead))
select d.store_no, policy, d.day, case when any_value(d.lines) = 0 then 0 else sum(p.lines) end as lines
from sim.plan_day d cross join policy
join sim.plan_day p on p.store_no = d.store_no and p.day between d.day - policy.lead + 1 and d.day + policy.review - 1
where d.day between getvariable('lo') and getvariable('hi') + 3
group by d.store_no, policy, d.day;

-- Incidents at the shelf. After a phantom's last day the shelf is counted, and the record becomes true.
create or replace table sim.shelf_event as
with days as (
  select e.*, d.day, d.day > e.to_day as after
  from sim.effect e join sim.day d on d.day between e.from_day and e.to_day + 1
  where effect in ('no-delivery', 'over-order', 'phantom', 'spoilt', 'detector-down')
    and d.day between getvariable('lo') and getvariable('hi') + 3
)
select x.store_no * 2048 + k.sku_no as series, x.day, case when after then 'counted' else effect end as event
from days x join sim.sku k on k.sku_no = x.sku_no or k.aisle_no = x.aisle_no or x.effect = 'detector-down'
where effect = 'phantom' or not after;
