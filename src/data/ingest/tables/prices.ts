import {
  type CanonicalTable,
  date,
  instant,
  instants,
  key,
  names,
  notNegative,
  oneOf,
  required,
  share,
  text,
  unitMoney,
} from '../column.ts'

/** What goods cost here, on the shelf label, under a promotion, and elsewhere. */
export const PRICES = {
  dim_promo: {
    columns: [
      key('promo_id'),
      ...names,
      text('mechanic'),
      date('start_date'),
      date('end_date'),
      share('depth'),
      notNegative(unitMoney('funding')),
    ],
    key: ['promo_id'],
    references: {},
  },
  promo_item: {
    columns: [key('promo_id'), key('sku_id'), text('store_id')],
    key: ['promo_id', 'sku_id', 'store_id'],
    references: { promo_id: 'dim_promo', sku_id: 'dim_product', store_id: 'dim_store' },
    stored: { store_id: "coalesce($, '')" },
  },
  fact_price: {
    columns: [
      key('store_id'),
      key('sku_id'),
      required(date('valid_from')),
      date('valid_to'),
      required(notNegative(unitMoney('price'))),
      oneOf('kind', 'regular', 'promo', 'markdown'),
      instant('esl_ack_utc'),
      notNegative(unitMoney('shelf_price')),
    ],
    key: ['store_id', 'sku_id', 'valid_from', 'kind'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
    stored: { kind: "coalesce($, 'regular')" },
  },
  fact_competitor_price: {
    columns: [
      key('store_id'),
      key('competitor'),
      key('sku_id'),
      ...instants,
      required(notNegative(unitMoney('price'))),
      oneOf('how', 'file', 'hand'),
    ],
    key: ['store_id', 'competitor', 'sku_id', 'ts_utc', 'ts_local', 'business_date'],
    references: { store_id: 'dim_store', sku_id: 'dim_product' },
    oneOf: ['ts_utc', 'ts_local', 'business_date'],
    completed: 'instant',
    stored: { how: "coalesce($, 'file')" },
  },
} as const satisfies Record<string, CanonicalTable>
