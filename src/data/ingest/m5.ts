import { columnsOf } from './mapped-source.ts'
import { loadRawText } from './raw-text.ts'
import { csvRecords, keepBrokenLines, readCsv, textOf } from './read-csv.ts'
import { parquetRecords } from './read-parquet.ts'
import type { SourceFile, SourceFormat } from './source-format.ts'
import { identifier, list, literal } from './sql.ts'
import { input, note, type Stage, selectInput } from './stage.ts'

type Kind = 'sales' | 'calendar' | 'prices'
const KNOWN: Readonly<Record<Kind, readonly string[]>> = {
  sales: ['item_id', 'dept_id', 'cat_id', 'store_id', 'state_id', 'd_1'],
  calendar: ['date', 'wm_yr_wk', 'd', 'event_name_1'],
  prices: ['store_id', 'item_id', 'wm_yr_wk', 'sell_price'],
}
const KINDS = Object.keys(KNOWN) as Kind[]
const made = { file: '0', bad: 'null' }

/**
 * M5 (Walmart, Kaggle): units by product, shop and day, each row of `sales_train_*.csv` a product in a shop; money is units
 * at the week's price. No receipts and no hours: each receipt stands for a shop's day, at noon.
 */
export const m5: SourceFormat<'m5'> = {
  name: 'm5',
  chain: 'M5',
  kindOf: ({ columns }) => KINDS.find((kind) => KNOWN[kind].every((name) => columns.includes(name))) ?? null,
  missingColumn: () => null,
  records: (file) => (file.container === 'csv' ? csvRecords(file) : parquetRecords(file)),
  async load(stage, files) {
    const of = (kind: Kind) => files.filter((file) => file.kind === kind)
    await loadSales(stage, of('sales'))
    await loadRawText(stage, 'm5_calendar', [...KNOWN.calendar, 'event_type_1'], of('calendar'))
    await loadRawText(stage, 'm5_price', KNOWN.prices, of('prices'))
    await stage.session.run(DAYS)
    await stage.session.run(PRICES)
    await stage.session.run(SOLD)
    await stage.session.run(LOSERS)
    await inputs(stage)
    await note(stage, 'receipts-are-sums', ['fact_receipt', 'sales_hour'], { each: 'day' })
  },
}

/** One row a product and shop; its days' units as a list, so that a wide file stays one record a row. */
const loadSales = async (stage: Stage, files: readonly SourceFile[]): Promise<void> => {
  const { session } = stage
  await session.run(
    `create table stage.m5_row (_file integer, item varchar, dept varchar, cat varchar, store varchar, state varchar, days integer[], units varchar[])`,
  )
  let first = 0
  for (const file of files) {
    const header = await columnsOf(session, file)
    const days = header.filter((name) => /^d_\d+$/.test(name))
    const source = file.container === 'csv' ? readCsv(textOf(file), 'keep') : `read_parquet(${literal(file.path)})`
    await session.run(
      `insert into stage.m5_row select ${file.no}, item_id::varchar, dept_id::varchar, cat_id::varchar, store_id::varchar, state_id::varchar,
       [${list(days.map((name) => name.slice(2)))}], [${list(days.map((name) => `${identifier(name)}::varchar`))}] from ${source}`,
    )
    const broken = file.container === 'csv' ? await keepBrokenLines(stage, file.no) : 0
    const [row] = await session.rows('select count(*)::double as n from stage.m5_row')
    const last = Number(row?.n)
    await session.run(
      `insert into stage.source_file values (${file.no}, ${first}, ${file.container === 'csv' ? textOf(file).skip + 2 : 1}, ${last - first + broken})`,
    )
    first = last
    stage.loaded(file)
  }
}

// the first day of the competition is day 1; weeks are counted from a Saturday, as the calendar has them
const DAYS = `create table stage.m5_day as
  select distinct on (n) * from (
    select try_cast(substr(d, 3) as integer) as n, try_cast(date as date) as date, wm_yr_wk as week, event_name_1 as event, event_type_1 as kind, _file
    from stage.m5_calendar) where n is not null and date is not null order by n, _file desc`
const PRICES = `create table stage.m5_week_price as
  select distinct on (store, item, week) * from (
    select store_id as store, item_id as item, wm_yr_wk as week, try_cast(sell_price as decimal(14,4)) as price, _file from stage.m5_price)
  where price is not null order by store, item, week, _file desc`

