import { type CanonicalTable, date, integer, key, money, notNegative, required } from '../column.ts'

/** What was planned for a day. After sales: a month's plan is split to days by how the shop sells (month-plan.ts). */
export const PLANS = {
  fact_plan: {
    columns: [
      key('store_id'),
      required(date('business_date')),
      money('net_sales'),
      notNegative(integer('footfall')),
      notNegative({ name: 'hours', type: 'decimal(10,2)' }),
    ],
    key: ['store_id', 'business_date'],
    references: { store_id: 'dim_store' },
    oneOf: ['net_sales', 'footfall', 'hours'],
  },
} as const satisfies Record<string, CanonicalTable>
