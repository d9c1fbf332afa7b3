-- The tables of the chain's files (contracts 6, retail.md 2.2): the columns of the schema without those that ingest derives.
create table dim_area (area_id varchar, name_zh varchar, name_en varchar);
create table dim_region (region_id varchar, name_zh varchar, name_en varchar, area_id varchar);
create table dim_district (district_id varchar, name_zh varchar, name_en varchar, region_id varchar);
create table dim_store (store_id varchar, name_zh varchar, name_en varchar, district_id varchar, region_id varchar,
  city varchar, format varchar, tz varchar, currency varchar, price_incl_tax boolean, day_cutoff varchar,
  open_date date, close_date date, sqm decimal(10, 1),
  code varchar, refit_date date, n_till integer, n_sco integer, peer_group varchar);
create table dim_product (sku_id varchar, gtin varchar, name_zh varchar, name_en varchar, brand varchar, cat1_zh varchar,
  cat1_en varchar, cat2_zh varchar, cat2_en varchar, by_weight boolean, shelf_life_days integer, tax_rate decimal(6, 4),
  status varchar,
  code varchar, cat3_zh varchar, cat3_en varchar, cat4_zh varchar, cat4_en varchar, subst_group varchar, pack decimal(14, 3),
  uom varchar, allergens varchar, attributes varchar);
create table dim_date (date date, dow integer, day_type varchar, holiday_id varchar, holiday_offset integer, ly_dow date,
  ly_holiday date,
  fiscal_week integer);
create table fact_receipt (receipt_key varchar, source varchar, store_id varchar, till_id varchar, receipt_no varchar,
  business_date date, ts_utc timestamp, ts_local timestamp, channel varchar, type varchar, orig_key varchar,
  net_ex_tax decimal(14, 2), tax decimal(14, 2), units decimal(14, 3), currency varchar,
  cashier_id varchar, member_hash varchar, secs integer, lane_id varchar,
  order_discount decimal(14, 2));
create table fact_line (receipt_key varchar, line_no integer, store_id varchar, business_date date, sku_id varchar,
  qty decimal(14, 3), gross decimal(14, 2), discount decimal(14, 2), net_ex_tax decimal(14, 2), tax decimal(14, 2),
  cost decimal(14, 2), line_type varchar,
  list_price decimal(14, 4), unit_price decimal(14, 4), order_discount decimal(14, 2), entry varchar, promo_id varchar,
  reason varchar, authoriser varchar, voids_line_no integer);
create table fact_stock_day (store_id varchar, sku_id varchar, date date, opening decimal(14, 3), qty_in decimal(14, 3),
  qty_out decimal(14, 3), adjust decimal(14, 3), waste decimal(14, 3), closing decimal(14, 3), stockout_min integer,
  in_transit decimal(14, 3), on_order decimal(14, 3));
create table fact_footfall (store_id varchar, door_id varchar, ts_utc timestamp, ts_local timestamp, business_date date,
  minutes integer, in_cnt integer, out_cnt integer, staff_cnt integer,
  quality varchar);
create table product_barcode (barcode varchar, sku_id varchar, kind varchar);
create table planogram (store_id varchar, sku_id varchar, valid_from date, valid_to date, aisle varchar, bay varchar,
  shelf varchar, pos varchar, facings integer, capacity decimal(14, 3));
create table dim_employee (emp_id varchar, store_id varchar, name varchar, role varchar, hourly_cost decimal(14, 4),
  contract_hours decimal(6, 2), hours_system varchar);
create table dim_promo (promo_id varchar, name_zh varchar, name_en varchar, mechanic varchar, start_date date, end_date date,
  depth decimal(6, 4), funding decimal(14, 4));
create table promo_item (promo_id varchar, sku_id varchar, store_id varchar);
create table dim_lot (lot_id varchar, sku_id varchar, store_id varchar, mfg_date date, expiry_date date, received_date date,
  supplier varchar);
create table fact_tender (receipt_key varchar, seq integer, store_id varchar, business_date date, type varchar,
  amount decimal(14, 2), change_amt decimal(14, 2));
create table fact_till_close (store_id varchar, till_id varchar, business_date date, cashier_id varchar, ts_utc timestamp,
  ts_local timestamp, opening_float decimal(14, 2), paid_out decimal(14, 2), counted_cash decimal(14, 2));
create table fact_stock_move (move_id varchar, store_id varchar, sku_id varchar, lot_id varchar, ts_utc timestamp,
  ts_local timestamp, business_date date, type varchar, qty decimal(14, 3), unit_cost decimal(14, 4), reason varchar,
  doc_no varchar);
create table fact_zone (store_id varchar, zone_id varchar, ts_utc timestamp, ts_local timestamp, business_date date,
  minutes integer, people integer, dwell_secs integer, queue integer);
create table fact_shift (shift_id varchar, emp_id varchar, store_id varchar, role varchar, business_date date,
  planned_start timestamp, planned_end timestamp, actual_start timestamp, actual_end timestamp, break_min integer);
create table fact_price (store_id varchar, sku_id varchar, valid_from date, valid_to date, price decimal(14, 4), kind varchar,
  esl_ack_utc timestamp, shelf_price decimal(14, 4));
create table fact_checkout_event (event_id varchar, receipt_key varchar, store_id varchar, lane_id varchar, lane_kind varchar,
  sensor varchar, ts_utc timestamp, ts_local timestamp, business_date date, type varchar, sku_guess varchar,
  est_value decimal(14, 2), confidence decimal(6, 4), prompted boolean, officer boolean, outcome varchar,
  recovered_value decimal(14, 2));
create table fact_plan (store_id varchar, business_date date, net_sales decimal(14, 2), footfall integer, hours decimal(10, 2));
create table fact_weather (store_id varchar, date date, temp_c decimal(6, 2), rain_mm decimal(8, 2), aqi integer);
create table fact_check (check_id varchar, store_id varchar, ts_utc timestamp, ts_local timestamp, business_date date,
  kind varchar, sku_id varchar, lot_id varchar, result varchar, amount decimal(14, 3), emp_id varchar, photo_uri varchar);
create table fact_competitor_price (store_id varchar, competitor varchar, sku_id varchar, ts_utc timestamp, ts_local timestamp,
  business_date date, price decimal(14, 4), how varchar);
create table people (person_id varchar, name varchar, role varchar, node varchar, pin varchar);
create table incident_truth (incident_id varchar, type varchar, store_id varchar, scope varchar, start_date date,
  end_date date, severity double, path varchar, expected_delta varchar, labels varchar);
create table latent_demand (store_id varchar, sku_id varchar, date date, demand decimal(14, 3), sold decimal(14, 3),
  lost_demand decimal(14, 3));
