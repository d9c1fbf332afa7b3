import {
  type CanonicalTable,
  date,
  instants,
  integer,
  key,
  notNegative,
  oneOf,
  quantity,
  required,
  text,
  unitMoney,
} from '../column.ts'

const MOVES = ['receive', 'transfer_in', 'transfer_out', 'sale', 'return', 'waste', 'markdown', 'adjust', 'count']

/** What lies in the shops and how it moved. */
export const STOCK = {
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
      notNegative(integer('stockout_min')),
      quantity('in_transit'),
      quantity('on_order'),
    ],
    key: ['store_id', 'sku_id', 'date'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
  },
  fact_stock_move: {
    columns: [
      key('move_id'),
      key('store_id'),
      key('sku_id'),
      text('lot_id'),
      ...instants,
      required(oneOf('type', ...MOVES)),
      required(quantity('qty')),
      unitMoney('unit_cost'),
      text('reason'),
      text('doc_no'),
    ],
    key: ['move_id'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
    oneOf: ['ts_utc', 'ts_local', 'business_date'],
    completed: 'instant',
  },
} as const satisfies Record<string, CanonicalTable>
