-- A chain for the suite's own tests: four shops, sixteen products, 420 days to Sunday 15 March 2026. Every number comes from
-- hash() of its place, so the same build gives the same world; each shop has its own scale, so that no two share a figure.
insert into dim_area values ('A1', '全国', 'National');
insert into dim_region values ('R1', '华东', 'East China', 'A1'), ('R2', '华南', 'South China', 'A1');
insert into dim_district values ('D1', '江北', 'North Bank', 'R1'), ('D3', '湾区', 'Bay Area', 'R2'), ('D4', '老城', 'Old Town', 'R2');
insert into dim_store (store_id, name_zh, name_en, district_id, region_id, tz, currency, price_incl_tax, day_cutoff) values
  ('S01', '河滨店', 'Riverside', 'D1', 'R1', 'Asia/Shanghai', 'CNY', true, '00:00'),
  ('S02', '北门店', 'Northgate', 'D1', 'R1', 'Asia/Shanghai', 'CNY', true, '00:00'),
  ('S07', '海湾店', 'Harbour Bay', 'D3', 'R2', 'Asia/Shanghai', 'CNY', true, '00:00'),
  ('S10', '老街店', 'Old Street', 'D4', 'R2', 'Asia/Shanghai', 'CNY', true, '00:00');

create temp table goods as select * from (values
  (1, '鲜牛奶1L', 'Fresh Milk 1L', '乳品蛋类', 'Dairy & Eggs', '牛奶', 'Milk', false),
  (2, '鸡蛋10枚', 'Eggs 10 Pack', '乳品蛋类', 'Dairy & Eggs', '鸡蛋', 'Eggs', false),
  (3, '草莓', 'Strawberries', '果蔬', 'Fruit & Vegetables', '浆果', 'Berries', true),
  (4, '香蕉', 'Bananas', '果蔬', 'Fruit & Vegetables', '热带水果', 'Tropical Fruit', true),
  (5, '西红柿', 'Tomatoes', '果蔬', 'Fruit & Vegetables', '茄果', 'Salad', true),
  (6, '鸡胸肉', 'Chicken Breast', '肉禽水产', 'Meat & Seafood', '禽肉', 'Poultry', true),
  (7, '吐司面包', 'Toast Bread', '烘焙', 'Bakery', '面包', 'Bread', false),
  (8, '牛角包', 'Croissant', '烘焙', 'Bakery', '糕点', 'Pastry', false),
  (9, '可乐330ml', 'Cola 330ml', '饮料', 'Drinks', '碳酸饮料', 'Soft Drinks', false),
  (10, '矿泉水550ml', 'Mineral Water 550ml', '饮料', 'Drinks', '水', 'Water', false),
  (11, '啤酒500ml', 'Beer 500ml', '饮料', 'Drinks', '啤酒', 'Beer', false),
  (12, '薯片', 'Potato Chips', '零食', 'Snacks', '膨化', 'Crisps', false),
  (13, '大米5kg', 'Rice 5kg', '粮油调味', 'Staples', '米面', 'Rice & Flour', false),
  (14, '冷冻水饺', 'Frozen Dumplings', '冷冻食品', 'Frozen', '速冻面点', 'Dumplings', false),
  (15, '卷纸', 'Toilet Paper', '家居清洁', 'Household', '纸品', 'Paper', false),
  (16, '洗发水', 'Shampoo', '个人护理', 'Personal Care', '洗护', 'Hair Care', false)
) as t(n, zh, en, cat_zh, cat_en, sub_zh, sub_en, weighed);
insert into dim_product (sku_id, name_zh, name_en, cat1_zh, cat1_en, cat2_zh, cat2_en, by_weight, status)
select 'P' || lpad(n::varchar, 4, '0'), zh, en, cat_zh, cat_en, sub_zh, sub_en, weighed, 'active' from goods;

insert into dim_date
select d::date, isodow(d),
  case when d::date in (date '2026-02-17', date '2026-02-18', date '2026-01-01') then 'holiday' when isodow(d) > 5 then 'weekend' else 'work' end,
  null, null, (d - interval 364 day)::date, null
from range(date '2025-01-20', date '2026-03-30', interval 1 day) as t(d);

create temp table scale as select * from (values ('S01', 23), ('S02', 17), ('S07', 31), ('S10', 13)) as t(store_id, busy);

-- receipts: 13 to 31 a day and shop, more on weekends; one in 97 is reversed, one in 83 is a return
create temp table tills as
select store_id, d::date as day, i,
  store_id || '-' || strftime(d, '%Y%m%d') || '-' || lpad(i::varchar, 3, '0') as key,
  8 + (hash(store_id, d, i, 'hour') % 14)::int as hour, (hash(store_id, d, i, 'minute') % 60)::int as minute,
  case when hash(store_id, d, i, 'type') % 83 = 0 then 'return' else 'sale' end as type,
  hash(store_id, d, i, 'void') % 97 = 0 as reversed,
  1 + (hash(store_id, d, i, 'basket') % 4)::int as basket
