-- The shelves as the last rows of fact_stock_day left them; 31 days of them are enough to know what is about to expire.
create or replace table sim.state as
with past as (
  select p.store_no * 2048 + k.sku_no as series, f.date, k.life,
    (f.opening * 1000)::integer as opening, (f.qty_in * 1000)::integer as qty_in, (f.closing * 1000)::integer as closing
  from fact_stock_day f join sim.store p using (store_id) join sim.sku k using (sku_id)
  where f.date >= getvariable('day0') + getvariable('lo')::integer - 31
), run as (
  select *, first_value(opening) over days + sum(qty_in) over days as upto,
    lag(opening) over days as before, row_number() over (partition by series order by date desc) as back
  from past window days as (partition by series order by date rows unbounded preceding)
)
select series, max(closing) filter (back = 1)::integer as c1, max(opening) filter (back = 1)::integer as c2,
  coalesce(max(before) filter (back = 1), max(opening) filter (back = 1))::integer as c3,
  case when any_value(life) <= 30 then
    list_concat(list_append([0 for i in range(31)], arg_max(opening, back)::integer), list(upto::integer order by date))[-32:]
  end as received
from run group by series;
