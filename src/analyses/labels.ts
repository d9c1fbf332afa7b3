import type { Labels } from '../core/language-code.ts'
import type { INDICATORS } from '../methods/loss-prevention/cashier-exceptions.ts'
import { FUNNEL_STAGES } from '../methods/loss-prevention/checkout-funnel.ts'

/** Names only: questions about these are understood by tools, not by the grammar of metrics. */
const label = (zh: string, en: string): Labels => ({ zh: { name: zh, words: [] }, en: { name: en, words: [] } })

const STAGES: Readonly<Record<(typeof FUNNEL_STAGES)[number], readonly [zh: string, en: string]>> = {
  missed: ['漏扫（估计）', 'missed (estimate)'],
  detected: ['已识别', 'detected'],
  prompted: ['已提示', 'prompted'],
  rescanned: ['顾客自行补扫', 'rescanned'],
  officer: ['转防损员', 'to an officer'],
  recovered: ['已追回', 'recovered'],
  lost: ['流失', 'lost'],
}

const EVENTS: Readonly<Record<keyof typeof INDICATORS, readonly [zh: string, en: string]>> = {
  void_lines: ['删行', 'voided lines'],
  refunds: ['退货', 'refunds'],
  no_sales: ['无销售开钱箱', 'no-sale drawer openings'],
  price_overrides: ['改价', 'price overrides'],
  manual_discounts: ['手工折扣', 'manual discounts'],
  negative_margins: ['负毛利', 'sales below cost'],
  keyed_items: ['手工输码', 'keyed items'],
  abandoned: ['挂单未取', 'suspended and never resumed'],
  voids_after_tender: ['付款后作废', 'voids after tender'],
  same_member: ['同一会员频繁', 'same member again and again'],
  slow_scans: ['扫描过慢', 'slow scans'],
  cheap_weighed: ['低价称重大件', 'heavy bags at a cheap price'],
}

/** What the analyses and their columns are called on pages and in receipts. */
export const ANALYSIS_LABELS: Readonly<Record<string, Labels>> = {
  'what-to-order': label('订货建议', 'what to order'),
  'near-expiry': label('临期商品', 'near expiry'),
  'count-first': label('优先盘点', 'what to count first'),
  transfers: label('门店调拨', 'transfers'),
  rota: label('排班', 'rota'),
  'checkout-funnel': label('收银漏斗', 'checkout funnel'),
  'till-close': label('收银对账', 'till close'),
  'cashier-review': label('收银复核', 'cashier review'),
  'price-check': label('价格核对', 'price check'),
  'price-war': label('竞品比价', 'price war'),
  'stock-lines': label('库存明细', 'stock lines'),
  lines_to_order: label('需订货的商品数', 'lines to order'),
  money_at_stake: label('涉及毛利', 'margin at stake'),
  order_quantity: label('订货量', 'order quantity'),
  order_cases: label('订货箱数', 'cases to order'),
  stock_recorded: label('账面库存', 'recorded stock'),
  stock_expiring: label('到期前卖不完的库存', 'stock that expires unsold'),
  order_up_to: label('目标库存', 'order-up-to level'),
  case_cover: label('每箱占保质期内销量', 'case over the demand of its shelf life'),
  lots_near_expiry: label('临期批次数', 'lots near expiry'),
  lots_expired: label('已过期批次数', 'lots expired'),
  lot_quantity: label('批次数量', 'lot quantity'),
  days_left: label('剩余可售天数', 'selling days left'),
  projected_unsold: label('预计卖不完', 'projected unsold'),
  waste_at_cost: label('预计报损成本', 'projected waste at cost'),
  markdown_depth: label('建议折让', 'advised markdown'),
  markdown_gain: label('折让多得', 'gain by the markdown'),
  records_to_count: label('待盘点记录数', 'records to count'),
  daily_margin_at_stake: label('每日涉及毛利', 'margin at stake a day'),
  chance_of_no_sale: label('有货却无人买的概率', 'chance of no sale if it were there'),
  transfers_proposed: label('建议调拨笔数', 'transfers proposed'),
  transfer_quantity: label('调拨数量', 'transfer quantity'),
  transfer_benefit: label('调拨收益', 'benefit of the transfer'),
  planned_hours: label('排班工时', 'planned hours'),
  overtime_hours: label('加班工时', 'overtime hours'),
  short_hours: label('缺人工时', 'hours short'),
  labour_cost: label('人工成本', 'labour cost'),
  rota_gap: label('与最优的最大差距', 'gap to the best possible'),
  people_needed: label('需要人数', 'people needed'),
  people_planned: label('排班人数', 'people planned'),
  people_short: label('缺人', 'people short'),
  undetected_count: label('未识别件数', 'undetected items'),
  undetected_money: label('未识别金额', 'undetected money'),
  lost_share: label('流失率', 'lost share'),
  detector_rate: label('识别率（设定）', 'detector rate (configured)'),
  cash_expected: label('应有现金', 'cash expected'),
  cash_counted: label('实点现金', 'cash counted'),
  cash_over_short: label('长短款', 'cash over or short'),
  tender_gap: label('收款与小票差额', 'tenders less receipts'),
  cashiers_compared: label('比较的收银员数', 'cashiers compared'),
  to_review: label('待复核', 'to review'),
  peer_rate: label('同事比率', 'rate of all others'),
  event_money: label('涉及金额', 'money of the events'),
  prices_checked: label('核对的价格数', 'prices checked'),
  price_mismatches: label('不一致的价格数', 'price mismatches'),
  till_price: label('收银价', 'till price'),
  shelf_price: label('价签价', 'shelf price'),
  system_price: label('系统价', 'system price'),
  price_gap: label('差价', 'price gap'),
  mismatch_money: label('差价总额', 'money of the mismatch'),
  own_price: label('本店价', 'own price'),
  price_floor: label('价格底线', 'price floor'),
  competitor_price: label('竞品价', 'competitor price'),
  competitor_price_age: label('竞品价已有天数', 'age of the competitor price'),
  advised_price: label('建议价', 'advised price'),
  ...Object.fromEntries(
    FUNNEL_STAGES.flatMap((stage) => {
      const [zh, en] = STAGES[stage]
      return [
        [`${stage}_count`, label(`${zh}件数`, `${en}, items`)],
        [`${stage}_money`, label(`${zh}金额`, `${en}, money`)],
      ]
    }),
  ),
  ...Object.fromEntries(
    Object.entries(EVENTS).flatMap(([indicator, [zh, en]]) => [
      [`${indicator}_count`, label(`${zh}次数`, `${en}, times`)],
      [`${indicator}_rate`, label(`${zh}比率`, `${en}, rate`)],
    ]),
  ),
}