const SOLD = `create table stage.m5_sold as
  with cells as (
    select rowid as rid, _file, item, dept, cat, store, state, unnest(days) as n, unnest(units) as text,
      _file = max(_file) over (partition by store, item) as stands
    from stage.m5_row
  ), typed as (
    select *, try_cast(text as integer) as units from cells where text is null or text <> '0'
  )
  select t.*, d.date, p.price, (t.units * p.price)::decimal(14,2) as net,
    case when t.item is null or t.store is null then 'item_id|missing' when t.units is null then 'd_' || t.n || '|not a whole number'
      when d.date is null then 'd_' || t.n || '|not in calendar.csv' when p.price is null then 'd_' || t.n || '|no price in sell_prices.csv' end as bad
  from typed t left join stage.m5_day d on d.n = t.n
  left join stage.m5_week_price p on p.store = t.store and p.item = t.item and p.week = d.week
  order by rid, t.n`

// a product of a shop with a day that cannot be right is left out whole: half of its days would look like a bad week
const LOSERS = `insert into stage.loser (tbl, file, rid, outcome, col, reason, key, by_file)
  select 'fact_line', r._file, r.rowid, case when r._file < n.newest then 'superseded' else 'rejected' end, split_part(b.bad, '|', 1), split_part(b.bad, '|', 2),
    r.store || '/' || r.item, n.newest
  from stage.m5_row r
  join (select store, item, max(_file) as newest from stage.m5_row group by store, item) n on n.store = r.store and n.item = r.item
  left join (select rid, min_by(bad, n) as bad from stage.m5_sold where bad is not null group by rid) b on b.rid = r.rowid
  where r._file < n.newest or b.bad is not null`

const GOOD = `(select rowid, *, store || '/' || date as receipt_key,
  row_number() over (partition by store, date order by item) as line_no from stage.m5_sold
  where stands and rid not in (select rid from stage.loser where tbl = 'fact_line'))`

const inputs = async (stage: Stage) => {
  const by = (order: string) => `row_number() over (order by ${order})`
  const ROWS = "(select * from stage.m5_row where rowid not in (select rid from stage.loser where tbl = 'fact_line'))"
  await input(stage, 'dim_store', [
    selectInput('dim_store', {
      ...made,
      from: `(select store, any_value(state) as state from ${ROWS} group by store)`,
      rid: by('store'),
      columns: {
        store_id: 'store',
        name_zh: 'store',
        name_en: 'store',
        city: 'state',
        tz: "case state when 'CA' then 'America/Los_Angeles' else 'America/Chicago' end",
        currency: "'USD'",
      },
    }),
  ])
  await input(stage, 'dim_product', [
    selectInput('dim_product', {
      ...made,
      from: `(select item, any_value(dept) as dept, any_value(cat) as cat from ${ROWS} group by item)`,
      rid: by('item'),
      columns: { sku_id: 'item', name_en: 'item', name_zh: 'item', cat1_en: 'cat', cat2_en: 'dept' },
    }),
  ])
  await input(stage, 'dim_date', [
    selectInput('dim_date', {
      ...made,
      from: 'stage.m5_day',
      rid: 'n',
      columns: {
        date: 'date',
        dow: 'isodow(date)',
        day_type: "case when kind = 'National' then 'holiday' when isodow(date) > 5 then 'weekend' else 'work' end",
        holiday_id: 'event',
        ly_dow: 'date - 364',
      },
    }),
  ])
  await input(stage, 'fact_receipt', [
    selectInput('fact_receipt', {
      ...made,
      from: `(select receipt_key, any_value(store) as store, any_value(date) as date from ${GOOD} group by receipt_key)`,
      rid: by('receipt_key'),
      columns: { receipt_key: 'receipt_key', store_id: 'store', ts_local: 'date + to_hours(12)', type: "'sale'" },
    }),
  ])
  await input(stage, 'fact_line', [
    selectInput('fact_line', {
      ...made,
      from: GOOD,
      rid: 'rowid',
      columns: {
        receipt_key: 'receipt_key',
        line_no: 'line_no',
        sku_id: 'item',
        qty: 'units',
        unit_price: 'price',
        gross: 'net',
        net_ex_tax: 'net',
        line_type: "'sale'",
      },
    }),
  ])
}
