-- The rest of the star (retail.md 2.2). Every fact holds store_id, so that a scope narrows it, and business_date, computed
-- once, at ingest. Unit prices and unit costs DECIMAL(14,4); rates and confidences DECIMAL(6,4).
alter table dim_store add column code varchar;
alter table dim_store add column refit_date date;
alter table dim_store add column n_till integer;
alter table dim_store add column n_sco integer;
alter table dim_store add column peer_group varchar;
alter table dim_product add column code varchar;
alter table dim_product add column cat3_zh varchar;
alter table dim_product add column cat3_en varchar;
alter table dim_product add column cat4_zh varchar;
alter table dim_product add column cat4_en varchar;
alter table dim_product add column subst_group varchar;
alter table dim_product add column pack decimal(14,3);       -- units a case
alter table dim_product add column uom varchar;
alter table dim_product add column allergens varchar;        -- comma-separated: milk,egg,gluten,nut,peanut,soy,fish,crustacean; '' is none known to be in it, null is unknown
alter table dim_product add column attributes varchar;       -- comma-separated: sugar-free,organic,vegetarian,...
alter table dim_date add column fiscal_week integer;
alter table fact_receipt add column cashier_id varchar;
alter table fact_receipt add column member_hash varchar;
alter table fact_receipt add column secs integer;            -- first scan to tender
alter table fact_receipt add column lane_id varchar;
alter table fact_receipt add column order_discount decimal(14,2); -- off the whole receipt, as its source says it
alter table fact_line add column list_price decimal(14,4);
alter table fact_line add column unit_price decimal(14,4);
alter table fact_line add column order_discount decimal(14,2); -- share of the receipt's discount; already within `discount`
alter table fact_line add column entry varchar;              -- scan, key, weigh, vision
alter table fact_line add column promo_id varchar;
alter table fact_line add column reason varchar;
alter table fact_line add column authoriser varchar;
alter table fact_line add column voids_line_no integer;      -- of a line that takes back a part of another; whole ones become one void line
alter table fact_stock_day add column in_transit decimal(14,3);
alter table fact_stock_day add column on_order decimal(14,3);
alter table fact_footfall add column quality varchar;        -- ok, outage, audit
create table product_barcode (barcode varchar primary key, sku_id varchar, kind varchar); -- gtin, plu, instore_weight, instore_price
create table planogram (
  store_id varchar, sku_id varchar, valid_from date, valid_to date, aisle varchar, bay varchar, shelf varchar, pos varchar,
  facings integer, capacity decimal(14,3)
);
create table dim_employee (
  emp_id varchar primary key, store_id varchar, name varchar, role varchar, hourly_cost decimal(14,4),
  contract_hours decimal(6,2), hours_system varchar          -- standard, comprehensive, flexible
);
create table dim_promo (
  promo_id varchar primary key, name_zh varchar, name_en varchar, mechanic varchar, start_date date, end_date date,
  depth decimal(6,4), funding decimal(14,4)                  -- depth: share off; funding: supplier's money a unit
);
create table promo_item (promo_id varchar, sku_id varchar, store_id varchar); -- store_id '' is every store
create table dim_lot (
  lot_id varchar primary key, sku_id varchar, store_id varchar, mfg_date date, expiry_date date, received_date date, supplier varchar
);
create table fact_tender (
  receipt_key varchar, seq integer, store_id varchar, business_date date, type varchar, amount decimal(14,2), change_amt decimal(14,2)
);
create table fact_till_close (
  store_id varchar, till_id varchar, business_date date, cashier_id varchar, ts_utc timestamp, ts_local timestamp,
  opening_float decimal(14,2), paid_out decimal(14,2), counted_cash decimal(14,2)
);
create table fact_stock_move (
  move_id varchar, store_id varchar, sku_id varchar, lot_id varchar, ts_utc timestamp, ts_local timestamp, business_date date,
  type varchar,                                              -- receive, transfer_in, transfer_out, sale, return, waste, markdown, adjust, count
  qty decimal(14,3), unit_cost decimal(14,4), reason varchar, doc_no varchar
);
-- cameras count people in a zone; nothing about faces or moods is stored
create table fact_zone (
  store_id varchar, zone_id varchar, ts_utc timestamp, ts_local timestamp, business_date date, minutes integer,
  people integer, dwell_secs integer, queue integer,
  hour utinyint
);
create table fact_shift (
  shift_id varchar, emp_id varchar, store_id varchar, role varchar, business_date date,
  planned_start timestamp, planned_end timestamp, actual_start timestamp, actual_end timestamp, -- local wall time
  break_min integer
);
create table fact_price (
  store_id varchar, sku_id varchar, valid_from date, valid_to date, price decimal(14,4), kind varchar, -- regular, promo, markdown
  esl_ack_utc timestamp, shelf_price decimal(14,4)           -- when the shelf label confirmed the price; what the label was seen to show
);
create table fact_checkout_event (
  event_id varchar, receipt_key varchar, store_id varchar, lane_id varchar, lane_kind varchar, sensor varchar,
  ts_utc timestamp, ts_local timestamp, business_date date, type varchar, -- missed, switch, weight, walkaway
  sku_guess varchar, est_value decimal(14,2), confidence decimal(6,4),
  prompted boolean, officer boolean,
  outcome varchar,                                           -- self_corrected, staff, dismissed, lost
  recovered_value decimal(14,2)
);
create table fact_plan (store_id varchar, business_date date, net_sales decimal(14,2), footfall integer, hours decimal(10,2));
create table fact_weather (store_id varchar, date date, temp_c decimal(6,2), rain_mm decimal(8,2), aqi integer);
create table fact_check (
  check_id varchar, store_id varchar, ts_utc timestamp, ts_local timestamp, business_date date, kind varchar, sku_id varchar,
  lot_id varchar, result varchar, amount decimal(14,3), emp_id varchar, photo_uri varchar
);
create table fact_competitor_price (
  store_id varchar, competitor varchar, sku_id varchar, ts_utc timestamp, ts_local timestamp, business_date date,
  price decimal(14,4), how varchar                           -- file, hand
);
