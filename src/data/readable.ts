/**
 * What the relations that an analysis may read are narrowed by, besides the stores: how a row says which day it is of, and
 * when it was known. `instant`: the row has `ts_utc`. `whole-day`: the row sums up a business day, so it is there when that
 * day is over in its shop. `receipt`: known with its receipt. `ahead`: plans are known before their day. `valid`: holds
 * from a date to another. `received`: there since the goods came. `always`: says who or what there is.
 */
export interface Readable {
  readonly known: 'instant' | 'whole-day' | 'receipt' | 'ahead' | 'valid' | 'received' | 'always'
  /** Has `sku_id`. */
  readonly goods?: true
  /** A post_void may reverse the row; one that is still to come has not happened. */
  readonly reversible?: true
  /** The day's column, where it is not `business_date`. */
  readonly day?: 'date'
  /** Columns that say when something really happened, in UTC or in the shop's wall time: null until it has. */
  readonly later?: readonly { readonly column: string; readonly time: 'utc' | 'local' }[]
  /** Comes when somebody looks: its age is a figure of its own and makes no answer stale. */
  readonly seldom?: true
  /** Rows with store '' are of every store. */
  readonly everyStore?: true
}

export const READABLE = {
  dim_store: { known: 'always' },
  dim_employee: { known: 'always' },
  promo_item: { known: 'always', goods: true, everyStore: true },
  dim_lot: { known: 'received', goods: true },
  planogram: { known: 'valid', goods: true },
  fact_price: { known: 'valid', goods: true, later: [{ column: 'esl_ack_utc', time: 'utc' }] },
  fact_receipt: { known: 'instant', reversible: true },
  fact_line: { known: 'instant', reversible: true, goods: true },
  fact_tender: { known: 'receipt' },
  fact_till_close: { known: 'instant' },
  fact_footfall: { known: 'instant' },
  fact_zone: { known: 'instant' },
  fact_stock_move: { known: 'instant', goods: true },
  fact_checkout_event: { known: 'instant' },
  fact_check: { known: 'instant', seldom: true },
  fact_competitor_price: { known: 'instant', goods: true, seldom: true },
  fact_stock_day: { known: 'whole-day', day: 'date', goods: true },
  fact_weather: { known: 'whole-day', day: 'date' },
  /** Knows every reversal, also one that a clock in the past has not seen: exact for today, never used by `measure` then. */
  sales_hour: { known: 'whole-day' },
  fact_plan: { known: 'ahead' },
  fact_shift: {
    known: 'ahead',
    later: [
      { column: 'actual_start', time: 'local' },
      { column: 'actual_end', time: 'local' },
    ],
  },
} as const satisfies Readonly<Record<string, Readable>>

export type ReadableName = keyof typeof READABLE

/** Tables of names, dates and offers without a store, the same for every reader. */
export const OPEN_TABLES = [
  'dim_product',
  'dim_date',
  'dim_region',
  'dim_district',
  'dim_promo',
  'product_barcode',
] as const

export const ruleOf = (name: ReadableName): Readable => READABLE[name]
