import { type MappedKind, mappedSource } from './mapped-source.ts'

/** What all spellings share; each kind has the headers that tell it. */
const fields: MappedKind['fields'] = {
  receipt_no: ['小票号', '流水号', '单据号', '单据编号', '销售单号'],
  ts_local: (column, file) =>
    file.has('收银时间', '销售时间', '交易时间', '结账时间', '开单时间')
      ? column('收银时间', '销售时间', '交易时间', '结账时间', '开单时间')
      : file.has('日期', '销售日期', '交易日期')
        ? `regexp_replace(${column('日期', '销售日期', '交易日期')}, '[ T]0?0:00(:00)?$', '') || coalesce(' ' || regexp_replace(${column('时间')}, '^1899-12-3[01] ', ''), '')`
        : column('时间'),
  store_id: [
    '门店编号',
    '门店编码',
    '机构编号',
    '机构编码',
    '分店编号',
    '店号',
    '门店',
    '机构',
    '分店',
    '门店名称',
    '机构名称',
  ],
  store_name: ['门店名称', '机构名称', '分店名称', '门店', '机构', '分店'],
  till_id: ['款机号', '款台号', '款台', '收银机号', '机号', 'pos机号', '收款台'],
  cashier_id: ['收银员', '收款员', '营业员'],
  member: ['会员卡号', '会员号', '会员编号', '会员'],
  type: ['交易类型', '单据类型', '销售方式', '类型', '状态'],
  original_no: ['原小票号', '原单号', '原流水号'],
  line_no: ['行号', '序号'],
  line_status: ['是否作废', '作废标志'],
  sku_id: ['商品编码', '商品编号', '货号', '商品代码', '自编码'],
  gtin: ['商品条码', '条码', '国际条码', '条形码'],
  product_name: ['商品名称', '品名', '货品名称', '商品'],
  category: ['商品分类', '类别名称', '类别', '大类', '品类'],
  brand: ['品牌'],
  uom: ['单位', '计量单位'],
  qty: ['数量', '销售数量', '商品数量'],
  // what the till rang up; what was taken below it is a discount
  list_price: ['原价', '零售价', '商品原价', '标准售价', '单价', '售价'],
  gross: ['原价金额', '应收', '应收金额', '折前金额'],
  discount: ['折让', '优惠', '优惠金额', '折扣金额', '让利金额'],
  order_discount: ['整单优惠', '抹零'],
  amount: ['实收', '实收金额', '销售金额', '实付金额', '商品总价', '小计'],
  tax: ['税额'],
  cost: ['成本金额', '成本额', '销售成本'],
  unit_cost: ['成本价', '进价'],
  tender: ['支付方式', '付款方式', '收款方式', '结算方式'],
  tender_cash: ['现金', '现金金额'],
  tender_wechat: ['微信', '微信支付'],
  tender_alipay: ['支付宝', '支付宝支付'],
  tender_card: ['银行卡', '银联'],
  tender_voucher: ['储值卡', '代金券'],
}

const WHEN = ['收银时间', '销售时间', '交易时间', '结账时间', '开单时间', '时间']
const SHOP = [
  '门店编号',
  '门店编码',
  '机构编号',
  '机构编码',
  '分店编号',
  '店号',
  '门店',
  '机构',
  '分店',
  '门店名称',
  '机构名称',
]
const flat = (...knownBy: MappedKind['knownBy']): MappedKind => ({
  knownBy: [...knownBy, WHEN, SHOP],
  unless: ['商品信息', '商品明细'],
  says: { decimal: 'point' },
  target: 'sale-lines',
  fields,
})

/**
 * Flat 销售流水 of Chinese tills, a line a row, in three spellings that are common; other spellings are proposed from
 * `headers.yaml` and confirmed once. What stands below the table as 合计 is rejected by name.
 */
export const chineseTills = mappedSource('chinese-tills', {
  '销售流水 (小票号, 实收)': flat('小票号', '商品编码', '数量', '单价', '实收'),
  '销售流水 (流水号, 货号)': flat('流水号', '货号', '销售数量', '销售金额'),
  '销售流水 (单据号, 条码)': flat('单据号', ['商品条码', '条码'], ['数量', '商品数量'], '商品原价', [
    '实付金额',
    '商品总价',
  ]),
})
