import type { FileHead } from './file-head.ts'
import { leaveSuperseded, loadRawText } from './raw-text.ts'
import { csvRecords } from './read-csv.ts'
import { parquetRecords } from './read-parquet.ts'
import type { SourceFormat } from './source-format.ts'
import { literal } from './sql.ts'
import { input, note, type Stage, selectInput } from './stage.ts'

const NEEDED = {
  transactions: [
    'store_id',
    'basket_id',
    'product_id',
    'quantity',
    'sales_value',
    'retail_disc',
    'transaction_timestamp',
  ],
  products: ['product_id', 'department', 'product_category', 'product_type'],
} as const
const EXTRA = { transactions: ['coupon_match_disc'], products: ['brand', 'package_size'] } as const
type Kind = keyof typeof NEEDED
const KINDS = Object.keys(NEEDED) as Kind[]

const lowered = (head: Pick<FileHead, 'columns'>) => head.columns.map((column) => column.toLowerCase())

/** Fuel is counted in hundredths of a gallon or less: as units such numbers mean nothing, so a fill is one unit. */
const FUEL = "(department = 'FUEL' or product_category = 'FUEL' or product_type like 'GASOLINE%')"

/**
 * 84.51° "The Complete Journey": a US grocery chain's basket lines in New York wall time. Rules and their figures:
 * docs/decisions/0004.
 */
export const completeJourney: SourceFormat<'complete-journey'> = {
  name: 'complete-journey',
  chain: 'Complete Journey',
  kindOf: (head) => {
    const has = (...names: string[]) => names.every((name) => lowered(head).includes(name))
    if (has('basket_id', 'product_id', 'household_id')) return 'transactions'
    return has('product_id', 'manufacturer_id', 'department') ? 'products' : null
  },
  missingColumn: (head, kind) => NEEDED[kind as Kind].find((name) => !lowered(head).includes(name)) ?? null,
  records: (file) => (file.container === 'csv' ? csvRecords(file) : parquetRecords(file)),
  async load(stage, files, chain) {
    for (const kind of KINDS) {
      const mine = files.filter((file) => file.kind === kind)
      await loadRawText(stage, `raw_${kind}`, [...NEEDED[kind], ...EXTRA[kind]], mine)
    }
    await stage.session.run(GOODS)
    await stage.session.run(LINES)
    await leaveSuperseded(stage, 'basket_line')
    const options = files.at(-1)?.options ?? {}
    await inputs(stage, {
      chain,
      zone: options.tz ?? 'America/New_York',
      currency: options.currency ?? 'USD',
      cutoff: options.dayCutoff ?? '00:00',
    })
    await notes(stage)
  },
}

// the newest file's row of a product counts
const GOODS = `create table stage.goods as
  select distinct on (product_id) * from stage.raw_products order by product_id, _file desc`

// a basket that came again in a newer file is taken from there, whole, because its lines carry no number of their own
const LINES = `create table stage.basket_line as
  with typed as (
    select rowid as rid, _file, trim(store_id) as store_id, trim(basket_id) as basket_id, trim(product_id) as product_id,
      try_cast(quantity as decimal(14,3)) as qty, try_cast(sales_value as decimal(14,2)) as net,
      coalesce(try_cast(retail_disc as decimal(14,2)), 0) + coalesce(try_cast(coupon_match_disc as decimal(14,2)), 0) as discount,
      try_cast(transaction_timestamp as timestamp) as sold_at
    from stage.raw_transactions
  )
  select *, row_number() over (partition by _file, basket_id order by rid) as line_no,
    basket_id as receipt, max(_file) over (partition by basket_id) as newest, _file = newest as stands,
    case when nullif(store_id, '') is null then 'store_id|missing' when nullif(basket_id, '') is null then 'basket_id|missing'
      when nullif(product_id, '') is null then 'product_id|missing' when qty is null then 'quantity|not a number'
      when net is null then 'sales_value|not a number' when sold_at is null then 'transaction_timestamp|not a date and time' end as bad
  from typed order by rid`

interface Place {
  readonly chain: string
  readonly zone: string
  readonly currency: string
  readonly cutoff: string
}

const GOOD = '(select * from stage.basket_line where bad is null and stands)'

const inputs = async (stage: Stage, place: Place) => {
  const made = { file: '0', bad: 'null' }
  await input(stage, 'dim_store', [
    selectInput('dim_store', {
      ...made,
      from: `(select distinct store_id from ${GOOD})`,
      rid: 'row_number() over (order by store_id)',
      columns: {
        store_id: 'store_id',
        name_zh: "store_id || '号店'",
        name_en: "'Store ' || store_id",
        tz: literal(place.zone),
        currency: literal(place.currency),
        day_cutoff: literal(place.cutoff),
      },
    }),
  ])
  await input(stage, 'dim_product', [
    selectInput('dim_product', {
      ...made,
      from: `(select * from (select distinct product_id from ${GOOD}) left join stage.goods using (product_id))`,
      rid: 'row_number() over (order by product_id)',
      columns: {
        sku_id: 'product_id',
        name_en: "nullif(concat_ws(' ', product_type, package_size), '')",
        brand: 'brand',
        cat1_en: 'department',
        cat2_en: 'product_category',
        by_weight: `coalesce(${FUEL}, false)`,
      },
    }),
  ])
  await input(stage, 'fact_receipt', [
    selectInput('fact_receipt', {
      ...made,
      from: `(select basket_id, min(store_id) as store_id, min(sold_at) as sold_at, sum(net) as net from ${GOOD} group by basket_id)`,
      rid: 'row_number() over (order by basket_id)',
      columns: {
        receipt_key: 'basket_id',
        store_id: 'store_id',
        receipt_no: 'basket_id',
        ts_local: 'sold_at',
        type: "'sale'",
        net_ex_tax: 'net',
      },
    }),
  ])
  await input(stage, 'fact_line', [
    selectInput('fact_line', {
      from: '(select * from stage.basket_line where stands)',
      file: '_file',
      rid: 'rid',
      bad: 'bad',
      columns: {
        receipt_key: 'basket_id',
        line_no: 'line_no',
        store_id: 'store_id',
        sku_id: 'product_id',
        qty: 'qty',
        gross: 'net + discount',
        discount: 'discount',
        net_ex_tax: 'net',
        line_type: "'sale'",
      },
    }),
  ])
}

const notes = async (stage: Stage) => {
  const [row] = await stage.session.rows(
    `select count(*) filter (${FUEL})::varchar as fuel, count(*) filter (g.product_id is null)::varchar as unknown
     from ${GOOD} l left join stage.goods g using (product_id)`,
  )
  await note(stage, 'sample-of-lines', ['fact_line', 'fact_receipt', 'sales_hour'], {})
  await note(stage, 'fuel-is-one-unit', ['fact_line', 'sales_hour'], { lines: String(row?.fuel) })
  await note(stage, 'goods-without-name', [], { lines: String(row?.unknown) })
}
