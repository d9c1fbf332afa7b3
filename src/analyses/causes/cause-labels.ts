import { NODES, ORIGINS } from '../../methods/cause-graph/nodes.ts'

type Name = readonly [zh: string, en: string]

const CHECKS: Readonly<Record<string, Name>> = {
  'cause-figures': ['当日与往常', 'the day and its usual'],
  'cause-counter': ['查计数器', 'check of the door counter'],
  'cause-feed': ['查数据上传', 'check of the feed'],
  'cause-holiday': ['查节假日', 'check of the calendar'],
  'cause-weather': ['查天气', 'check of the weather'],
  'cause-competitor': ['查竞争对手价格', 'check of competitors’ prices'],
  'cause-people': ['查人手与排队', 'check of people and queues'],
  'cause-shelves': ['查货架', 'check of the shelves'],
  'cause-phantom': ['查有货停售', 'check for stock that does not sell'],
  'cause-price': ['查价格', 'check of prices'],
  'cause-promotion': ['查促销', 'check of promotions'],
  'cause-returns': ['查退货', 'check of returns'],
  'likely-causes': ['可能的原因', 'likely causes'],
}

const DRIVERS: Readonly<Record<string, Name>> = {
  footfall_effect: ['变化中客流的部分', 'part of the change from footfall'],
  conversion_effect: ['变化中成交率的部分', 'part of the change from conversion'],
  transactions_effect: ['变化中客单数的部分', 'part of the change from transactions'],
  upt_effect: ['变化中连带率的部分', 'part of the change from units per transaction'],
  asp_effect: ['变化中件单价的部分', 'part of the change from price per unit'],
  asp: ['件单价', 'price per unit'],
}

/** Columns that a check reads for the day, and those of them that it also reads for the usual weekday. */
const COLUMNS: Readonly<Record<string, Name>> = {
  mismatch: ['进出不一致', 'in and out apart'],
  outages: ['计数中断次数', 'counter outages'],
  blind_hours: ['有小票无客流的小时', 'hours with receipts and nobody counted'],
  silent: ['无小票时段的往常单数', 'usual receipts of hours without one'],
  usual: ['往常单数', 'usual receipts'],
  holiday: ['是节假日', 'is a holiday'],
  makeup: ['是调休工作日', 'is a make-up workday'],
  rain_mm: ['降雨毫米', 'millimetres of rain'],
  temp_c: ['气温', 'temperature'],
  noted: ['记录的竞品价', 'competitors’ prices noted'],
  cheaper: ['更便宜的竞品', 'of them cheaper'],
  first_hour: ['最差时段', 'worst hour'],
  expected: ['该时段往常单数', 'usual receipts of that hour'],
  lost: ['该时段少的单数', 'receipts lost in that hour'],
  rest: ['其余时段单数', 'receipts of the other hours'],
  expected_rest: ['其余时段往常单数', 'usual receipts of the other hours'],
  queue: ['排队人数', 'people waiting'],
  kept: ['到岗班次', 'shifts kept'],
  shifts: ['排定班次', 'shifts planned'],
  most_emptied: ['缺货最多货区的缺货商品', 'goods out of stock in the worst aisle'],
  most_wasted: ['报损最多货区的报损', 'waste of the worst aisle'],
  least_came: ['到货最少货区与往常之比', 'least delivered aisle over its usual'],
  most_there: ['库存最多货区与往常之比', 'fullest aisle over its usual'],
  goods: ['商品数', 'goods'],
  phantoms: ['有货却停售的商品', 'goods in stock that stopped selling'],
  phantom_share: ['其往常销量占比', 'their usual share of units'],
  cheap: ['低于往常价的商品', 'goods below their usual price'],
  dear: ['高于往常价的商品', 'goods above their usual price'],
  labels_apart: ['价签不一致', 'labels that differ'],
  discount: ['折扣', 'discount'],
  items: ['促销商品', 'goods on promotion'],
  sold: ['售出行数', 'lines sold'],
  plain: ['没有按促销价卖的行数', 'lines sold without the promotion'],
  returns: ['退货', 'returns'],
  most: ['最多的一个收银台', 'the most at one till'],
}
const OF_THE_DAY: Readonly<Record<string, Name>> = {
  transactions: ['客单数', 'transactions'],
  footfall: ['进店客流', 'footfall'],
  out_of_stocks: ['缺货商品数', 'goods out of stock'],
  waste: ['报损数量', 'units thrown away'],
  ...COLUMNS,
}

/** The column that holds an origin's share. */
export const originColumn = (origin: string): string => `cause_${origin.replaceAll('-', '_')}`

/**
 * What explanations and their columns are called. These names are also words that an answer may use of a figure, so each says that it
 * is of a look or of a cause: no plain sentence about returns or a holiday may be taken for one of them.
 */
const looked = ([zh, en]: Name): Name => [`核对：${zh}`, `looked at: ${en}`]
const named = (names: Readonly<Record<string, Name>>, key: (column: string) => string, name: (of: Name) => Name) =>
  Object.fromEntries(Object.entries(names).map(([column, of]): [string, Name] => [key(column), name(of)]))

export const CAUSE_NAMES: Readonly<Record<string, Name>> = {
  ...CHECKS,
  ...DRIVERS,
  ...named(COLUMNS, (column) => column, looked),
  ...named(
    OF_THE_DAY,
    (column) => `base_${column}`,
    ([zh, en]) => looked([`往常${zh}`, `usual ${en}`]),
  ),
  ...Object.fromEntries(
    ORIGINS.map((origin): [string, Name] => {
      const { zh, en } = NODES[origin].label
      return [originColumn(origin), [`可能的原因：${zh}`, `likely cause: ${en}`]]
    }),
  ),
}
