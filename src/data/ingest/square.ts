import { dayLacking, daySql } from './file-day.ts'
import { type ColumnSql, type FileShape, mappedSource } from './mapped-source.ts'
import { nameIn } from './share-sql.ts'
import { literal } from './sql.ts'
import { zoneOf } from './square-zones.ts'
import { UNIT_COSTS } from './unit-costs.ts'

const isRefund = (column: ColumnSql) => `lower(${column('Event Type')}) = 'refund'`
// a refund is a receipt of its own, whether or not the export gives it a number of its own
const key = (column: ColumnSql) =>
  `${column('Transaction ID')} || case when ${isRefund(column)} then '/refund' else '' end`
const sku = (column: ColumnSql) => `coalesce(${column('SKU')}, ${column('Token')})`
/** `Regular` is what Square calls the only variation of an item. */
const named = (item: string, variation: string) =>
  `concat_ws(' ', ${item}, case when lower(${variation}) not in ('regular', 'default') then ${variation} end)`
const goods = (column: ColumnSql) => named(column('Item Name'), column('Variation Name'))

const STOCK = /^current quantity\s+(.+)$/i
const stockColumns = ({ header }: FileShape) =>
  header.flatMap((name) => {
    const shop = STOCK.exec(name)?.[1]
    return shop === undefined ? [] : [{ name, shop }]
  })

const TENDERS = ['Cash', 'Card', 'Square Gift Card', 'Cash App', 'Other Tender'] as const

/**
 * Square's dashboard exports. Money as the dashboard has it: net is gross less discounts, without tax; tips and gift card
 * sales are no sales. Columns come and go between versions (21 to 35), so they are found by name.
 */
export const square = mappedSource('square', {
  'square items': {
    knownBy: ['Transaction ID', 'Price Point Name', 'Qty', 'Net Sales', ['Gross Sales', 'Product Sales']],
    says: { decimal: 'point' },
    target: 'sale-lines',
    fields: {
      receipt_no: 'Transaction ID',
      receipt_key: key,
      original_no: (column) => `case when ${isRefund(column)} then ${column('Transaction ID')} end`,
      type: 'Event Type',
      ts_local: (column) => `${column('Date')} || ' ' || ${column('Time')}`,
      tz: (column, file) => (file.has('Time Zone') ? zoneOf(column('Time Zone')) : null),
      store_id: 'Location',
      store_name: 'Location',
      till_id: 'Device Name',
      cashier_id: ['Employee', 'Staff Name'],
      member: 'Customer ID',
      channel: (column, file) =>
        file.has('Channel')
          ? `case when regexp_matches(${column('Channel')}, '(?i)online|delivery|doordash|uber|grubhub') then 'online' else 'staff' end`
          : null,
      sku_id: sku,
      gtin: 'GTIN',
      product_name: (column) => named(column('Item'), column('Price Point Name')),
      category: 'Category',
      uom: 'Unit',
      qty: 'Qty',
      gross: ['Gross Sales', 'Product Sales'],
      discount: 'Discounts',
      net_ex_tax: 'Net Sales',
      tax: 'Tax',
    },
  },
  'square transactions': {
    knownBy: ['Transaction ID', 'Total Collected', 'Card', 'Cash', 'Net Total'],
    says: { decimal: 'point' },
    target: 'fact_tender',
    numbers: TENDERS,
    fields: {
      receipt_key: key,
      seq: () => 'm_seq',
      type: () => 'm_type',
      amount: () => 'm_amount',
    },
    // a column a way of paying; of a transaction that cost nothing the first one says so
    pieces: (from, column, file) => `(
      select *, m_seq as _p from (
        select *, unnest([${TENDERS.map(
          (name, at) =>
            `{m_seq: ${at + 1}, m_type: ${
              name === 'Other Tender'
                ? `coalesce(lower(${column('Other Tender Type')}), 'other')`
                : literal(name === 'Square Gift Card' ? 'voucher' : name.toLowerCase().replace(' ', '-'))
            }, m_amount: ${file.has(name) ? column(name) : 'null::varchar'}}`,
        ).join(', ')}], recursive := true) from ${from})
      qualify coalesce(regexp_matches(m_amount, '[1-9]'), false)
        or count(*) filter (regexp_matches(m_amount, '[1-9]')) over (partition by _n) = 0 and m_seq = 1)`,
  },
  'square catalogue': {
    knownBy: ['Token', 'Item Name', 'Variation Name'],
    lacks: (file) => (stockColumns(file).length === 0 ? null : dayLacking('catalog-2026-11-20-1530.csv')(file)),
    says: { decimal: 'point' },
    target: 'dim_product',
    fields: {
      sku_id: sku,
      gtin: 'GTIN',
      name_zh: (column) => nameIn('zh', goods(column)),
      name_en: (column) => nameIn('en', goods(column)),
      cat1_en: ['Reporting Category', 'Category', 'Categories'],
      status: (column, file) =>
        file.has('Archived')
          ? `case when upper(${column('Archived')}) in ('Y', 'YES', 'TRUE') then 'archived' end`
          : null,
    },
    also: [
      {
        target: UNIT_COSTS,
        mentioned: true,
        fields: { sku_id: sku, day: (_, file) => daySql(file), unit_cost: 'Default Unit Cost' },
      },
      {
        target: 'fact_stock_day',
        fields: { store_id: () => 'm_shop', sku_id: sku, date: (_, file) => daySql(file), closing: () => 'm_closing' },
        // a column a shop; an empty cell is a thing that is not counted there
        pieces: (from, column, file) => `(
          select * from (
            select *, unnest([${[
              ...stockColumns(file).map(
                ({ name, shop }, at) => `{m_shop: ${literal(shop)}, m_closing: ${column(name)}, _p: ${at}}`,
              ),
              '{m_shop: null::varchar, m_closing: null::varchar, _p: -1}',
            ].join(', ')}], recursive := true) from ${from})
          where m_closing is not null)`,
      },
    ],
  },
})
