-- The chain's tables (contracts 6), plus columns that are computed once, when a snapshot is built, so that no metric
-- computes them again: hour, units, receipt_type and reversed_at. Money DECIMAL(14,2), quantities DECIMAL(14,3).
create table dim_area (area_id varchar primary key, name_zh varchar, name_en varchar);
create table dim_region (region_id varchar primary key, name_zh varchar, name_en varchar, area_id varchar);
create table dim_district (district_id varchar primary key, name_zh varchar, name_en varchar, region_id varchar);
create table dim_store (
  store_id varchar primary key, name_zh varchar, name_en varchar, district_id varchar, region_id varchar, city varchar,
  format varchar, tz varchar not null, currency varchar not null, price_incl_tax boolean, day_cutoff varchar,
  open_date date, close_date date, sqm decimal(10,1)
);
create table dim_product (
  sku_id varchar primary key, gtin varchar, name_zh varchar, name_en varchar, brand varchar,
  cat1_zh varchar, cat1_en varchar, cat2_zh varchar, cat2_en varchar,
  by_weight boolean, shelf_life_days integer, tax_rate decimal(6,4), status varchar
);
create table dim_date (
  date date primary key, dow integer, day_type varchar, holiday_id varchar, holiday_offset integer, ly_dow date, ly_holiday date
);
create table fact_receipt (
  receipt_key varchar, source varchar, store_id varchar, till_id varchar, receipt_no varchar, business_date date,
  ts_utc timestamp, ts_local timestamp, channel varchar, type varchar, orig_key varchar,
  net_ex_tax decimal(14,2), tax decimal(14,2), units decimal(14,3), currency varchar,
  -- local hour of ts_local; when a post_void reversed this receipt, its ts_utc
  hour utinyint, reversed_at timestamp
);
create table fact_line (
  receipt_key varchar, line_no integer, store_id varchar, business_date date, sku_id varchar, qty decimal(14,3),
  gross decimal(14,2), discount decimal(14,2), net_ex_tax decimal(14,2), tax decimal(14,2), cost decimal(14,2), line_type varchar,
  -- of the line's receipt; units is 1 for a weighed line, else qty
  ts_utc timestamp, hour utinyint, receipt_type varchar, reversed_at timestamp, units decimal(14,3)
);
create table fact_stock_day (
  store_id varchar, sku_id varchar, date date, opening decimal(14,3), qty_in decimal(14,3), qty_out decimal(14,3),
  adjust decimal(14,3), waste decimal(14,3), closing decimal(14,3), stockout_min integer
);
create table fact_footfall (
  store_id varchar, door_id varchar, ts_utc timestamp, ts_local timestamp, business_date date, minutes integer,
  in_cnt integer, out_cnt integer, staff_cnt integer,
  hour utinyint
);
-- Whole-day pre-aggregate of sales by store and hour: what most questions read. Equal to the lines by test.
create table sales_hour (
  store_id varchar, business_date date, hour utinyint,
  transactions integer,           -- receipts of type sale not reversed
  units decimal(18,3),            -- of sale lines of those transactions
  net_ex_tax decimal(18,2),       -- lines not void, of returns and of sales not reversed
  costed_net decimal(18,2),       -- the part of net_ex_tax whose line has a cost
  costed_cost decimal(18,2)
);
