-- The tables of the chain's files, with exactly their columns (contracts 6).
create table dim_area (area_id varchar, name_zh varchar, name_en varchar);
create table dim_region (region_id varchar, name_zh varchar, name_en varchar, area_id varchar);
create table dim_district (district_id varchar, name_zh varchar, name_en varchar, region_id varchar);
create table dim_store (store_id varchar, name_zh varchar, name_en varchar, district_id varchar, region_id varchar,
  city varchar, format varchar, tz varchar, currency varchar, price_incl_tax boolean, day_cutoff varchar,
  open_date date, close_date date, sqm decimal(10, 1));
create table dim_product (sku_id varchar, gtin varchar, name_zh varchar, name_en varchar, brand varchar, cat1_zh varchar,
  cat1_en varchar, cat2_zh varchar, cat2_en varchar, by_weight boolean, shelf_life_days integer, tax_rate decimal(6, 4),
  status varchar);
create table dim_date (date date, dow integer, day_type varchar, holiday_id varchar, holiday_offset integer, ly_dow date,
  ly_holiday date);
create table fact_receipt (receipt_key varchar, source varchar, store_id varchar, till_id varchar, receipt_no varchar,
  business_date date, ts_utc timestamp, ts_local timestamp, channel varchar, type varchar, orig_key varchar,
  net_ex_tax decimal(14, 2), tax decimal(14, 2), units decimal(14, 3), currency varchar);
create table fact_line (receipt_key varchar, line_no integer, store_id varchar, business_date date, sku_id varchar,
  qty decimal(14, 3), gross decimal(14, 2), discount decimal(14, 2), net_ex_tax decimal(14, 2), tax decimal(14, 2),
  cost decimal(14, 2), line_type varchar);
create table fact_stock_day (store_id varchar, sku_id varchar, date date, opening decimal(14, 3), qty_in decimal(14, 3),
  qty_out decimal(14, 3), adjust decimal(14, 3), waste decimal(14, 3), closing decimal(14, 3), stockout_min integer);
create table fact_footfall (store_id varchar, door_id varchar, ts_utc timestamp, ts_local timestamp, business_date date,
  minutes integer, in_cnt integer, out_cnt integer, staff_cnt integer);
create table people (person_id varchar, name varchar, role varchar, node varchar, pin varchar);
create table incident_truth (incident_id varchar, type varchar, store_id varchar, scope varchar, start_date date,
  end_date date, severity double, path varchar, expected_delta varchar, labels varchar);
