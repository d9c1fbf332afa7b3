/**
 * What besides sales, stock and doors the planted chain has of Monday 20 July 2026:
 *
 *         waste   found missing  hours  plan   queue (people x minutes / minutes)  self-checkout: lost / net, receipts
 *   S01   6.00    4.00           15     50.00  360 / 120                           3.00 / 37.00, 1 of 3
 *   S02   5.88    -6.00          10     40.00  30 / 30                             -
 *   S07   -       -              -      20.00  -                                   -
 *
 * Walks on the 20th found two of three places filled at S01 and none of one at S02.
 *
 * Of Tuesday, which still runs at 09:00: a plan, a shift that goes on, a queue at 08:00 and one that is still to come.
 */
export const PLANTED_OPERATIONS = `
  insert into fact_stock_move (move_id, store_id, sku_id, ts_utc, ts_local, business_date, type, qty, unit_cost)
  select id, store, sku, moment - interval 8 hour, moment, moment::date, type, q, c
  from (values
    ('m1', 'S01', 'MILK', timestamp '2026-07-20 21:00', 'waste', -1, 6.00), ('m2', 'S02', 'STRAW', timestamp '2026-07-20 21:30', 'waste', -0.5, 11.76),
    ('m3', 'S01', 'COLA', timestamp '2026-07-20 10:00', 'count', -2, 2.00), ('m4', 'S02', 'MILK', timestamp '2026-07-20 10:00', 'adjust', 1, 6.00),
    ('m5', 'S01', 'MILK', timestamp '2026-07-20 06:00', 'receive', 24, 6.00), ('m6', 'S01', 'MILK', timestamp '2026-07-21 20:00', 'waste', -9, 6.00)
  ) as t(id, store, sku, moment, type, q, c);
  insert into fact_shift (shift_id, emp_id, store_id, role, business_date, planned_start, planned_end, actual_start, actual_end, break_min) values
    ('h1', 'E1', 'S01', 'cashier', '2026-07-20', '2026-07-20 08:00', '2026-07-20 16:00', '2026-07-20 08:00', '2026-07-20 16:00', 60),
    ('h2', 'E2', 'S01', 'cashier', '2026-07-20', '2026-07-20 14:00', '2026-07-20 22:00', '2026-07-20 14:00', '2026-07-20 22:00', null),
    ('h3', 'E3', 'S02', 'cashier', '2026-07-20', '2026-07-20 10:00', '2026-07-20 20:00', '2026-07-20 10:00', '2026-07-20 20:00', 0),
    ('h4', 'E1', 'S01', 'cashier', '2026-07-21', '2026-07-21 08:00', '2026-07-21 16:00', '2026-07-21 08:00', '2026-07-21 16:00', 60);
  insert into fact_plan (store_id, business_date, net_sales) values
    ('S01', '2026-07-20', 50), ('S02', '2026-07-20', 40), ('S07', '2026-07-20', 20), ('S01', '2026-07-21', 60), ('S02', '2026-07-21', 60), ('S07', '2026-07-21', 60);
  insert into fact_zone (store_id, zone_id, ts_utc, ts_local, business_date, minutes, people, queue, hour)
  select store, 'tills', moment - interval 8 hour, moment, moment::date, minutes, 9, queue, hour(moment)
  from (values
    ('S01', timestamp '2026-07-20 08:00', 60, 2), ('S01', timestamp '2026-07-20 09:00', 60, 4), ('S02', timestamp '2026-07-20 11:00', 30, 1),
    ('S01', timestamp '2026-07-20 12:00', 60, null), ('S01', timestamp '2026-07-21 08:00', 60, 7), ('S01', timestamp '2026-07-21 18:00', 60, 99)
  ) as t(store, moment, minutes, queue);
  insert into fact_check (check_id, store_id, ts_utc, ts_local, business_date, kind, sku_id, result) values
    ('w1', 'S01', '2026-07-20 02:00', '2026-07-20 10:00', '2026-07-20', 'gap', 'MILK', 'ok'),
    ('w2', 'S01', '2026-07-20 02:01', '2026-07-20 10:01', '2026-07-20', 'gap', 'COLA', 'gap'),
    ('w3', 'S01', '2026-07-20 02:02', '2026-07-20 10:02', '2026-07-20', 'gap', 'OLD', 'ok'),
    ('w4', 'S01', '2026-07-20 02:03', '2026-07-20 10:03', '2026-07-20', 'price', 'COLA', 'mismatch'),
    ('w5', 'S02', '2026-07-20 02:04', '2026-07-20 10:04', '2026-07-20', 'gap', 'COLA', 'gap');
  update fact_receipt set channel = 'sco', net_ex_tax = 37 where receipt_key = 'r1';
  insert into fact_checkout_event (event_id, receipt_key, store_id, lane_id, lane_kind, sensor, ts_utc, ts_local, business_date, type, est_value, confidence, outcome) values
    ('c1', 'r1', 'S01', 'L1', 'sco', 'camera', '2026-07-20 00:12', '2026-07-20 08:12', '2026-07-20', 'missed', 3.00, 0.9, 'lost'),
    ('c2', 'r1', 'S01', 'L1', 'sco', 'camera', '2026-07-20 00:13', '2026-07-20 08:13', '2026-07-20', 'missed', 5.00, 0.9, 'self_corrected'),
    ('c3', null, 'S01', 'T1', 'staffed', 'camera', '2026-07-20 02:00', '2026-07-20 10:00', '2026-07-20', 'missed', 7.00, 0.9, 'lost')`
