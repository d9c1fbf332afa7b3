import { NO_GOODS_STATUS } from './canonical-tables.ts'
import { leaveSuperseded, loadRawText } from './raw-text.ts'
import { csvRecords } from './read-csv.ts'
import { parquetRecords } from './read-parquet.ts'
import type { SourceFormat } from './source-format.ts'
import { literal } from './sql.ts'
import { input, note, type Stage, selectInput } from './stage.ts'

const COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
]
const NEEDED = ['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate', 'UnitPrice']
const KIND = 'invoice-lines'
const STORE = 'ONLINE'

/**
 * Codes that name no article: carriage, fees, corrections, samples, bad debt, vouchers (a voucher is a debt until it is
 * redeemed). Two services and one voucher hide under five-digit codes.
 */
const NO_GOODS = `(upper(stock_code) in ('POST', 'DOT', 'C2', 'M', 'D', 'S', 'B', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', '23444', '23574')
  or stock_code ilike 'gift_0001_%' or coalesce(description, '') ilike 'dotcomgiftshop gift voucher%')`

/**
 * UCI "Online Retail": one wholesaler's invoice lines in UK wall time. Rules and their figures: docs/decisions/0003.
 */
export const onlineRetail: SourceFormat<'online-retail'> = {
  name: 'online-retail',
  chain: 'Online Retail',
  kindOf: (head) =>
    ['invoiceno', 'stockcode', 'unitprice'].every((name) =>
      head.columns.some((column) => column.toLowerCase() === name),
    )
      ? KIND
      : null,
  missingColumn: (head) =>
    NEEDED.find((name) => !head.columns.some((column) => column.toLowerCase() === name.toLowerCase())) ?? null,
  records: (file) => (file.container === 'csv' ? csvRecords(file) : parquetRecords(file)),
  async load(stage, files, chain) {
    const zone = files.at(-1)?.options.tz ?? 'Europe/London'
    await loadRawText(stage, 'raw_row', COLUMNS, files)
    await stage.session.run(LINES)
    await leaveSuperseded(stage, 'invoice_line')
    const currency = files.at(-1)?.options.currency ?? 'GBP'
    await inputs(stage, { chain, zone, currency, cutoff: files.at(-1)?.options.dayCutoff ?? '00:00' })
    await notes(stage, currency)
  },
}

// rowid is the order of the files and of the rows in them; an invoice that came again in a newer file is taken from there,
// whole, because its rows carry no number of their own
const LINES = `create table stage.invoice_line as
  with typed as (
    select rowid as rid, _file, trim(InvoiceNo) as invoice, trim(StockCode) as stock_code, nullif(trim(Description), '') as description,
      try_cast(Quantity as decimal(14,3)) as qty, try_cast(UnitPrice as decimal(14,4)) as price,
      coalesce(try_cast(InvoiceDate as timestamp), try_strptime(InvoiceDate, '%m/%d/%Y %H:%M')) as sold_at
    from stage.raw_row
  ), judged as (
    select *, ${NO_GOODS} as no_goods, invoice ilike 'C%' as cancelled,
      case when nullif(invoice, '') is null then 'InvoiceNo|missing'
        when nullif(stock_code, '') is null then 'StockCode|missing'
        when sold_at is null then 'InvoiceDate|not a date and time'
        when qty is null then 'Quantity|not a number'
        when price is null then 'UnitPrice|not a number'
        when price <= 0 then 'UnitPrice|no price: a stock correction or a gift, not a sale'
        when qty <= 0 and not invoice ilike 'C%' then 'Quantity|negative without a cancellation'
        when qty > 0 and invoice ilike 'C%' then 'Quantity|positive in a cancellation' end as bad
    from typed
  )
  select *, invoice || case when no_goods then '/charges' else '' end as receipt_key,
    row_number() over (partition by _file, invoice, no_goods order by rid) as line_no,
    invoice as receipt, max(_file) over (partition by invoice) as newest, _file = newest as stands,
    (qty * price)::decimal(14,2) as amount
  from judged order by rid`

interface Place {
  readonly chain: string
  readonly zone: string
  readonly currency: string
  readonly cutoff: string
}

const GOOD = '(select * from stage.invoice_line where bad is null and stands)'

const inputs = async (stage: Stage, place: Place) => {
  const made = { file: '0', bad: 'null' }
  await input(stage, 'dim_store', [
    selectInput('dim_store', {
      ...made,
      from: '(select 1 as one)',
      rid: '1',
      columns: {
        store_id: literal(STORE),
        name_en: literal(place.chain),
        tz: literal(place.zone),
        currency: literal(place.currency),
        day_cutoff: literal(place.cutoff),
      },
    }),
  ])
  await input(stage, 'dim_product', [
    selectInput('dim_product', {
      ...made,
      from: `(select stock_code, mode(description) as name, any_value(no_goods) as no_goods from ${GOOD} group by stock_code)`,
      rid: 'row_number() over (order by stock_code)',
      columns: {
        sku_id: 'stock_code',
        name_en: 'name',
        status: `case when no_goods then ${literal(NO_GOODS_STATUS)} end`,
      },
    }),
  ])
  await input(stage, 'fact_receipt', [
    selectInput('fact_receipt', {
      ...made,
      from: `(select receipt_key, invoice, any_value(no_goods) as no_goods, any_value(cancelled) as cancelled, min(sold_at) as sold_at,
        sum(amount) as net, sum(qty) as units from ${GOOD} group by receipt_key, invoice)`,
      rid: 'row_number() over (order by receipt_key)',
      columns: {
        receipt_key: 'receipt_key',
        store_id: literal(STORE),
        receipt_no: 'invoice',
        ts_local: 'sold_at',
        type: "case when no_goods then 'no_sale' when cancelled then 'return' else 'sale' end",
        net_ex_tax: 'net',
        units: 'units',
      },
    }),
  ])
  await input(stage, 'fact_line', [
    selectInput('fact_line', {
      from: '(select * from stage.invoice_line where stands)',
      file: '_file',
      rid: 'rid',
      bad: 'bad',
      columns: {
        receipt_key: 'receipt_key',
        line_no: 'line_no',
        store_id: literal(STORE),
        sku_id: 'stock_code',
        qty: 'qty',
        gross: 'amount',
        net_ex_tax: 'amount',
        line_type: "case when cancelled then 'return' else 'sale' end",
      },
    }),
  ])
}

const notes = async (stage: Stage, currency: string) => {
  const [row] = await stage.session.rows(
    `select (sum(amount) filter (no_goods))::decimal(18,2)::varchar as charges,
       (count(*) - count(distinct (_file, receipt_key, stock_code, description, qty, price, sold_at)))::varchar as repeated
     from ${GOOD}`,
  )
  await note(stage, 'charges-not-in-sales', ['fact_line', 'fact_receipt', 'sales_hour'], {
    amount: String(row?.charges),
    currency,
  })
  await note(stage, 'repeated-lines-kept', [], { lines: String(row?.repeated) })
}
