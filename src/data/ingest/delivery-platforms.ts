import { type ColumnSql, type FileShape, mappedSource } from './mapped-source.ts'
import { noteSpread } from './note-spread.ts'
import { moneyOf, shareOf } from './share-sql.ts'
import { literal } from './sql.ts'

const ORDER = ['订单编号', '订单号', '订单id', '平台订单号', '到家订单号']
const AT = ['下单时间', '订单创建时间', '创建时间']
const SHOP = [
  '门店id',
  '门店编号',
  '商户门店id',
  '商家门店编码',
  '到家门店编号',
  '门店',
  '门店名称',
  '店铺名称',
  '商户名称',
]
const SHOP_NAME = ['门店名称', '店铺名称', '商户名称', '门店']
const ITEMS = ['商品信息', '商品明细', '商品详情', '菜品信息']
const PAID = ['用户实付', '用户实付金额', '订单实付', '用户支付金额', '顾客实付', '用户线上支付金额', '实付金额']
const CARRIAGE = ['用户支付配送费', '配送费', '用户配送费']
const FULL = ['商品原价', '商品总价', '商品金额', '菜品原价', '订单原价']
const REFUND = ['退款金额', '部分退款金额', '用户退款金额']
const STATUS = ['订单状态', '状态']
const PLATFORM = ['平台', '订单来源', '渠道']

const PLATFORMS: Readonly<Record<string, RegExp>> = {
  meituan: /美团|meituan|mt_?order/i,
  eleme: /饿了么|淘宝闪购|eleme|ele_?order/i,
  jddj: /京东|到家|秒送|jddj/i,
}

/** Which platform wrote the file: a column says it, else the file's name, else its headers. */
const platform = (column: ColumnSql, file: FileShape): string => {
  const named = Object.entries(PLATFORMS).find(([, words]) =>
    [file.stem, ...file.header].some((text) => words.test(text)),
  )
  const own = literal(named?.[0] ?? 'platform')
  const told = column(...PLATFORM)
  return `case ${Object.entries(PLATFORMS)
    .map(([name, words]) => `when regexp_matches(lower(${told}), '${words.source}') then ${literal(name)}`)
    .join(' ')} else ${own} end`
}

/** Goods of a list, brackets kept whole: `奶茶(大杯,少糖)*1`. */
const GOODS = String.raw`(?:[^,，;；\n|(（]|[(（][^)）]*[)）])+`
/** `鲜牛奶1L*2`, `草莓500g x1 ￥19.9`: a name, how many, what one costs. */
const GOOD = String.raw`^\s*(.+?)\s*[*xX×✕]\s*(\d+(?:\.\d+)?)\s*[份件个袋盒瓶]?\s*(?:[￥¥@]\s*(\d+(?:\.\d+)?))?\s*$`
const piece = (part: number) => `nullif(regexp_extract(m_item, '${GOOD}', ${part}), '')`

/**
 * A platform lists an order's goods in one cell and its money once: what the customer paid, without carriage, is spread
 * over the goods, by their prices where the list has them, else by how many there are. What the platform takes for its
 * service is a cost and no less of a sale. An order is one row: one that comes again in the file is rejected, or it would count twice.
 */
const pieces = (from: string, column: ColumnSql, file: FileShape): string => `(
  with goods as (
    select *, unnest(items) as m_item, unnest(range(1, len(items) + 1)) as m_at from (
      select * replace (coalesce(_off, case when row_number() over (partition by ${column(...ORDER)}, ${platform(column, file)} order by _n) > 1
          then 'receipt_no|an order that an earlier row holds' end) as _off), coalesce(nullif(list_filter(regexp_extract_all(${column(...ITEMS)}, '${GOODS}'), lambda x: trim(x) <> ''), []), [null]) as items,
        greatest(${moneyOf(column(...PAID))} - coalesce(${moneyOf(column(...CARRIAGE))}, 0), 0) as m_paid_all,
        ${moneyOf(column(...FULL))} as m_full_all, ${moneyOf(column(...REFUND))} as m_refund_all
      from ${from})
  ), told as (
    select *, coalesce(${piece(1)}, trim(m_item)) as m_name, coalesce(${piece(2)}, '1') as m_qty,
      try_cast(${piece(3)} as decimal(14,2)) as m_price from goods
  ), weighed as (
    select *, (case when count(m_price) over (partition by _n) = len(items) then m_price * m_qty::decimal(14,3) else m_qty::decimal(14,3) end)::decimal(14,3) as weight from told
  ), shared as (
    select *, ${shareOf('m_paid_all', 'weight', '_n', 'm_at')} as m_paid, ${shareOf('m_full_all', 'weight', '_n', 'm_at')} as m_full,
      ${shareOf('least(abs(m_refund_all), m_paid_all)', 'weight', '_n', 'm_at')} as m_back from weighed
  )
  select * exclude (m_full), case when m_full_all is null then m_paid else m_full end as m_gross, false as m_return, m_at as _p from shared
  union all
  select * exclude (m_full) replace (m_back as m_paid, '0' as m_qty), m_back, true, len(items) + m_at from shared
  where abs(m_refund_all) > 0 and not coalesce(regexp_matches(${column(...STATUS)}, '取消|退'), false) and coalesce(${column('是否全额退款')}, '否') <> '是')`

/** Orders of 美团, 饿了么 and 京东到家 as their merchants’ pages export them: a channel of the same shops. */
export const deliveryPlatforms = mappedSource(
  'delivery-platforms',
  {
    'delivery orders': {
      knownBy: [ORDER, AT, SHOP, ITEMS, PAID],
      unless: ['商品编码', '商品数量'],
      says: { decimal: 'point' },
      target: 'sale-lines',
      numbers: [...PAID, ...CARRIAGE, ...FULL, ...REFUND],
      pieces,
      fields: {
        receipt_no: ORDER,
        receipt_key: (column, file) =>
          `${platform(column, file)} || '/' || ${column(...ORDER)} || case when m_return then '/refund' else '' end`,
        original_no: (column, file) =>
          `case when m_return then ${platform(column, file)} || '/' || ${column(...ORDER)} end`,
        type: (column) =>
          `case when regexp_matches(${column(...STATUS)}, '取消|退|无效|关闭') or ${column('是否全额退款')} = '是' then 'cancelled'
            when m_return then 'refund' else 'sale' end`,
        ts_local: AT,
        store_id: SHOP,
        store_name: SHOP_NAME,
        channel: () => "'online'",
        product_name: () => 'm_name',
        qty: () => 'm_qty',
        gross: () => 'm_gross',
        amount: () => 'm_paid',
        tender: platform,
      },
    },
  },
  (stage, files) => noteSpread(stage, files, 'together > 1'),
)
