import { input, note, type Stage, selectInput } from './stage.ts'
import { tenderName } from './tender-name.ts'
import { costSaleLines } from './unit-costs.ts'

/** Makes shops, goods, receipts, lines and tenders of the sale lines of all files. Call when every file is loaded. */
export const addSaleLines = async (stage: Stage): Promise<void> => {
  if (!stage.hasSales.value) return
  await costSaleLines(stage)
  await stage.session.run(LINES)
  await stage.session.run(CONTENT)
  await stage.session.run(LOSERS)
  await shops(stage)
  await goods(stage)
  await receipts(stage)
  await lines(stage)
  await tenders(stage)
  await noteTax(stage)
}

const TYPE = `case when regexp_matches(lower(type), '作废|撤单|撤销|取消|废单|cancel|void') then 'cancel'
  when regexp_matches(lower(type), '退|refund|return') then 'return'
  when regexp_matches(lower(type), '挂单|suspend|parked|draft') then 'suspend'
  when regexp_matches(lower(type), '训练|培训|training') then 'training' else 'sale' end`

// what a return takes back is negative, whichever way its source writes it
const taken = (column: string) => `case when kind = 'return' then -abs(${column}) else ${column} end`

// A discount is written with a minus or without one. A tax rate above one is a number of per cent.
const LINES = `create table stage.sale as
  with placed as (
    select l.rowid as rid, l.* replace (
      case when l.tz in (select name from pg_timezone_names()) then l.tz else f.tz end as tz,
      case when regexp_full_match(l.currency, '[A-Z]{3}') then l.currency else f.currency end as currency)
    from stage.sale_line l join stage.sale_file f on f.file = l._file
  ), timed as (
    select l.*, f.day_cutoff,
      coalesce(l.ts_local, timezone(l.tz, timezone('UTC', l.ts_utc)), l.ts_utc)
        - to_minutes(coalesce(split_part(f.day_cutoff, ':', 1)::integer * 60 + split_part(f.day_cutoff, ':', 2)::integer, 0)) as day_time,
      coalesce(l.sku_id, l.gtin, l.product_name) as sku, ${TYPE} as kind,
      case when coalesce(l.tax_rate, f.tax_rate) > 1 then coalesce(l.tax_rate, f.tax_rate) / 100 else coalesce(l.tax_rate, f.tax_rate) end as rate
    from placed l join stage.sale_file f on f.file = l._file
  ), priced as (
    select * replace (
        ${taken('qty')} as qty, ${taken('amount')} as amount, ${taken('net_ex_tax')} as net_ex_tax, ${taken('tax')} as tax,
        ${taken('cost')} as cost, ${taken('gross')} as gross),
      ${taken('qty')} as units
    from timed
  ), charged as (
    select *, (coalesce(gross, list_price * units, amount + abs(coalesce(discount, 0)) * sign(units), unit_price * units))::decimal(14,2) as full_price
    from priced
  ), paid as (
    select *, (coalesce(amount, unit_price * units, full_price - abs(coalesce(discount, 0)) * sign(units)))::decimal(14,2) as paid
    from charged
  ), taxed as (
    select *, (coalesce(tax, case when net_ex_tax is not null and amount is not null then amount - net_ex_tax
        when net_ex_tax is null and rate is not null then paid - round(paid::double / (1 + rate::double), 2)::decimal(14,2) end))::decimal(14,2) as line_tax
    from paid
  )
  select rid, _file, _bad,
    coalesce(receipt_key, concat_ws('/', store_id, till_id, strftime(coalesce(business_date, day_time::date), '%Y-%m-%d'), receipt_no)) as receipt_key,
    receipt_no, line_no as own_line, store_id, store_name, till_id, lane_id, cashier_id, member, channel, kind, original_no,
    ts_utc, ts_local, business_date, tz, currency, day_cutoff, sku, gtin, product_name, category, subcategory, brand, uom, by_weight,
    units as qty, list_price, unit_price, full_price as gross, full_price - paid as discount, order_discount, paid,
    (coalesce(net_ex_tax, paid - coalesce(line_tax, 0)))::decimal(14,2) as net_ex_tax, line_tax as tax,
    net_ex_tax is null and line_tax is null as untaxed,
    (coalesce(cost, unit_cost * units))::decimal(14,2) as cost,
    case when regexp_matches(lower(line_status), '作废|删除|取消|void|cancel|deleted') then 'void' when units < 0 or kind = 'return' then 'return' else 'sale' end as line_type,
    reason, promo_id, tender, tender_amount, tender_cash, tender_card, tender_wechat, tender_alipay, tender_voucher, tender_other
  from taxed order by rid`

