/** A text in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Something that is measured each day, and that moves other measures. */
export interface Measure {
  readonly kind: 'measure'
  readonly label: Words
}

/** Where a change may begin. `data`: the figures are wrong, not the shop; these are looked at first. */
export interface Origin {
  readonly kind: 'shop' | 'data' | 'outside'
  readonly label: Words
  /** Log odds against chance before anything is looked at. */
  readonly prior: number
  readonly action: Words
  /** What somebody in the shop can see in ten seconds; yes confirms the cause. */
  readonly question?: Words
}

const measure = (zh: string, en: string): Measure => ({ kind: 'measure', label: { zh, en } })

/** Nodes of the cause graph (retail.md 3.5). Names of measures that are metrics are the metrics' names. */
export const NODES = {
  net_sales: measure('销售额', 'net sales'),
  transactions: measure('客单数', 'transactions'),
  footfall: measure('进店客流', 'footfall'),
  conversion: measure('成交率', 'conversion'),
  upt: measure('连带率', 'units per transaction'),
  asp: measure('件单价', 'price per unit'),
  margin_rate: measure('毛利率', 'margin rate'),
  queue: measure('排队', 'queue'),
  out_of_stocks: measure('缺货', 'out of stocks'),
  near_expiry: measure('临期商品', 'goods near expiry'),
  waste: measure('报损', 'waste'),
  markdown: measure('降价', 'markdown'),
  returns: measure('退货', 'returns'),
  shrink: measure('损耗', 'shrink'),
  'counter-fault': {
    kind: 'data',
    label: { zh: '客流计数器故障', en: 'the door counter is faulty' },
    prior: -0.5,
    action: {
      zh: '检查并校准计数器，更正这几天的客流',
      en: 'Check and calibrate the counter, correct the footfall of these days',
    },
    question: {
      zh: '请看门口的计数器：指示灯灭了，或镜头被挡住了吗？',
      en: 'Look at the counter over the door: is its light off or its lens covered?',
    },
  },
  'data-gap': {
    kind: 'data',
    label: { zh: '小票数据缺失', en: 'receipts are missing from the feed' },
    prior: -0.5,
    action: { zh: '补传缺失时段的小票', en: 'Have the missing hours of receipts sent again' },
  },
  weather: {
    kind: 'outside',
    label: { zh: '天气', en: 'the weather' },
    prior: -1,
    action: {
      zh: '不必整改；按天气调整次日订货和排班',
      en: 'Nothing to put right; fit orders and the rota to the weather forecast',
    },
  },
  holiday: {
    kind: 'outside',
    label: { zh: '节假日', en: 'a holiday' },
    prior: -1,
    action: { zh: '与去年同一节日比较', en: 'Compare with the same holiday last year' },
  },
  regional: {
    kind: 'outside',
    label: { zh: '同类门店都如此', en: 'something all shops nearby share' },
    prior: -1,
    action: { zh: '由区域统一查明，不必逐店处理', en: 'Look for it in the region, not in each shop' },
  },
  'road-works': {
    kind: 'outside',
    label: { zh: '门前施工或道路不通', en: 'road works or a blocked way to the shop' },
    prior: -1,
    action: { zh: '加临时指引，联系施工方确认工期', en: 'Put up signs, ask how long the works will take' },
    question: {
      zh: '请到门口看一下：门前或入口的路有施工、围挡或封闭吗？',
      en: 'Look outside: is the street or the way to the door dug up, fenced off or closed?',
    },
  },
  competitor: {
    kind: 'outside',
    label: { zh: '竞争对手促销', en: 'a competitor’s promotion' },
    prior: -1.5,
    action: { zh: '核对竞品价格，按底价规则应对', en: 'Check their prices, answer within the price floor' },
    question: {
      zh: '附近的竞争门店今天在做大促销或新开业吗？',
      en: 'Does a shop nearby run a big promotion or a new opening today?',
    },
  },
  understaffed: {
    kind: 'shop',
    label: { zh: '高峰人手不足', en: 'too few people at the peak' },
    prior: -1,
    action: { zh: '高峰加开收银台，调整排班', en: 'Open another till at the peak, change the rota' },
    question: {
      zh: '高峰时收银台前排队超过五个人吗？',
      en: 'At the peak, do more than five people wait at the tills?',
    },
  },
  'late-delivery': {
    kind: 'shop',
    label: { zh: '供货中断或迟到', en: 'a delivery that failed or came late' },
    prior: -1,
    action: { zh: '催供应商，从邻店调拨', en: 'Chase the supplier, transfer from shops nearby' },
    question: {
      zh: '请看收货区：应到的货没有到，或只到了一部分吗？',
      en: 'Look at the goods-in area: is a delivery that was due missing, or only partly there?',
    },
  },
  'phantom-stock': {
    kind: 'shop',
    label: { zh: '账上有货、架上没有', en: 'stock on record that is not on the shelf' },
    prior: -1.5,
    action: { zh: '盘点并更正库存，再订货', en: 'Count, correct the record, then order' },
    question: {
      zh: '请看货架和仓库：账上有货的这个商品，两处都没有吗？',
      en: 'Look at the shelf and in the back room: is the product missing from both?',
    },
  },
  'wrong-price': {
    kind: 'shop',
    label: { zh: '价格或价签错误', en: 'a wrong price or label' },
    prior: -1,
    action: { zh: '更正价格，核对同批价签', en: 'Correct the price, check the labels that were changed with it' },
    question: {
      zh: '请看价签：标价和收银台扫出来的价格不一样吗？',
      en: 'Look at the label: does it show another price than the till?',
    },
  },
  'promo-not-set-up': {
    kind: 'shop',
    label: { zh: '促销没有设好', en: 'a promotion that was not set up' },
    prior: -1.5,
    action: { zh: '在系统中补设促销并核对堆头', en: 'Set the promotion up and check its display' },
    question: {
      zh: '请在收银台扫一件正在促销的商品：显示的是原价吗？',
      en: 'Scan a product on promotion at a till: does it show the full price?',
    },
  },
  promotion: {
    kind: 'outside',
    label: { zh: '促销活动', en: 'a promotion' },
    prior: -1,
    action: { zh: '核算促销的增量毛利', en: 'Work out the margin that the promotion added' },
  },
  'cold-chain': {
    kind: 'shop',
    label: { zh: '冷链故障', en: 'a failed cooler' },
    prior: -1.5,
    action: {
      zh: '转移货品，报修，按食品安全规定处置',
      en: 'Move the goods, call for repair, follow the food safety rules',
    },
    question: {
      zh: '请看冷柜温度表：超过规定温度了吗？',
      en: 'Look at the cooler’s thermometer: is it above its limit?',
    },
  },
  'over-order': {
    kind: 'shop',
    label: { zh: '订货过多', en: 'too much was ordered' },
    prior: -1,
    action: { zh: '分级降价，下调订货量', en: 'Mark down in stages, order less' },
    question: {
      zh: '请看仓库：这一类货比平时多出一倍以上吗？',
      en: 'Look at the back room: is there more than twice the usual of these goods?',
    },
  },
  'odd-returns': {
    kind: 'shop',
    label: { zh: '某收银台退货异常', en: 'unusual returns at one till' },
    prior: -1,
    action: {
      zh: '复核该收银台的退货录像与凭证（只核查，不定性）',
      en: 'Review video and slips of that till’s returns; this is a review, not an accusation',
    },
  },
} as const satisfies Readonly<Record<string, Measure | Origin>>

export type NodeName = keyof typeof NODES
export type OriginName = { [N in NodeName]: (typeof NODES)[N] extends Origin ? N : never }[NodeName]
export type MeasureName = Exclude<NodeName, OriginName>

export const isOrigin = (name: NodeName): name is OriginName => NODES[name].kind !== 'measure'
export const ORIGINS = (Object.keys(NODES) as NodeName[]).filter(isOrigin)
