-- Who comes in, hour by hour, and who of them buys. Between the variables lo and hi, both inclusive.
create or replace table sim.plan_day as
select s.store_no, d.day,
  case when c.day is not null then 0.0 else s.base * r.factor * pow(s.growth, d.day / 365.0) end as visitors,
  visitors * s.conversion * s.basket * o.factor as lines
from sim.store s cross join sim.day d
join sim.rhythm r on r.format_no = s.format_no and r.day = d.day
join sim.halo o on o.format_no = s.format_no and o.cycle = d.cycle
left join sim.closed c on c.store_no = s.store_no and c.day = d.day;

create or replace table sim.effect_day as
select effect, store_no, d.day, hour_from, hour_to, factor, cashier from sim.effect e
join sim.day d on d.day between greatest(from_day, getvariable('lo')) and least(to_day, getvariable('hi'))
where effect not in ('no-delivery', 'over-order', 'phantom', 'spoilt', 'tag-price');

-- A city's mood fades over days; rain falls on a third of them, more in summer, and for days where a storm is planted.
create or replace table sim.city_day as
with mood as (
  select city_no, d.day, 0.03 * sum(pow(0.75, back) * sim.normal(sim.draw(city_no, d.day - back, 21))) as mood
  from (select distinct city_no from sim.store), sim.day d, range(12) b(back)
  where d.day between getvariable('lo') and getvariable('hi') group by all
), storm as (
  select distinct s.city_no, e.day from sim.effect_day e join sim.store s using (store_no) where effect = 'rain'
)
select city_no, day, mood,
  case when storm.day is not null then 42 + 30 * sim.even(sim.draw(city_no, day, 23), 0)
    when sim.even(sim.draw(city_no, day, 22), 0) < case when month between 5 and 9 then 0.4 else 0.25 end
    then -12 * ln(1 - sim.even(sim.draw(city_no, day, 23), 0)) else 0 end as rain_mm,
  -- Jiangzhou has a winter, the two southern cities a mild one.
  case city_no when 0 then 17.5 - 11.5 * cos((dayofyear(date) - 20) / 58.1) else 22.5 - 7 * cos((dayofyear(date) - 20) / 58.1) end
    + 48 * mood + 1.6 * sim.normal(sim.draw(city_no, day, 28)) - case when rain_mm > 5 then 1.5 else 0 end as temp_c,
  greatest(12, 62 + 26 * cos((dayofyear(date) - 20) / 58.1) + 22 * sim.normal(sim.draw(city_no, day // 2, 29)) - 0.8 * least(rain_mm, 40))::integer as aqi
from mood join sim.day using (day) left join storm using (city_no, day);

create or replace table sim.store_day as
select p.store_no, p.day,
  p.visitors * exp(c.mood + 0.04 * sim.normal(sim.draw(p.store_no, p.day, 24)) - 0.006 * least(c.rain_mm, 40)
    - 0.006 * greatest(0, c.temp_c - 31) - 0.006 * greatest(0, 2 - c.temp_c))
    * coalesce((select product(factor) from sim.effect_day e
        where e.store_no = p.store_no and e.day = p.day and e.effect in ('footfall', 'rain', 'competitor')), 1) as visitors,
  s.conversion * (1 + 0.02 * sim.normal(sim.draw(p.store_no, p.day, 25))) as conversion,
  coalesce((select bool_or(effect = 'promo-unset') from sim.effect_day e where e.store_no = p.store_no and e.day = p.day), false) as unset
from sim.plan_day p join sim.store s using (store_no) join sim.city_day c on c.city_no = s.city_no and c.day = p.day
where p.visitors > 0 and p.day between getvariable('lo') and getvariable('hi');

create or replace table sim.store_hour as
with mean as (
  select d.store_no, d.day, h.hour, h.part, h.weekend, d.unset, d.visitors * h.share as m,
    d.conversion * coalesce((select product(factor) from sim.effect_day e where e.store_no = d.store_no and e.day = d.day
      and e.effect in ('conversion', 'data-gap') and h.hour between e.hour_from and e.hour_to), 1) as c,
    coalesce((select product(factor) from sim.effect_day e where e.store_no = d.store_no and e.day = d.day
      and e.effect = 'counter'), 1) as seen,
    coalesce((select bool_or(effect = 'conversion') from sim.effect_day e where e.store_no = d.store_no and e.day = d.day), false)
      and h.hour >= 15 as short,
    sim.draw(d.store_no, d.day * 32 + h.hour, 26) as h1, sim.draw(d.store_no, d.day * 32 + h.hour, 27) as h2
  from sim.store_day d join sim.store s using (store_no) join sim.day using (day)
  join sim.hour h on h.format_no = s.format_no and h.weekend = sim.day.weekend
), visits as (
  -- Overdispersed: the variance is the mean and a thirtieth of its square.
  select *, floor(greatest(0, m + sqrt(m + m * m / 30) * sim.normal(h1)) + sim.even(h2, 0))::integer as visitors from mean
)
select store_no, day, hour, part, weekend, visitors, seen, unset, short,
  least(visitors, floor(greatest(0, visitors * c + sqrt(visitors * c * (1 - least(c, 1))) * sim.normal(h2)) + sim.even(h1, 40))
    * (c > 0)::integer)::integer as buyers
from visits order by day, store_no, hour;
