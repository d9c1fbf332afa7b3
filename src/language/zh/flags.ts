import { type FlagWords, fewOf, flagCount, flagLimit, flagMoney, flagShare } from '../flag-form.ts'
import { qualityName } from '../quality-name.ts'

const few = (stores: string): string => {
  const { named, more } = fewOf(stores)
  return more === 0 ? named.join('、') : `${named.join('、')}等 ${named.length + more} 家`
}

/** What people should know about the data under a figure. */
export const flags: FlagWords = {
  'cost-missing': (p) => `注意：有 ${flagShare(p.share)} 的销售额没有成本，未计入毛利率。`,
  'cost-from-list': (p) =>
    `注意：有 ${flagCount(p.lines)} 行的成本按商品目录（${p.from === p.to ? p.from : `${p.from} 至 ${p.to}`}）的单位成本计，不是售出时的成本。`,
  'stock-cost-missing': (p) => `注意：有 ${flagCount(p.goods)} 个门店商品有库存但没有成本，未计入库存金额。`,
  'base-short': (p) => `注意：可比的日子只有 ${flagCount(p.days)} 天，对比仅供参考。`,
  'partial-period': (p) => `注意：这段时间还不完整，只算了 ${p.from} 至 ${p.to}。`,
  'stores-missing': (p) => `注意：这些门店没有数据：${few(p.stores)}。`,
  'stores-too-new': (p) => `注意：这些门店营业不满 ${flagCount(p.days)} 天，未计入：${few(p.stores)}。`,
  'stock-stale': (p) =>
    `注意：${few(p.stores)}的库存记录晚了 ${flagCount(p.days)} 天；已扣除之后卖出的，之后到的货不知道。`,
  'stock-gap': (p) => `注意：有 ${flagCount(p.days)} 个店日没有库存记录，两边都未计入。`,
  'not-like-for-like': (p) => `注意：这些门店与去年不可比，两边都未计入：${few(p.stores)}。`,
  'not-planned': (p) => `注意：这些门店有的日子没有计划，两边都未计入：${few(p.stores)}。`,
  'plan-whole-day': () => '注意：最后一天还没结束，而计划是全天的。',
  'peers-are': (p) => `注意：同类门店是 ${few(p.stores)}，对比的是它们的中位数。`,
  'makeup-day': (p) => `注意：${few(p.days)} 是调休上班日，和平时的周末不同。`,
  'holidays-differ': (p) =>
    `注意：所问的日子里有 ${flagCount(p.asked)} 天放假，去年同星期的日子里有 ${flagCount(p.base)} 天；要按节日对齐，请问“去年节日同期”。`,
  'base-rescaled': (p) => `注意：去年春节同期有 ${flagCount(p.days)} 天星期不同，已按星期系数折算。`,
  'base-not-rescaled': (p) => `注意：去年春节同期有 ${flagCount(p.days)} 天星期不同，数据不够，没有折算。`,
  'past-act-line': (p) => `提醒：${few(p.stores)}已过行动线（${flagLimit(p.limit, p.as, ' 个百分点')}）。`,
  'past-watch-line': (p) => `提醒：${few(p.stores)}已过关注线（${flagLimit(p.limit, p.as, ' 个百分点')}）。`,
  'region-partial': (p) => `注意：只读了该区域中您能看的门店：${few(p.stores)}。`,
  'base-missing': () => '注意：有的没有可对比的数据。',
  'base-without': (p) => `注意：对比的日子里，有的没有${few(p.stores)}的数据，前后不全是同样的门店。`,
  'base-cut': (p) => `注意：今天还没结束，对比的那天也只算到 ${p.time}。`,
  'counter-gap': (p) => `注意：有 ${flagCount(p.days)} 个店日有销售却没有客流计数，未计入。`,
  'sales-gap': (p) => `注意：有 ${flagCount(p.days)} 个店日有客流却没有销售，未计入。`,
  'hours-missing': (p) => `注意：有 ${flagCount(p.days)} 个店日有销售却没有工时，未计入。`,
  'area-missing': (p) => `注意：有 ${flagCount(p.days)} 个店日的门店没有经营面积，未计入。`,
  'plan-missing': (p) => `注意：有 ${flagCount(p.days)} 个店日有销售却没有计划，未计入。`,
  'conversion-above-one': () => '注意：成交率超过 100%，客流计数可能偏少。',
  restated: () => '注意：后来补到的数据改变了这个数字。',
  'sample-of-lines': () => '注意：数据是明细的抽样，小票并不完整。',
  'money-spread': (p) => `注意：有 ${flagCount(p.lines)} 行商品的金额是从整单分摊来的，来源没有按商品给出。`,
  'receipts-are-sums': (p) =>
    `注意：数据里没有小票，每张小票是门店${p.each === 'day' ? '一天' : '一小时'}的合计；交易数和客单价没有意义。`,
  'measures-mixed': () => '注意：这里把按件的商品和称重商品的重量加在了一起。',
  'fuel-is-one-unit': (p) => `注意：${flagCount(p.lines)} 行燃油每行按一件计。`,
  'tax-not-split': (p) => `注意：来源没有写明 ${flagCount(p.lines)} 行的税额，销售额可能含税。`,
  'charges-not-in-sales': (p) => `注意：邮费、手续费和更正共 ${flagMoney(p.amount, p.currency)}，不计入销售额。`,
  'not-forecast': (p) => `注意：${few(p.stores)}的历史数据太少，无法预测，不在这些数里。`,
  'usually-shut': (p) => `注意：${few(p.stores)}在${few(p.days)}通常不营业，所以没有预测。`,
  'allergens-as-filed': () => '注意：过敏原以商品档案为准，请再看包装；档案不全的未推荐给忌口的顾客。',
  'person-decides': () => '注意：这是建议，食品安全由人来判断和决定。',
  'data-quality': (p) =>
    `注意：有 ${flagCount(p.days)} 个店日的数据可疑：${qualityName(p.rule, 'zh')}（共 ${flagCount(p.found)} 处）。`,
}
