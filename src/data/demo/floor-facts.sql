insert into fact_weather
select store_id, d.date, c.temp_c::decimal(6, 2), c.rain_mm::decimal(8, 2), c.aqi
from sim.store s join sim.city_day c using (city_no) join sim.day d using (day) order by day, store_no;

-- How many wait at the checkouts, by Sakasegawa's approximation of M/M/c: a^sqrt(2(c+1)) / (1 - a) in line at a load of a.
insert into fact_zone
with load as (
  select h.*, s.store_id, d.date, case when h.short then 1 else s.tills end + s.scos as open, sim.draw(h.store_no, h.day * 32 + h.hour, 131) as chance,
    case when h.short then 1 when s.scos > 0 then 2 else least(2, s.tills) end as used,
    -- who is left alone runs between till and floor, and those who leave have waited too
    least(0.96, case when h.short then h.visitors * 0.85 * 280 else h.buyers * 105 end / 3600.0 / used) as busy,
    pow(busy, sqrt(2 * (used + 1))) / (1 - busy) as waiting
  from sim.store_hour h join sim.store s using (store_no) join sim.day d using (day)
)
select store_id, 'checkout', date + to_hours(hour - 8), date + to_hours(hour), date, 60, buyers,
  (95 + 45 * waiting + 20 * sim.even(chance, 0))::integer, round(2.2 * waiting + sim.even(chance, 20) * 0.8)::integer
from load order by day, store_no, hour;
