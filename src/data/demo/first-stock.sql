-- The shelves on the eve of the first day: filled a bit beyond what the first delivery would make of them.
create or replace table sim.state as
select series, filled as c1, filled as c2, filled as c3, list_append([0 for i in range(31)], filled) as arrivals
from (
  select series, (ceil((display + unit * 1.3 * share * lines + z * unit * sqrt(1.35 * share * lines)) / pack) * pack)::integer as filled
  from sim.series s
  join sim.expected e on e.format_no = s.format_no and e.sku_no = s.sku_no and e.week = 0
  join sim.cover c on c.store_no = s.store_no and c.policy = s.policy and c.day = 0
);
