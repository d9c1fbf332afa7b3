/** Rows for the analyses, to be counted by hand; each test says what comes of them. `plantedStar` holds shops and goods. */

/** Sold every day from 23 June to `until`, `qty` a day in one receipt each, at price and cost a unit; stock of every day. */
export const sells = (
  store: string,
  sku: string,
  qty: number,
  price: number,
  cost: number,
  closing: number,
  until = '2026-07-20',
) => `
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, net_ex_tax, cost, line_type, ts_utc, hour, receipt_type, units)
  select '${store}-${sku}-' || d::date, 1, '${store}', d::date, '${sku}', ${qty}, ${qty * price}, ${qty * cost}, 'sale', d + interval 4 hour, 12, 'sale', ${qty}
  from range(timestamp '2026-06-23', timestamp '${until}' + interval 1 day, interval 1 day) as t(d) where ${qty} > 0;
  insert into fact_stock_day (store_id, sku_id, date, closing) select '${store}', '${sku}', d::date, ${closing}
  from range(timestamp '2026-06-23', timestamp '2026-07-21', interval 1 day) as t(d);`

/**
 * MILK sells 10 a day in S01, which has 5 left; S02 sells 1 and has 60. STRAW in S01: 4 a day, 30 left, a lot that ends
 * today. COLA in S02 sold 3 a day until 12 July and the record still says 9. OLD is delisted.
 */
export const STOCK_PLANT = [
  sells('S01', 'MILK', 10, 10, 6, 5),
  sells('S02', 'MILK', 1, 10, 6, 60),
  sells('S01', 'STRAW', 4, 20, 12, 30),
  sells('S01', 'COLA', 2, 3, 2, 100),
  sells('S02', 'COLA', 3, 3, 2, 9, '2026-07-12'),
  sells('S01', 'OLD', 5, 3, 2, 0),
  sells('S07', 'COLA', 1, 3, 2, -4),
  `insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type)
   select distinct receipt_key, store_id, business_date, ts_utc, 'sale' from fact_line;
   insert into dim_lot values ('L1', 'STRAW', 'S01', null, '2026-07-21', '2026-07-18', 'X'), ('L0', 'MILK', 'S02', null, '2026-07-22', '2026-07-15', 'X');
   insert into fact_stock_move (move_id, store_id, sku_id, lot_id, ts_utc, business_date, type, qty) values
     ('M1', 'S01', 'STRAW', 'L1', '2026-07-18 01:00:00', '2026-07-18', 'receive', 40),
     ('M2', 'S02', 'MILK', 'L0', '2026-07-15 01:00:00', '2026-07-15', 'receive', 60)`,
].join('\n')

/** One event of 10 at 14:00 of a day, S01's self-checkouts unless said. */
const events = (
  n: number,
  day: string,
  outcome: string,
  officer: boolean,
  kind = 'sco',
  recovered: number | null = null,
) =>
  Array.from(
    { length: n },
    () =>
      `('', 'S01', '${kind}', '${day} 06:00:00', '${day}', 'missed', 10, true, ${officer}, '${outcome}', ${recovered ?? 'null'})`,
  )

const EVENTS = [
  // Monday: 20 detected of 2.5 % in 1,000 scans; 16 corrected themselves, 4 to the officer, 3 of them for 9 each
  ...events(16, '2026-07-20', 'self_corrected', false),
  ...events(3, '2026-07-20', 'staff', true, 'sco', 9),
  ...events(1, '2026-07-20', 'lost', true),
  ...events(2, '2026-07-20', 'dismissed', false),
  ...events(4, '2026-07-20', 'lost', false, 'staffed'),
  ...events(5, '2026-07-19', 'self_corrected', false),
]

const FUNNEL = `
  insert into fact_checkout_event (event_id, store_id, lane_kind, ts_utc, business_date, type, est_value, prompted, officer, outcome, recovered_value)
  values ${EVENTS.join(', ')};
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type, channel, net_ex_tax, tax, units) values
    ('sco1', 'S01', '2026-07-20', '2026-07-20 06:00:00', 'sale', 'sco', 9000, 1000, 1000),
    ('sco0', 'S01', '2026-07-19', '2026-07-19 06:00:00', 'sale', 'sco', 900, 100, 200),
    ('staff1', 'S01', '2026-07-20', '2026-07-20 06:00:00', 'sale', 'staff', 900, 100, 100);`

