-- What the head office has laid down: plans by store and day, six weeks ahead; offers, three weeks ahead; places on the shelves;
-- codes. A month's plan is off by a few percent, as plans are.
insert into fact_plan
with line_value as (
  select format_no, 0.955 * sum(b.share * k.price_fen * k.unit / 1000.0 / (1 + k.tax / 100.0)) / 100 as yuan
  from sim.base_share b join sim.sku k using (sku_no) group by format_no
), expected as (
  select s.*, d.day, d.date, case when c.day is not null then 0.0 else s.base * r.factor * pow(s.growth, d.day / 365.0)
      * (0.98 + 0.03 * sim.normal(sim.draw(s.store_no, year(d.date) * 12 + d.month, 151))) end as visitors, yuan
  from sim.store s cross join sim.day d join sim.rhythm r on r.format_no = s.format_no and r.day = d.day
  join line_value v on v.format_no = s.format_no
  left join sim.closed c on c.store_no = s.store_no and c.day = d.day
  where d.day between 0 and getvariable('hi')
)
select store_id, date, (visitors * conversion * basket * yuan)::decimal(14, 0), visitors::integer,
  case when visitors = 0 then 0 else 7.5 * (2 * tills + 2) + case when (day + store_no) % 7 <> 2 then 8 else 0 end end
from expected order by date, store_no;

insert into dim_promo
select sim.promo_id(promo_no), strftime(b.date, '%Y年%-m月%-d日起') || c.zh || rtrim(rtrim(((100 - depth) / 10.0)::decimal(3, 1)::varchar, '0'), '.') || '折',
  c.en || ' ' || depth || '% off, from ' || strftime(b.date, '%-d %b %Y'), 'percent_off', b.date, b.date + 13, depth / 100.0,
  (select 0.0035 * avg(k.price_fen * p.depth / 100.0) from sim.promo p join sim.sku k using (sku_no) where p.promo_no = o.promo_no)
from sim.offer o join sim.category c using (cat_no) join sim.day b on b.day = o.cycle * 14
where b.day between 0 and getvariable('hi') - 24 and exists (from sim.promo p where p.promo_no = o.promo_no) order by promo_no;
insert into promo_item
select sim.promo_id(promo_no), sku_id, null from sim.promo join sim.sku using (sku_no)
where cycle * 14 <= getvariable('hi') - 24 order by promo_no, sku_no;

insert into product_barcode
select gtin, sku_id, 'gtin' from dim_product where gtin is not null
union all select (4000 + sku_no)::varchar, sku_id, 'plu' from sim.sku where weighed
-- 13 digits of a scale's label begin with these seven: 21 with the weight in grams, 22 with the price in fen after them
union all select '21' || lpad(sku_no::varchar, 5, '0'), sku_id, 'instore_weight' from sim.sku where weighed
union all select '22' || lpad(sku_no::varchar, 5, '0'), sku_id, 'instore_price' from sim.sku where weighed;

insert into planogram
with placed as (
  select s.store_no, s.store_id, k.*, row_number() over (partition by s.store_no, k.aisle_no order by k.weight desc, k.sku_no) - 1 as nth
  from sim.store s cross join sim.sku k
)
select store_id, sku_id, getvariable('day0'), null, chr(65 + cat_no), (1 + aisle_no % 9)::varchar, (5 - nth % 5)::varchar, (1 + nth // 5)::varchar,
  greatest(1, least(6, round(weight * 1.6)))::integer as facings,
  greatest(1, least(6, round(weight * 1.6)))::integer * case when weighed then 4 when life <= 12 then 4 else 6 end
from placed order by store_no, sku_no;
