import { type CanonicalTable, date, instant, integer, key, notNegative, oneOf, text, unitMoney } from '../column.ts'

/** Who works when. */
export const STAFF = {
  dim_employee: {
    columns: [
      key('emp_id'),
      text('store_id'),
      text('name'),
      text('role'),
      notNegative(unitMoney('hourly_cost')),
      notNegative({ name: 'contract_hours', type: 'decimal(6,2)' }),
      oneOf('hours_system', 'standard', 'comprehensive', 'flexible'),
    ],
    key: ['emp_id'],
    references: { store_id: 'dim_store' },
  },
  fact_shift: {
    columns: [
      key('shift_id'),
      key('emp_id'),
      key('store_id'),
      text('role'),
      date('business_date'),
      // local wall time, as a roster is written
      instant('planned_start'),
      instant('planned_end'),
      instant('actual_start'),
      instant('actual_end'),
      notNegative(integer('break_min')),
    ],
    key: ['shift_id'],
    references: { store_id: 'dim_store', emp_id: 'dim_employee' },
    oneOf: ['planned_start', 'actual_start'],
    completed: 'shift',
  },
} as const satisfies Record<string, CanonicalTable>