/** Till T1 of S01: float 500, cash 100 with 20 change and a refund of 30, card 60, 50 paid out; 490 counted: 10 short. */
const TILLS = `
  insert into fact_receipt (receipt_key, store_id, till_id, business_date, ts_utc, type, net_ex_tax, tax) values
    ('t1', 'S01', 'T1', '2026-07-20', '2026-07-20 07:00:00', 'sale', 73.39, 6.61), ('t2', 'S01', 'T1', '2026-07-20', '2026-07-20 08:00:00', 'return', -27.52, -2.48),
    ('t3', 'S01', 'T1', '2026-07-20', '2026-07-20 09:00:00', 'sale', 55.05, 4.95), ('t4', 'S01', 'T2', '2026-07-20', '2026-07-20 09:00:00', 'sale', 10, 0);
  insert into fact_tender values ('t1', 1, 'S01', '2026-07-20', 'cash', 100, 20), ('t2', 1, 'S01', '2026-07-20', 'cash', -30, 0),
    ('t3', 1, 'S01', '2026-07-20', 'card', 60, 0), ('t4', 1, 'S01', '2026-07-20', 'cash', 9, 0);
  insert into fact_till_close values ('S01', 'T1', '2026-07-20', 'C1', '2026-07-20 14:00:00', '2026-07-20 22:00:00', 500, 50, 490),
    ('S01', 'T2', '2026-07-20', 'C2', '2026-07-20 14:00:00', '2026-07-20 22:00:00', 500, 0, null);`

/** Eight cashiers with 40 receipts a day of two lines on 28 days; C8 takes back 5 receipts a day, the others one every other day. */
const CASHIERS = `
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type, channel, net_ex_tax, tax, units, cashier_id, secs)
  select 'c' || c || '-' || d::date || '-' || n, 'S02', d::date, d + to_hours(2), case when n <= (case when c = 8 then 5 when day(d::date) % 2 = 0 then 1 else 0 end) then 'return' else 'sale' end,
    'staff', case when n <= (case when c = 8 then 5 when day(d::date) % 2 = 0 then 1 else 0 end) then -20 else 20 end, 0, 4, 'C' || c, 30 + n
  from range(1, 9) as a(c), range(1, 41) as b(n), range(timestamp '2026-06-23', timestamp '2026-07-21', interval 1 day) as t(d);
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, net_ex_tax, cost, discount, line_type, entry, receipt_type, ts_utc)
  select receipt_key, 1, store_id, business_date, 'COLA', 4, net_ex_tax, 10, 0, case when type = 'sale' then 'sale' else 'return' end, 'scan', type, ts_utc
  from fact_receipt where store_id = 'S02'`

export const CHECKOUT_PLANT = `${FUNNEL}\n${TILLS}\n${CASHIERS}`

/** One unit price at 10:00 of a day, three units. */
const sale = (store: string, sku: string, day: string, price: number, discount = 0, cost = 1) =>
  `('${store}-${sku}-${day}', 1, '${store}', '${day}', '${sku}', 3, ${3 * price}, ${discount}, ${3 * price}, ${3 * cost}, 'sale', 'sale', '${day} 02:00:00', ${price})`

export const PRICE_PLANT = `
  insert into fact_price values
    ('S01', 'MILK', '2026-07-01', null, 10, 'regular', '2026-07-01 00:00:00', 10),
    ('S01', 'MILK', '2026-07-19', null, 8, 'promo', null, 10),
    ('S01', 'COLA', '2026-07-01', null, 3, 'regular', '2026-07-01 00:00:00', 3),
    ('S01', 'STRAW', '2026-07-10', null, 20, 'regular', '2026-07-10 00:00:00', 18),
    ('S02', 'MILK', '2026-07-01', null, 10, 'regular', null, null),
    ('S02', 'COLA', '2026-07-01', null, 3, 'regular', null, null),
    ('S01', 'OLD', '2026-06-01', '2026-06-30', 5, 'regular', null, 9);
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, cost, line_type, receipt_type, ts_utc, unit_price)
  values ${[
    sale('S01', 'MILK', '2026-07-20', 8),
    sale('S01', 'COLA', '2026-07-19', 3, 0, 2.4),
    sale('S01', 'COLA', '2026-07-20', 2.7, 0.9, 2.4),
    sale('S02', 'MILK', '2026-07-20', 11, 0, 7.6),
    sale('S02', 'COLA', '2026-07-20', 3),
  ].join(', ')};
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type)
  select distinct receipt_key, store_id, business_date, ts_utc, 'sale' from fact_line;
  insert into fact_competitor_price values
    ('S02', 'Rival', 'MILK', '2026-07-18 02:00:00', null, '2026-07-18', 9.5, 'hand'), ('S02', 'Rival', 'MILK', '2026-07-01 02:00:00', null, '2026-07-01', 7, 'hand'),
    ('S01', 'Rival', 'COLA', '2026-07-19 02:00:00', null, '2026-07-19', 2.5, 'file'), ('S01', 'Old Corner', 'COLA', '2026-07-01 02:00:00', null, '2026-07-01', 2, 'file')`

