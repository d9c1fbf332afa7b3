import type { QualityRule } from '../quality-rule.ts'

/** Expired before it was made, or received before it was made: one of the dates is wrong. */
export const lotDates = {
  name: 'lot-dates',
  severity: 'fail',
  table: 'dim_lot',
  needs: ['dim_lot'],
  concerns: ['dim_lot'],
  sql: `
    select store_id, received_date as business_date, [lot_id] as key, expiry_date::varchar as found, '≥ ' || mfg_date::varchar as expected, 1 as n
    from main.dim_lot where expiry_date < mfg_date
    union all
    select store_id, received_date, [lot_id], received_date::varchar, '≥ ' || mfg_date::varchar, 1
    from main.dim_lot where received_date < mfg_date`,
} as const satisfies QualityRule<'lot-dates'>