// A receipt that came again in a newer file is taken from there, whole. Its lines are numbered in the file's order unless
// they carry numbers that tell them apart.
const CONTENT = `create table stage.sale_row as
  with file_of as (select receipt_key, max(_file) as newest from stage.sale where _bad is null group by receipt_key),
  hashed as (
    select receipt_key, _file, sum(hash(sku, qty, gross, paid, net_ex_tax, tax, cost, kind, ts_utc, ts_local, cashier_id, tender, line_type)::hugeint) as content,
      count(*) = count(distinct own_line) as numbered
    from stage.sale where _bad is null group by all
  )
  select s.* exclude (own_line), f.newest, s._file = f.newest as stands, h.content = n.content as same,
    case when h.numbered then s.own_line else row_number() over (partition by s._file, s.receipt_key order by s.rid) end as line_no
  from stage.sale s join file_of f on f.receipt_key = s.receipt_key
  join hashed h on h.receipt_key = s.receipt_key and h._file = s._file
  join hashed n on n.receipt_key = s.receipt_key and n._file = f.newest
  where s._bad is null order by s.rid`

const LOSERS = `insert into stage.loser (tbl, file, rid, outcome, key, by_file)
  select 'fact_line', _file, rid, case when same then 'identical' else 'superseded' end, receipt_key || '/' || line_no, newest
  from stage.sale_row where not stands`

const GOOD = '(select * from stage.sale_row where stands)'
const made = { file: '0', bad: 'null' }
const han = (column: string) => `regexp_matches(${column}, '\\p{Han}')`
const inLanguage = (column: string) => ({
  zh: `case when ${han(column)} then ${column} end`,
  en: `case when not ${han(column)} then ${column} end`,
})

// without a zone and a currency there is no shop: then the chain's own list of shops must hold it
const shops = async (stage: Stage) =>
  input(stage, 'dim_store', [
    selectInput('dim_store', {
      ...made,
      from: `(select store_id, mode(store_name) as name, arg_max(tz, rid) as tz, arg_max(currency, rid) as currency,
        arg_max(day_cutoff, rid) as cutoff from ${GOOD} where tz is not null and currency is not null group by store_id)`,
      rid: 'row_number() over (order by store_id)',
      columns: {
        store_id: 'store_id',
        name_zh: inLanguage('name').zh,
        name_en: inLanguage('name').en,
        tz: 'tz',
        currency: 'currency',
        day_cutoff: 'cutoff',
      },
    }),
  ])

const goods = async (stage: Stage) =>
  input(stage, 'dim_product', [
    selectInput('dim_product', {
      ...made,
      from: `(select sku, mode(gtin) as gtin, mode(product_name) as name, mode(category) as category, mode(subcategory) as subcategory,
        mode(brand) as brand, mode(uom) as uom, bool_or(by_weight) as by_weight from ${GOOD} group by sku)`,
      rid: 'row_number() over (order by sku)',
      columns: {
        sku_id: 'sku',
        gtin: 'gtin',
        name_zh: inLanguage('name').zh,
        name_en: inLanguage('name').en,
        brand: 'brand',
        cat1_zh: inLanguage('category').zh,
        cat1_en: 'category',
        cat2_zh: inLanguage('subcategory').zh,
        cat2_en: 'subcategory',
        uom: 'uom',
        // sold by the kilogram or the 500 grams: a weighed line is one unit
        by_weight: "coalesce(by_weight, regexp_matches(lower(uom), '^(kg|g|公斤|千克|斤|克|lb|lbs|oz)$'))",
      },
    }),
  ])

