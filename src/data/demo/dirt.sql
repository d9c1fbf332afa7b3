-- What goes wrong between tills and head office, planted in a chain's clean tables (retail.md 5.7). `dirt` says what and where.
-- Variables: seed, last (the chain's last day), store and other (two stores).
create table dirt (kind varchar, file varchar, store_id varchar, from_date date, to_date date, rows bigint, detail varchar);

-- One store-day in fifty comes later than the rest; what there is of it is kept apart.
create table late_day as
select store_id, business_date from (select distinct store_id, business_date from fact_receipt)
where hash(getvariable('seed')::bigint, store_id, business_date, 'late') % 50 = 0 and business_date < getvariable('last') - 7;
create table late_receipt as select * from fact_receipt semi join late_day using (store_id, business_date);
create table late_line as select * from fact_line semi join late_day using (store_id, business_date);
create table late_tender as select * from fact_tender semi join late_day using (store_id, business_date);
delete from fact_receipt where receipt_key in (select receipt_key from late_receipt);
delete from fact_line where receipt_key in (select receipt_key from late_receipt);
delete from fact_tender where receipt_key in (select receipt_key from late_receipt);
insert into dirt select 'late-store-day', 'late/fact_receipt.csv', store_id, business_date, business_date, count(*), 'with its lines and tenders'
from late_receipt group by store_id, business_date order by business_date, store_id;

-- A till's clock runs seventeen minutes ahead for three days.
update fact_receipt set ts_utc = ts_utc + interval 17 minutes, ts_local = ts_local + interval 17 minutes
where store_id = getvariable('store') and till_id = 'T1' and business_date between getvariable('last') - 22 and getvariable('last') - 20;
insert into dirt select 'clock-drift', 'fact_receipt.csv', store_id, min(business_date), max(business_date), count(*), 'till T1, 17 minutes ahead'
from fact_receipt where store_id = getvariable('store') and till_id = 'T1'
  and business_date between getvariable('last') - 22 and getvariable('last') - 20 group by store_id;

-- A counter is without power for a day, and counts nothing on the next while the store sells.
insert into dirt select 'counter-outage', 'fact_footfall.csv', store_id, min(business_date), max(business_date), count(*),
  case when business_date = getvariable('last') - 16 then 'rows missing' else 'zeros' end
from fact_footfall where store_id = getvariable('other') and door_id = 'D1'
  and business_date between getvariable('last') - 16 and getvariable('last') - 15 group by store_id, business_date order by business_date;
delete from fact_footfall where store_id = getvariable('other') and door_id = 'D1' and business_date = getvariable('last') - 16;
update fact_footfall set in_cnt = 0, out_cnt = 0, staff_cnt = 0
where store_id = getvariable('other') and door_id = 'D1' and business_date = getvariable('last') - 15;

-- A category's costs are not kept for a week.
create table uncosted as
select receipt_key, line_no, store_id, business_date from fact_line join dim_product using (sku_id)
where cat1_en = 'Drinks' and cost is not null and store_id = getvariable('store')
  and business_date between getvariable('last') - 13 and getvariable('last') - 7;
update fact_line set cost = null where (receipt_key, line_no) in (select (receipt_key, line_no) from uncosted);
insert into dirt select 'missing-cost', 'fact_line.csv', store_id, min(business_date), max(business_date), count(*), 'all of category Drinks'
from uncosted group by store_id;

-- The last week of one store, as its till and its counter export it.
create table till_export as
select l.store_id, s.name_zh as store, l.receipt_key, r.till_id, r.ts_local, l.sku_id, p.name_zh as product, l.qty, l.gross, l.discount,
  l.net_ex_tax + l.tax as paid, l.cost
from fact_line l join fact_receipt r using (receipt_key) join dim_store s on s.store_id = l.store_id join dim_product p using (sku_id)
where l.store_id = getvariable('store') and l.business_date > getvariable('last') - 7 and l.line_type = 'sale' and r.type = 'sale'
order by r.ts_local, l.receipt_key, l.line_no;
create table counter_export as
select store_id, door_id, ts_local, in_cnt, out_cnt, staff_cnt from fact_footfall
where store_id = getvariable('store') and business_date > getvariable('last') - 7 order by ts_local, door_id;
insert into dirt
select 'header-variant', 'variants/销售明细.csv', getvariable('store'), getvariable('last') - 6, getvariable('last'), count(*), 'headers in Chinese, GBK' from till_export
union all
select 'header-variant', 'variants/sales-decimal-comma.csv', getvariable('store'), getvariable('last') - 6, getvariable('last'), count(*), 'semicolons, decimal commas, date and time apart' from till_export
union all
select 'header-variant', 'variants/客流统计.csv', getvariable('store'), getvariable('last') - 6, getvariable('last'), count(*), 'headers in Chinese, UTF-8 with a byte order mark, semicolons' from counter_export;
