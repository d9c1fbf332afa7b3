import { type CanonicalTable, date, integer, key, notNegative, required, text } from '../column.ts'

/** Days: what kind of day, what the weather was. */
export const CALENDAR = {
  dim_date: {
    columns: [
      required(date('date')),
      integer('dow'),
      text('day_type'),
      text('holiday_id'),
      integer('holiday_offset'),
      date('ly_dow'),
      date('ly_holiday'),
      integer('fiscal_week'),
    ],
    key: ['date'],
    references: {},
  },
  fact_weather: {
    columns: [
      key('store_id'),
      required(date('date')),
      { name: 'temp_c', type: 'decimal(6,2)', holds: { sql: '$ between -70 and 65', reason: 'no temperature in °C' } },
      notNegative({ name: 'rain_mm', type: 'decimal(8,2)' }),
      notNegative(integer('aqi')),
    ],
    key: ['store_id', 'date'],
    references: { store_id: 'dim_store' },
    oneOf: ['temp_c', 'rain_mm', 'aqi'],
  },
} as const satisfies Record<string, CanonicalTable>
