import {
  type CanonicalTable,
  date,
  integer,
  key,
  names,
  notNegative,
  oneOf,
  quantity,
  required,
  text,
  truth,
} from '../column.ts'

// in a text file an empty cell is "unknown", so goods that are known to be free of allergens need a word for it
const NONE = "case when lower(trim($)) in ('none', '无') then '' else $ end"

/** What the chain sells, its codes, where it stands, and the lots it came in. */
export const GOODS = {
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
      truth('by_weight'),
      notNegative(integer('shelf_life_days')),
      notNegative({ name: 'tax_rate', type: 'decimal(6,4)' }),
      text('status'),
      text('code'),
      text('cat3_zh'),
      text('cat3_en'),
      text('cat4_zh'),
      text('cat4_en'),
      text('subst_group'),
      notNegative(quantity('pack')),
      text('uom'),
      text('allergens'),
      text('attributes'),
    ],
    key: ['sku_id'],
    references: {},
    stored: { allergens: NONE, attributes: NONE },
  },
  product_barcode: {
    columns: [key('barcode'), key('sku_id'), oneOf('kind', 'gtin', 'plu', 'instore_weight', 'instore_price')],
    key: ['barcode'],
    references: { sku_id: 'dim_product' },
  },
  planogram: {
    columns: [
      key('store_id'),
      key('sku_id'),
      required(date('valid_from')),
      date('valid_to'),
      text('aisle'),
      text('bay'),
      text('shelf'),
      text('pos'),
      notNegative(integer('facings')),
      notNegative(quantity('capacity')),
    ],
    // one product may stand in two places of a shop at once
    key: ['store_id', 'sku_id', 'valid_from', 'aisle', 'bay', 'shelf', 'pos'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
  },
  dim_lot: {
    columns: [
      key('lot_id'),
      key('sku_id'),
      text('store_id'),
      date('mfg_date'),
      date('expiry_date'),
      date('received_date'),
      text('supplier'),
    ],
    key: ['lot_id'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
  },
} as const satisfies Record<string, CanonicalTable>