from scale, range(date '2025-01-20', date '2026-03-16', interval 1 day) as days(d),
  range(1, 60) as receipts(i)
where i <= busy + (case when isodow(d) > 5 then 9 else 0 end) + (hash(store_id, d, 'day') % 7)::int;

insert into fact_receipt (receipt_key, source, store_id, till_id, receipt_no, business_date, ts_utc, ts_local, channel, type, orig_key, currency, hour, reversed_at)
select key, 'base', store_id, 'T1', key, day, local - interval 8 hour, local, 'staff', type, null, 'CNY', hour,
  case when reversed and type = 'sale' then local - interval 8 hour + interval 5 minute end
from (select *, day::timestamp + to_hours(hour) + to_minutes(minute) as local from tills);
insert into fact_receipt (receipt_key, source, store_id, till_id, receipt_no, business_date, ts_utc, ts_local, channel, type, orig_key, currency, hour)
select receipt_key || '-V', source, store_id, till_id, receipt_no || '-V', business_date, reversed_at, reversed_at + interval 8 hour, channel, 'post_void',
  receipt_key, currency, extract(hour from reversed_at + interval 8 hour)
from fact_receipt where reversed_at is not null;

create temp table baskets as
select key, line, store_id, day, 1 + (hash(key, line, 'sku') % 16)::int as n, 1 + (hash(key, line, 'qty') % 3)::int as pieces,
  case when type = 'return' then -1 else 1 end as sign, type, hash(key, line, 'cut') % 61 = 0 as cut
from tills, range(1, 5) as lines(line) where line <= basket;
insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, tax, cost, line_type, ts_utc, hour, receipt_type, reversed_at, units)
select key, line, b.store_id, day, 'P' || lpad(n::varchar, 4, '0'), amount, price, 0, price, 0,
  case when hash(key, line, 'cost') % 50 = 0 then null else (price * (0.62 + (n % 5) * 0.04))::decimal(14, 2) end,
  case when cut then 'void' when b.sign < 0 then 'return' else 'sale' end, r.ts_utc, r.hour, r.type, r.reversed_at,
  case when weighed then b.sign else amount end
from (
  select *, (sign * case when weighed then pieces * 0.4 + (hash(key, line, 'gram') % 100) / 1000.0 else pieces end)::decimal(14, 3) as amount,
    (sign * pieces * (3 + n * 1.7) * (1 + length(en) / 100.0) + sign * (hash(key, line, 'cent') % 100) / 100.0)::decimal(14, 2) as price
  from baskets join goods using (n)) as b
join fact_receipt r on r.receipt_key = b.key;
insert into fact_line
select receipt_key || '-V', line_no, store_id, business_date, sku_id, -qty, -gross, -discount, -net_ex_tax, -tax, -cost, line_type, reversed_at,
  extract(hour from reversed_at + interval 8 hour), 'post_void', null, -units
from fact_line where reversed_at is not null;
update fact_receipt set net_ex_tax = sums.net, tax = 0, units = sums.units
from (select receipt_key, sum(net_ex_tax) as net, sum(units) as units from fact_line group by 1) as sums
where sums.receipt_key = fact_receipt.receipt_key;

insert into fact_footfall
select store_id, 'A', day::timestamp + to_hours(h::int) - interval 8 hour, day::timestamp + to_hours(h::int), day, 60,
  sold + 1 + (hash(store_id, day, h, 'door') % 5)::int + staff, sold, staff, h
from (
  select store_id, d::date as day, h, 1 + (hash(store_id, d, h, 'staff') % 2)::int as staff,
    (select count(*) from tills t where t.store_id = scale.store_id and t.day = d::date and t.hour = h)::int as sold
  from scale, range(date '2025-01-20', date '2026-03-16', interval 1 day) as days(d), range(8, 22) as hours(h));

insert into fact_stock_day (store_id, sku_id, date, opening, qty_in, qty_out, adjust, waste, closing, stockout_min)
select store_id, sku_id, d::date, null, 0, 0, 0, 0,
  case when hash(store_id, sku_id, d, 'gap') % 100 < busy - 10 then 0 else 5 + (hash(store_id, sku_id, d, 'left') % 90)::int end, 0
from scale, dim_product, range(date '2026-02-01', date '2026-03-16', interval 1 day) as days(d);

insert into sales_hour
with kept as (
  select * from fact_line where line_type <> 'void' and (receipt_type = 'return' or (receipt_type = 'sale' and reversed_at is null))),
money as (
  select store_id, business_date, hour, sum(net_ex_tax) as net, sum(net_ex_tax) filter (cost is not null) as costed, sum(cost) as spent,
    coalesce(sum(units) filter (receipt_type = 'sale' and line_type = 'sale'), 0) as units
  from kept group by all),
counted as (
  select store_id, business_date, hour, count(*) as n from fact_receipt where type = 'sale' and reversed_at is null group by all)
select store_id, business_date, hour, coalesce(n, 0), coalesce(units, 0), coalesce(net, 0), coalesce(costed, 0), coalesce(spent, 0)
from money full join counted using (store_id, business_date, hour);
