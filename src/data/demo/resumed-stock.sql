-- The shelves as the last rows of fact_stock_day left them; 31 days of them are enough to know what is about to expire.
create or replace table sim.state as
with past as (
  select p.store_no * 2048 + k.sku_no as series, f.date, (f.opening * 1000)::integer as opening,
    (f.qty_in * 1000)::integer as qty_in, (f.closing * 1000)::integer as closing
  from fact_stock_day f join sim.store p using (store_id) join sim.sku k using (sku_id)
  where f.date >= getvariable('day0') + getvariable('lo')::integer - 31
)
select series, arg_max(closing, date) as c1, arg_max(opening, date) as c2,
  coalesce(list(opening order by date)[-2], arg_max(opening, date)) as c3,
  -- What was there before the first of these days counts as received on its eve.
  list_concat([0 for i in range(31)], [arg_min(opening, date)], list(qty_in order by date)) as arrivals
from past group by series;
