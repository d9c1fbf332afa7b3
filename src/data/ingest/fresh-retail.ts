import { leaveSuperseded, loadRawText } from './raw-text.ts'
import { csvRecords } from './read-csv.ts'
import { parquetRecords } from './read-parquet.ts'
import { shareOf } from './share-sql.ts'
import type { SourceFile, SourceFormat } from './source-format.ts'
import { literal } from './sql.ts'
import { input, note, type Stage, selectInput } from './stage.ts'

const NEEDED = ['city_id', 'store_id', 'product_id', 'dt', 'sale_amount', 'hours_sale']
const EXTRA = [
  'first_category_id',
  'second_category_id',
  'third_category_id',
  'hours_stock_status',
  'discount',
  'holiday_flag',
  'activity_flag',
  'precpt',
  'avg_temperature',
]
const made = { file: '0', bad: 'null' }
const numbers = (column: string) => `regexp_extract_all(${column}, '-?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?')`

/**
 * Dingdong FreshRetailNet-50K: what 898 shops sold of fresh goods by the hour, and in which hours they were out. Amounts are
 * the set's own normalised ones, no money of a country; there are no receipts, so each stands for a shop's hour.
 */
export const freshRetail: SourceFormat<'fresh-retail'> = {
  name: 'fresh-retail',
  chain: 'FreshRetailNet',
  kindOf: ({ columns }) =>
    ['hours_sale', 'stock_hour6_22_cnt', 'product_id', 'dt'].every((name) => columns.includes(name)) ? 'days' : null,
  missingColumn: ({ columns }) => NEEDED.find((name) => !columns.includes(name)) ?? null,
  records: (file) => (file.container === 'csv' ? csvRecords(file) : parquetRecords(file)),
  async load(stage, files) {
    await loadRawText(stage, 'fresh_raw', [...NEEDED, ...EXTRA], files)
    await stage.session.run(DAYS)
    await stage.session.run(
      `insert into stage.loser (tbl, file, rid, outcome, col, reason)
       select 'fact_line', _file, rid, 'rejected', split_part(bad, '|', 1), split_part(bad, '|', 2) from stage.fresh_day where bad is not null and stands`,
    )
    await leaveSuperseded(stage, 'fresh_day')
    await stage.session.run(LINES)
    await inputs(stage, files)
    await note(stage, 'receipts-are-sums', ['fact_receipt', 'sales_hour'], { each: 'hour' })
  },
}

const DAYS = `create table stage.fresh_day as
  with typed as (
    select rowid as rid, _file, trim(store_id) as store_id, trim(product_id) as product_id, city_id, try_cast(dt as date) as day,
      try_cast(sale_amount as double) as amount, ${numbers('hours_sale')}::double[] as sold, ${numbers('hours_stock_status')} as status,
      first_category_id, second_category_id, third_category_id, coalesce(try_cast(discount as double), 1) as discount,
      try_cast(holiday_flag as integer) as holiday, try_cast(activity_flag as integer) as activity,
      try_cast(precpt as double) as rain, try_cast(avg_temperature as double) as temperature
    from stage.fresh_raw
  )
  select *, store_id || '/' || product_id || '/' || day as receipt, max(_file) over (partition by store_id, product_id, day) as newest,
    row_number() over (partition by store_id, product_id, day order by _file desc, rid) = 1 as stands,
    case when store_id is null then 'store_id|missing' when product_id is null then 'product_id|missing' when day is null then 'dt|not a date'
      when amount is null then 'sale_amount|not a number' when len(sold) <> 24 then 'hours_sale|not 24 hours'
      when abs(list_sum(sold) - amount) > 0.011 * greatest(1, amount) then 'sale_amount|not the sum of its hours' end as bad
  from typed order by rid`

const GOOD = '(select * from stage.fresh_day where bad is null and stands)'

// the day's amount over its hours, to the hundredth, so that the set's sums come out
const LINES = `create table stage.fresh_line as
  with hours as (
    select d.*, unnest(range(24)) as hour, unnest(sold)::decimal(14,4) as qty from ${GOOD} d
  ), shared as (
    select *, ${shareOf('amount::decimal(14,2)', 'qty', 'rid', 'hour')} as net from hours
  )
  select *, concat_ws('/', store_id, day, hour) as receipt_key, day + to_hours(hour) as sold_at,
    row_number() over (partition by store_id, day, hour order by product_id) as line_no
  from shared where qty <> 0 order by rid, hour`

