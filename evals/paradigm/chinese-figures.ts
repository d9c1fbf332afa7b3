/** A figure by the names that people give it. */
export interface Figure {
  readonly metric: string
  readonly names: readonly string[]
  /** Ways to ask for it that need no further word. */
  readonly asks: readonly string[]
  readonly goods: boolean
  readonly level: boolean
}
const figure = (metric: string, names: string, asks: string, goods = false, level = false): Figure => ({
  metric,
  names: names.split(' '),
  asks: asks.split(' '),
  goods,
  level,
})

export const FIGURES: readonly Figure[] = [
  figure(
    'net_sales',
    '营业额 流水 销售额 销售 业绩 营收 净销售额 销售业绩 sales 营业收入 销售金额 总销售额',
    '卖了多少钱 做了多少业绩 做了多少钱 收了多少钱 做了多少流水 卖了好多钱 卖了几多钱 流水多少 业绩做了多少 营业额做到多少 销售做了多少 卖出去多少钱',
    true,
  ),
  figure(
    'transactions',
    '单量 小票数 交易笔数 单数 成交单数 订单数 小票 交易数 笔数 开单数 小票张数 收银笔数',
    '打了多少单 多少单 开了多少单 多少张小票 成交多少单 做了多少单 出了多少单 收了多少单 小票打了多少张 多少笔交易',
  ),
  figure(
    'footfall',
    '客流 进店人数 人流 客流量 进店客流 人流量 到店人数 进店数 进店人次',
    '进店多少人 进了多少人 多少人进店 进来多少人 进店几个人 进店有多少人 客流有多少人 多少人进门',
  ),
  figure(
    'conversion',
    '转化率 成交率 转化 进店转化率 客流转化率 买单率 进店成交率',
    '转化率多少 成交率有多高 转化率到多少 成交率几个点 转化做到多少',
  ),
  figure(
    'atv',
    '客单价 客单 平均客单价 客单均价 笔单价',
    '客单价多少 平均一单多少钱 每单多少钱 客单做到多少 一单平均多少钱 平均每单卖多少钱',
  ),
  figure(
    'upt',
    '连带率 连带 客单件数 每单件数 连单率',
    '连带多少 一单几件 平均一单几件 连带率做到多少 平均每单买几件 每单几件东西',
  ),
  figure(
    'margin_rate',
    '毛利率 毛利点 综合毛利率 毛利百分比',
    '毛利率多少 毛利率几个点 毛利几个点 毛利率有多少 毛利多少个点 毛利率做到几个点',
    true,
  ),
  figure(
    'stock_on_hand',
    '库存 库存量 现有库存 存货 在库数量 实时库存 结存 库存数',
    '还有多少库存 库存还剩多少 还剩多少库存 库存有多少 库里还有多少',
    true,
    true,
  ),
  figure(
    'days_of_cover',
    '可销天数 可卖天数 库存天数 库存可销天数 可售天数',
    '库存还能卖几天 库存够卖几天 库存还能撑几天 可销天数还有几天 现有库存能卖几天 库存够卖多少天',
    true,
    true,
  ),
  figure(
    'out_of_stocks',
    '缺货数 断货数 缺货品种数 缺货商品数 断货品数 缺货SKU数',
    '缺货多少个 断货几个 缺了几个品 缺货有几个 断货的有几个 几个品断货 多少个单品缺货',
    false,
    true,
  ),
]