/** S01 is open from 9 to 15, 6 customers an hour of 5 items, 90 at noon; five staff of whom one has worked late on Sunday. */
export const STAFF_PLANT = `
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type, channel, units, hour)
  select d::date || '-' || h || '-' || n, 'S01', d::date, d + to_hours(h - 8), 'sale', 'staff', 5, h
  from range(timestamp '2026-06-15', timestamp '2026-07-21', interval 1 day) as t(d), range(9, 15) as a(h), range(1, 91) as b(n)
  where n <= case when h = 12 then 90 else 6 end;
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type, channel, units, hour)
  values ('s2', 'S02', '2026-07-20', '2026-07-20 02:00:00', 'sale', 'staff', 1, 10);
  insert into dim_employee values
    ('E1', 'S01', 'One', 'cashier', 25, 40, 'standard'), ('E2', 'S01', 'Two', 'cashier', 25, 40, 'standard'),
    ('E3', 'S01', 'Three', 'supervisor', 40, 40, 'standard'), ('E4', 'S01', 'Four', 'floor', 22, 30, 'standard'),
    ('E9', 'S02', 'Nine', 'cashier', 25, 40, 'standard');
  insert into fact_shift values
    ('H1', 'E1', 'S01', 'cashier', '2026-07-19', '2026-07-19 15:00:00', '2026-07-20 01:00:00', '2026-07-19 15:00:00', '2026-07-20 01:00:00', 0)`

/** Strawberries are weighed and have a PLU and a price, pears are weighed and have neither. */
export const LOOSE_PLANT = `${STOCK_PLANT}; ${PRICE_PLANT};
  update dim_product set uom = 'kg' where sku_id = 'STRAW';
  insert into dim_product (sku_id, name_zh, name_en, cat1_zh, cat1_en, by_weight, uom, status) values ('PEAR', '梨', 'Pears', '果蔬', 'Fruit & Vegetables', true, 'kg', 'active');
  insert into product_barcode values ('4011', 'STRAW', 'plu')`

/** MILK should show 4 facings of 6 units each in S01. */
export const SHELF_PLANT = `
  insert into planogram values ('S01', 'MILK', '2026-01-01', null, 'A', '1', '2', '3', 4, 24)`

/** OLD sold 4 a day at 3.00 until 21 June, then a week at 2.40 with 8 a day. */
export const PROMO_PLANT = `
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, cost, line_type, ts_utc, hour, receipt_type, units)
  select 'promo-' || d::date, 1, 'S01', d::date, 'OLD', q, q * 3, q * off, q * (3 - off), q * 2, 'sale', d + interval 4 hour, 12, 'sale', q
  from (select d, case when d < timestamp '2026-06-22' then 4 else 8 end as q, case when d < timestamp '2026-06-22' then 0 else 0.6 end as off
    from range(timestamp '2026-05-25', timestamp '2026-06-29', interval 1 day) as t(d));
  insert into dim_promo values ('P1', '果汁八折', 'Juice 20 % off', 'percent', '2026-06-22', '2026-06-28', 0.2, 0);
  insert into promo_item values ('P1', 'OLD', '')`

/**
 * Ten weeks of days to forecast from, until Monday 20 July: S01 has 100 visitors and 10 receipts of 50.00 on each weekday's number
 * (Monday 100, Sunday 700), S02 half of that, both with a wave of their own; S07 has three days.
 */
export const FORECAST_PLANT = `
  insert into fact_footfall (store_id, door_id, ts_utc, ts_local, business_date, minutes, in_cnt, out_cnt, staff_cnt, hour)
  select s.store, 'D1', d + interval 4 hour, d + interval 12 hour, d::date, 60, (isodow(d) * 100 / s.part + (dayofyear(d) * s.step) % 11)::int, 0, 0, 12
  from range(timestamp '2026-05-11', timestamp '2026-07-21', interval 1 day) as t(d), (values ('S01', 1, 7), ('S02', 2, 3), ('S07', 2, 5)) as s(store, part, step)
  where s.store <> 'S07' or d >= timestamp '2026-07-18';
  insert into sales_hour
  select s.store, d::date, 12, (isodow(d) * 10 / s.part + (dayofyear(d) * s.step) % 3)::int, (isodow(d) * 20)::int,
    isodow(d) * 500 / s.part + (dayofyear(d) * s.step) % 23, 0, 0
  from range(timestamp '2026-05-11', timestamp '2026-07-21', interval 1 day) as t(d), (values ('S01', 1, 7), ('S02', 2, 3), ('S07', 2, 5)) as s(store, part, step)
  where s.store <> 'S07' or d >= timestamp '2026-07-18'`