const inputs = async (stage: Stage, files: readonly SourceFile[]) => {
  const options = files.at(-1)?.options ?? {}
  const by = (order: string) => `row_number() over (order by ${order})`
  await input(stage, 'dim_store', [
    selectInput('dim_store', {
      ...made,
      from: `(select store_id, any_value(city_id) as city from ${GOOD} group by store_id)`,
      rid: by('store_id'),
      columns: {
        store_id: 'store_id',
        name_zh: "store_id || '号店'",
        name_en: "'Store ' || store_id",
        city: "'city ' || city",
        tz: literal(options.tz ?? 'Asia/Shanghai'),
        currency: literal(options.currency ?? 'CNY'),
      },
    }),
  ])
  await input(stage, 'dim_product', [
    selectInput('dim_product', {
      ...made,
      from: `(select product_id, any_value(first_category_id) as c1, any_value(second_category_id) as c2, any_value(third_category_id) as c3 from ${GOOD} group by product_id)`,
      rid: by('product_id'),
      columns: {
        sku_id: 'product_id',
        name_zh: "'商品' || product_id",
        name_en: "'Product ' || product_id",
        cat1_zh: "'品类' || c1",
        cat1_en: "'Category ' || c1",
        cat2_zh: "'品类' || c1 || '-' || c2",
        cat2_en: "'Category ' || c1 || '-' || c2",
        cat3_en: 'c3',
      },
    }),
  ])
  await input(stage, 'fact_receipt', [
    selectInput('fact_receipt', {
      ...made,
      from: '(select receipt_key, any_value(store_id) as store_id, any_value(sold_at) as sold_at from stage.fresh_line group by receipt_key)',
      rid: by('receipt_key'),
      columns: { receipt_key: 'receipt_key', store_id: 'store_id', ts_local: 'sold_at', type: "'sale'" },
    }),
  ])
  await input(stage, 'fact_line', [
    selectInput('fact_line', {
      ...made,
      from: '(select rowid, * from stage.fresh_line)',
      rid: 'rowid',
      columns: {
        receipt_key: 'receipt_key',
        line_no: 'line_no',
        sku_id: 'product_id',
        qty: 'qty',
        gross: 'case when discount > 0 then round(net::double / discount, 2) else net end',
        discount: 'case when discount > 0 then round(net::double / discount, 2) - net::double else 0 end',
        net_ex_tax: 'net',
        promo_id: "case when activity = 1 then 'activity' end",
        line_type: "'sale'",
      },
    }),
  ])
  await input(stage, 'fact_stock_day', [
    selectInput('fact_stock_day', {
      ...made,
      from: `(select * from ${GOOD} where len(status) = 24)`,
      rid: 'rid',
      columns: {
        store_id: 'store_id',
        sku_id: 'product_id',
        date: 'day',
        // how much there was is not known, only that there was none
        closing: "case when status[24] = '1' then 0 end",
        stockout_min: "60 * len(list_filter(status, lambda s: s = '1'))",
      },
    }),
  ])
  await input(stage, 'fact_weather', [
    selectInput('fact_weather', {
      ...made,
      from: `(select store_id, day, avg(temperature) as temperature, avg(rain) as rain from ${GOOD} group by store_id, day)`,
      rid: by('store_id, day'),
      columns: { store_id: 'store_id', date: 'day', temp_c: 'temperature', rain_mm: 'rain' },
    }),
  ])
  await input(stage, 'dim_date', [
    selectInput('dim_date', {
      ...made,
      from: `(select day, max(holiday) as holiday from ${GOOD} group by day)`,
      rid: by('day'),
      columns: {
        date: 'day',
        dow: 'isodow(day)',
        day_type: "case when isodow(day) > 5 then 'weekend' when holiday = 1 then 'holiday' else 'work' end",
        ly_dow: 'day - 364',
      },
    }),
  ])
}
