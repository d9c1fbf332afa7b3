import { expect, it } from 'vitest'
import type { Alert } from '../../src/analyses/alerts/alert.ts'
import { toldBy } from '../../src/analyses/alerts/told-by.ts'

const alert = (part: object) =>
  ({
    store: 'S01',
    region: 'R1',
    stores: ['S01'],
    date: '2026-07-20',
    topic: 'net_sales',
    also: [],
    products: [],
    aisle: null,
    employee: null,
    ...part,
  }) as unknown as Alert
const rests = (part: object) => toldBy(alert(part)).map(({ store, topic }) => `${store} ${topic}`)

it('after an alert its own matter rests, and the figures that it told of beside it, each once', () => {
  expect(rests({})).toEqual(['S01 sales'])
  expect(rests({ also: ['footfall', 'upt', 'atv', 'queue_length'] })).toEqual(['S01 sales', 'S01 basket', 'S01 tills'])
  expect(rests({ topic: 'cashier_voids', employee: 'E7' })).toEqual(['S01 cashier_voids E7'])
})

it('a region’s alert speaks for its shops', () => {
  expect(rests({ store: null, stores: ['S01', 'S02'], also: ['upt'] })).toEqual([
    'R1 sales',
    'R1 basket',
    'S01 sales',
    'S01 basket',
    'S02 sales',
    'S02 basket',
  ])
})
