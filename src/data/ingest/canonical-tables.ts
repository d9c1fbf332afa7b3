import type { CanonicalTable } from './column.ts'
import { CALENDAR } from './tables/calendar.ts'
import { CHECKS } from './tables/checks.ts'
import { DOORS } from './tables/doors.ts'
import { GOODS } from './tables/goods.ts'
import { PLACES } from './tables/places.ts'
import { PLANS } from './tables/plans.ts'
import { PRICES } from './tables/prices.ts'
import { SALES } from './tables/sales.ts'
import { STAFF } from './tables/staff.ts'
import { STOCK } from './tables/stock.ts'

/** All tables of a chain (contracts 6, retail.md 2.2), parents before children: a reference is checked against rows that were accepted. */
export const CANONICAL_TABLES = {
  ...PLACES,
  ...GOODS,
  ...CALENDAR,
  ...STAFF,
  ...PRICES,
  ...SALES,
  ...PLANS,
  ...STOCK,
  ...DOORS,
  ...CHECKS,
} as const satisfies Record<string, CanonicalTable>

/** `dim_product.status` of codes that are no articles (postage, fees): kept for the books, never offered as goods. */
export const NO_GOODS_STATUS = 'no-goods'

export type TableName = keyof typeof CANONICAL_TABLES

export const TABLE_NAMES = Object.keys(CANONICAL_TABLES) as TableName[]

export const isTableName = (name: string): name is TableName => Object.hasOwn(CANONICAL_TABLES, name)

export const tableOf = (name: TableName): CanonicalTable => CANONICAL_TABLES[name]