const receipts = async (stage: Stage) =>
  input(stage, 'fact_receipt', [
    selectInput('fact_receipt', {
      ...made,
      from: `(select receipt_key, any_value(receipt_no) as receipt_no, any_value(store_id) as store_id, any_value(till_id) as till_id,
        any_value(lane_id) as lane_id, any_value(cashier_id) as cashier_id, any_value(member) as member, any_value(channel) as channel,
        min(ts_utc) as ts_utc, min(ts_local) as ts_local, any_value(business_date) as business_date, any_value(original_no) as original_no,
        case when bool_or(kind = 'cancel') then 'cancel' when bool_or(kind = 'suspend') then 'suspend'
          when bool_or(kind = 'training') then 'training' when bool_and(qty < 0 or kind = 'return') then 'return' else 'sale' end as type,
        max(order_discount) as order_discount,
        sum(net_ex_tax) filter (line_type <> 'void') as net, sum(tax) filter (line_type <> 'void') as tax, sum(qty) as units
        from ${GOOD} group by receipt_key)`,
      rid: 'row_number() over (order by receipt_key)',
      columns: {
        receipt_key: 'receipt_key',
        receipt_no: 'receipt_no',
        store_id: 'store_id',
        till_id: 'till_id',
        lane_id: 'lane_id',
        cashier_id: 'cashier_id',
        member_hash: 'case when member is not null then md5(member) end',
        channel: 'channel',
        ts_utc: 'ts_utc',
        ts_local: 'ts_local',
        business_date: 'business_date',
        type: 'type',
        orig_key: 'original_no',
        order_discount: 'order_discount',
        // a discount off the receipt is still to be spread, so what the receipt comes to is not yet known
        net_ex_tax: 'case when coalesce(order_discount, 0) = 0 then net end',
        tax: 'case when coalesce(order_discount, 0) = 0 then tax end',
        units: 'units',
      },
    }),
  ])

const lines = async (stage: Stage) =>
  input(stage, 'fact_line', [
    selectInput('fact_line', {
      from: `(select * exclude (stands, same, newest) from stage.sale_row where stands
        union all by name select * exclude (own_line) from stage.sale where _bad is not null)`,
      file: '_file',
      rid: 'rid',
      bad: '_bad',
      columns: {
        receipt_key: 'receipt_key',
        line_no: 'line_no',
        store_id: 'store_id',
        sku_id: 'sku',
        qty: 'qty',
        gross: 'gross',
        discount: 'discount',
        net_ex_tax: 'net_ex_tax',
        tax: 'tax',
        cost: 'cost',
        list_price: 'list_price',
        unit_price: 'unit_price',
        line_type: 'line_type',
        promo_id: 'promo_id',
        reason: 'reason',
      },
    }),
  ])

const TENDER_COLUMNS = ['cash', 'card', 'wechat', 'alipay', 'voucher', 'other']

// An amount that stands in each line of a receipt is the receipt's, once, unless the lines' amounts together are what was paid.
const once = (
  column: string,
) => `case when count(distinct ${column}) > 1 or abs(sum(${column}) - sum(paid)) < 0.005 then sum(${column})
  else max(${column}) end`

const tenders = async (stage: Stage) => {
  const columns = TENDER_COLUMNS.map(
    (name) => `select receipt_key, '${name}' as type, ${once(`tender_${name}`)} as amount from ${GOOD}
      where tender_${name} is not null and tender_${name} <> 0 and kind not in ('cancel', 'suspend', 'training') group by receipt_key`,
  )
  await input(stage, 'fact_tender', [
    selectInput('fact_tender', {
      ...made,
      from: `(select *, row_number() over (partition by receipt_key order by type) as seq, row_number() over (order by receipt_key, type) as rid from (
        select receipt_key, ${tenderName('tender')} as type, coalesce(${once('tender_amount')}, sum(paid)) as amount
        from ${GOOD} where tender is not null and kind not in ('cancel', 'suspend', 'training') group by all
        union all ${columns.join(' union all ')}))`,
      rid: 'rid',
      columns: { receipt_key: 'receipt_key', seq: 'seq', type: 'type', amount: 'amount' },
    }),
  ])
}

const noteTax = async (stage: Stage) => {
  const [row] = await stage.session.rows(`select count(*)::varchar as lines from ${GOOD} where untaxed`)
  if (row?.lines !== '0') await note(stage, 'tax-not-split', ['fact_line', 'sales_hour'], { lines: String(row?.lines) })
}
