/** One column of a canonical file (contracts 6): how its text becomes a value, and when the value cannot be true. */
export interface Column {
  readonly name: string
  readonly type: string
  /** Without the column the file is refused; without a value the row is. */
  readonly required?: true
  /** Import option that stands in for a column or value that is not there. */
  readonly option?: 'tz' | 'currency' | 'dayCutoff'
  /** What must hold of the value, as SQL over `$`, and the reason given when it does not. */
  readonly holds?: { readonly sql: string; readonly reason: string }
}

export interface CanonicalTable {
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** Column to the table that must know its value; asked only where that table has rows, except for stores and goods. */
  readonly references: Readonly<Record<string, string>>
  /** One of these must be among the columns. */
  readonly oneOf?: readonly string[]
}

const text = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'varchar', ...more })
const key = (name: string): Column => text(name, { required: true })
const money = (name: string): Column => ({ name, type: 'decimal(14,2)' })
const quantity = (name: string): Column => ({ name, type: 'decimal(14,3)' })
const date = (name: string): Column => ({ name, type: 'date' })
const instant = (name: string): Column => ({ name, type: 'timestamp' })
const notNegative = { sql: '$ >= 0', reason: 'negative' }
const oneOf = (...values: string[]) => ({
  sql: `$ in (${values.map((value) => `'${value}'`).join(', ')})`,
  reason: `not one of ${values.join(', ')}`,
})
const names = [text('name_zh'), text('name_en')]

const required = (column: Column): Column => ({ ...column, required: true })
const counted = (column: Column): Column => ({ ...column, holds: notNegative })
const integer = (name: string): Column => ({ name, type: 'integer' })

export const CANONICAL_TABLES = {
  dim_area: { columns: [key('area_id'), ...names], key: ['area_id'], references: {} },
  dim_region: {
    columns: [key('region_id'), ...names, text('area_id')],
    key: ['region_id'],
    references: { area_id: 'dim_area' },
  },
  dim_district: {
    columns: [key('district_id'), ...names, text('region_id')],
    key: ['district_id'],
    references: { region_id: 'dim_region' },
  },
  dim_store: {
    columns: [
      key('store_id'),
      ...names,
      text('district_id'),
      text('region_id'),
      text('city'),
      text('format'),
      text('tz', {
        required: true,
        option: 'tz',
        holds: { sql: '$ in (select name from pg_timezone_names())', reason: 'not a time zone' },
      }),
      text('currency', {
        required: true,
        option: 'currency',
        holds: { sql: "regexp_full_match($, '[A-Z]{3}')", reason: 'not an ISO 4217 code' },
      }),
      { name: 'price_incl_tax', type: 'boolean' },
      text('day_cutoff', {
        option: 'dayCutoff',
        holds: { sql: "regexp_full_match($, '([01]?[0-9]|2[0-3]):[0-5][0-9](:00)?')", reason: 'not a time HH:MM' },
      }),
      date('open_date'),
      date('close_date'),
      counted({ name: 'sqm', type: 'decimal(10,1)' }),
    ],
    key: ['store_id'],
    references: { district_id: 'dim_district', region_id: 'dim_region' },
  },
  dim_product: {
    columns: [
      key('sku_id'),
      text('gtin'),
      ...names,
      text('brand'),
      text('cat1_zh'),
      text('cat1_en'),
      text('cat2_zh'),
      text('cat2_en'),
      { name: 'by_weight', type: 'boolean' },
      counted(integer('shelf_life_days')),
      counted({ name: 'tax_rate', type: 'decimal(6,4)' }),
      text('status'),
    ],
    key: ['sku_id'],
    references: {},
  },
  dim_date: {
    columns: [
      required(date('date')),
      integer('dow'),
      text('day_type'),
      text('holiday_id'),
      integer('holiday_offset'),
      date('ly_dow'),
      date('ly_holiday'),
    ],
    key: ['date'],
    references: {},
  },
  fact_receipt: {
    columns: [
      key('receipt_key'),
      text('source'),
      key('store_id'),
      text('till_id'),
      text('receipt_no'),
      date('business_date'),
      instant('ts_utc'),
      instant('ts_local'),
      text('channel'),
      text('type', {
        required: true,
        holds: oneOf('sale', 'return', 'no_sale', 'cancel', 'post_void', 'suspend', 'training'),
      }),
      text('orig_key'),
      money('net_ex_tax'),
      money('tax'),
      quantity('units'),
      text('currency'),
    ],
    key: ['receipt_key'],
    references: { store_id: 'dim_store' },
    oneOf: ['ts_utc', 'ts_local'],
  },
  fact_line: {
    columns: [
      key('receipt_key'),
      required(integer('line_no')),
      text('store_id'),
      date('business_date'),
      key('sku_id'),
      required(quantity('qty')),
      money('gross'),
      money('discount'),
      required(money('net_ex_tax')),
      money('tax'),
      money('cost'),
      text('line_type', { holds: oneOf('sale', 'return', 'void', 'override') }),
    ],
    key: ['receipt_key', 'line_no'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
  },
  fact_stock_day: {
    columns: [
      key('store_id'),
      key('sku_id'),
      required(date('date')),
      quantity('opening'),
      // net of returns and corrections, so a day's movement may go the other way
      quantity('qty_in'),
      quantity('qty_out'),
      quantity('adjust'),
      quantity('waste'),
      required(quantity('closing')),
      counted(integer('stockout_min')),
    ],
    key: ['store_id', 'sku_id', 'date'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
  },
  fact_footfall: {
    columns: [
      key('store_id'),
      key('door_id'),
      instant('ts_utc'),
      instant('ts_local'),
      date('business_date'),
      counted(integer('minutes')),
      required(counted(integer('in_cnt'))),
      counted(integer('out_cnt')),
      counted(integer('staff_cnt')),
    ],
    // one of the two instants may be absent, so both stand in the key
    key: ['store_id', 'door_id', 'ts_utc', 'ts_local'],
    references: { store_id: 'dim_store' },
    oneOf: ['ts_utc', 'ts_local'],
  },
} as const satisfies Record<string, CanonicalTable>

/** `dim_product.status` of codes that are no articles (postage, fees): kept for the books, never offered as goods. */
export const NO_GOODS_STATUS = 'no-goods'

export type TableName = keyof typeof CANONICAL_TABLES

/** Parents before children, so that a reference is checked against rows that were accepted. */
export const TABLE_NAMES = Object.keys(CANONICAL_TABLES) as TableName[]

export const isTableName = (name: string): name is TableName => Object.hasOwn(CANONICAL_TABLES, name)

export const tableOf = (name: TableName): CanonicalTable => CANONICAL_TABLES[name]
