import { type CanonicalTable, instants, integer, key, notNegative, oneOf, required } from '../column.ts'

const counted = (name: string) => notNegative(integer(name))

/** Who came in, and how many stood where: counts, never persons. */
export const DOORS = {
  fact_footfall: {
    columns: [
      key('store_id'),
      key('door_id'),
      ...instants,
      counted('minutes'),
      required(counted('in_cnt')),
      counted('out_cnt'),
      counted('staff_cnt'),
      oneOf('quality', 'ok', 'outage', 'audit'),
    ],
    // one of the two instants may be absent, so both stand in the key
    key: ['store_id', 'door_id', 'ts_utc', 'ts_local'],
    references: { store_id: 'dim_store' },
    oneOf: ['ts_utc', 'ts_local'],
    completed: 'instant',
    stored: { staff_cnt: 'coalesce($, 0)' },
  },
  fact_zone: {
    columns: [
      key('store_id'),
      key('zone_id'),
      ...instants,
      counted('minutes'),
      counted('people'),
      counted('dwell_secs'),
      counted('queue'),
    ],
    key: ['store_id', 'zone_id', 'ts_utc', 'ts_local'],
    references: { store_id: 'dim_store' },
    oneOf: ['ts_utc', 'ts_local'],
    completed: 'instant',
  },
} as const satisfies Record<string, CanonicalTable>
