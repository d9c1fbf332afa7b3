import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counted, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf } from '../support/opened.ts'
import { SMALL_CHAIN, scratch } from '../support/small-chain.ts'

const root = scratch()
const data = join(root, 'sensors')
const FILES = [
  '客流统计.csv',
  'people-counter.csv',
  '区域人数.csv',
  'checkout-events.csv',
  '自助收银告警.csv',
  '竞品采价.csv',
]
const CHAIN = {
  'dim_store.csv': SMALL_CHAIN['dim_store.csv'] ?? '',
  'dim_product.csv': SMALL_CHAIN['dim_product.csv'] ?? '',
}

describe('counters, cameras, checkouts and prices written down elsewhere', () => {
  test('are known by their headers in either language, and say what they refused', async () => {
    const report = await importFiles(data, FILES, {}, CHAIN)
    expect(counted(report).filter(({ file }) => !file.startsWith('dim_'))).toEqual([
      { file: 'checkout-events.csv', read: 4, accepted: 3, rejected: 1 },
      { file: 'people-counter.csv', read: 2, accepted: 2, rejected: 0 },
      { file: '区域人数.csv', read: 3, accepted: 2, rejected: 1 },
      { file: '客流统计.csv', read: 7, accepted: 3, rejected: 4 },
      { file: '竞品采价.csv', read: 4, accepted: 2, rejected: 2 },
      { file: '自助收银告警.csv', read: 2, accepted: 2, rejected: 0 },
    ])
    expect(rejected(report)).toEqual([
      'checkout-events.csv 5 type: not one of missed, switch, weight, walkaway',
      '区域人数.csv 4 people: negative',
      '客流统计.csv 6 store_id: missing',
      '客流统计.csv 7 store_id: not in dim_store',
      '客流统计.csv 8 in_cnt: not a whole number',
      '客流统计.csv 9 门店编号: a line of totals',
      '竞品采价.csv 4 sku_id: not in dim_product',
      '竞品采价.csv 5 price: not a number in range',
    ])
  })

  test('count people by door and by the hour that a slot begins with', async () => {
    expect(
      await rowsOf(
        data,
        'select store_id, door_id, ts_local::varchar as at, in_cnt, out_cnt, hour from fact_footfall order by ts_local, door_id',
      ),
    ).toEqual([
      { store_id: 'S01', door_id: '北门', at: '2026-11-20 09:00:00', in_cnt: 1040, out_cnt: 998, hour: 9 },
      { store_id: 'S01', door_id: '南门', at: '2026-11-20 09:00:00', in_cnt: 12, out_cnt: null, hour: 9 },
      { store_id: 'S01', door_id: '北门', at: '2026-11-20 10:00:00', in_cnt: 35, out_cnt: 40, hour: 10 },
      { store_id: 'S02', door_id: 'Main entrance', at: '2026-11-20 18:00:00', in_cnt: 52, out_cnt: 49, hour: 18 },
      { store_id: 'S02', door_id: 'Main entrance', at: '2026-11-20 18:15:00', in_cnt: 48, out_cnt: 50, hour: 18 },
    ])
  })

  test('count people in zones by the minute, and nothing about them', async () => {
    expect(
      await rowsOf(
        data,
        'select zone_id, ts_local::varchar as at, minutes, people, dwell_secs, queue from fact_zone order by 2',
      ),
    ).toEqual([
      { zone_id: '收银区', at: '2026-11-20 18:01:00', minutes: 1, people: 9, dwell_secs: 43, queue: 5 },
      { zone_id: '收银区', at: '2026-11-20 18:02:00', minutes: 1, people: 11, dwell_secs: 50, queue: 7 },
    ])
  })

  test('tell checkout events in the house’s words', async () => {
    expect(
      await rowsOf(
        data,
        `select lane_id, lane_kind, sensor, type, est_value::varchar as value, confidence::varchar as sure, outcome
         from fact_checkout_event order by ts_local`,
      ),
    ).toEqual([
      {
        lane_id: 'SCO-3',
        lane_kind: 'sco',
        sensor: 'camera',
        type: 'missed',
        value: '11.30',
        sure: '0.9100',
        outcome: 'self_corrected',
      },
      {
        lane_id: 'SCO-3',
        lane_kind: 'sco',
        sensor: 'weight',
        type: 'weight',
        value: null,
        sure: '0.5500',
        outcome: 'dismissed',
      },
      {
        lane_id: 'Till 1',
        lane_kind: 'staffed',
        sensor: 'camera',
        type: 'switch',
        value: '1003.00',
        sure: '0.8700',
        outcome: 'staff',
      },
      {
        lane_id: 'Z02',
        lane_kind: 'sco',
        sensor: 'camera',
        type: 'missed',
        value: '11.30',
        sure: '0.9200',
        outcome: 'staff',
      },
      {
        lane_id: 'Z02',
        lane_kind: 'sco',
        sensor: 'weight',
        type: 'walkaway',
        value: '35.00',
        sure: '0.6000',
        outcome: 'lost',
      },
    ])
  })

  test('keep a competitor’s price with its day and how it came', async () => {
    expect(
      await rowsOf(
        data,
        'select competitor, sku_id, price::varchar as price, business_date::varchar as day, how from fact_competitor_price order by 2',
      ),
    ).toEqual([
      { competitor: '惠民超市', sku_id: 'K1', price: '10.9000', day: '2026-11-19', how: 'file' },
      { competitor: '惠民超市', sku_id: 'K3', price: '2.5000', day: '2026-11-19', how: 'file' },
    ])
  })

  test('change nothing when they come again', async () => {
    expect((await importFiles(data, FILES, {}, CHAIN)).changed).toBe(false)
  })
})
