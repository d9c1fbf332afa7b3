import { dayLacking, daySql } from './file-day.ts'
import { type ColumnSql, type FileShape, mappedSource } from './mapped-source.ts'
import { nameIn } from './share-sql.ts'

// what a person is about to set stands in a column of nearly the same name, `On hand (new)`: never read
const onHand = ({ header }: FileShape): string | null =>
  ['on hand (current)', 'on hand'].flatMap((name) => header.filter((one) => one.toLowerCase() === name))[0] ?? null

const options = (column: ColumnSql) =>
  `nullif(concat_ws(' / ', nullif(${column('Option1 Value')}, 'Default Title'), ${column('Option2 Value')}, ${column('Option3 Value')}), '')`
/** As orders name it: `Oat milk - 1L / Box`. */
const title = (column: ColumnSql) => `concat_ws(' - ', ${column('Title')}, ${options(column)})`
const sku = (column: ColumnSql) => `coalesce(${column('SKU')}, nullif(${title(column)}, ''))`

/**
 * Shopify's inventory export, a row a variant and location, in both shapes that circulate: `On hand` and `On hand (current)`.
 * The day is the file name's. What is not stocked at a location has no number and is a rejected row.
 */
export const shopifyInventory = mappedSource('shopify-inventory', {
  'shopify inventory': {
    knownBy: ['Handle', 'Title', 'SKU', 'Location'],
    when: (file) => onHand(file) !== null,
    lacks: dayLacking('inventory_export_2026-11-20.csv'),
    target: 'fact_stock_day',
    fields: {
      store_id: 'Location',
      sku_id: sku,
      date: (_, file) => daySql(file),
      closing: (column, file) => `nullif(lower(${column(onHand(file) ?? '')}), 'not stocked')`,
      in_transit: (column, file) =>
        file.has('Incoming', 'Incoming (not editable)')
          ? `nullif(lower(${column('Incoming', 'Incoming (not editable)')}), 'not stocked')`
          : null,
    },
    also: [
      {
        target: 'dim_product',
        mentioned: true,
        fields: {
          sku_id: sku,
          name_zh: (column) => nameIn('zh', title(column)),
          name_en: (column) => nameIn('en', title(column)),
        },
      },
    ],
  },
})
