import type { LanguageCode } from '../../core/language-code.ts'

/** What a question about days to come is of; `sold` is money of a shop and pieces of an article. */
export const FIGURES_AHEAD = ['sales', 'sold', 'units', 'receipts', 'footfall'] as const
export type FigureAhead = (typeof FIGURES_AHEAD)[number]

/**
 * Says that a forecast is meant: `sure` alone, `soft` only beside days that may be still to come; `plain` goes with one and says
 * nothing ("about" is said of what was, too). `past` says that none is meant.
 */
export type AheadTone = 'sure' | 'soft' | 'plain' | 'past'

type Phrases<K extends string> = Readonly<Record<LanguageCode, Readonly<Record<K, string>>>>

/** Phrases between bars. A figure alone is none of a forecast: the grammar of figures answers it where its days have been. */
export const FIGURE_WORDS: Phrases<FigureAhead> = {
  zh: {
    sales:
      '销售额|净销售额|销售|营业额|营收|业绩|流水|销售收入|生意|能卖多少钱|会卖多少钱|可以卖多少钱|大概卖多少钱|能卖到多少钱|能做多少销售|能做多少销售额|能做多少生意|能做多少业绩|能做多少|会做多少|做多少|收多少|收多少钱|能收多少|能收多少钱',
    sold: '卖多少|卖|卖出多少|卖掉多少|卖出',
    units:
      '销量|销售量|销售数量|需求|需求量|卖多少件|卖多少个|卖多少斤|卖多少公斤|卖多少千克|卖多少盒|卖多少瓶|卖多少袋|卖多少包|卖多少份|卖几件|卖几个|卖几盒|卖几瓶|卖几袋',
    receipts: '客单数|小票数|交易数|交易笔数|成交笔数|小票|订单数|单量|多少单|几单|多少笔|多少张小票',
    footfall:
      '客流|客流量|进店客流|进店客流量|进店人数|来客数|来店人数|人流|人流量|多少人|多少客人|多少顾客|客人|忙不忙|忙吗|人多吗|人多不多',
  },
  en: {
    sales: 'sales|net sales|revenue|turnover|takings|take|taking|take in|ring up|bring in|sales figures|sales revenue',
    sold: 'sell|sold|be sold|selling',
    units: 'units|unit sales|units sold|demand|demand for',
    receipts: 'receipts|transactions|number of receipts|number of transactions|tickets',
    footfall:
      'footfall|visitors|how many people|how many customers|how many shoppers|number of visitors|traffic|foot traffic|people coming in|visitor|how busy|busy',
  },
}

export const TONE_WORDS: Phrases<AheadTone> = {
  zh: {
    sure: '预测|预计|预估|预报|预期|预测一下|预计一下|估计会|预计会|预计能|估计能|的预测',
    soft: '会|能|将|将会|可能会|大概会|大概能|大约会|估计|估一下',
    plain: '可能|大概|大约|左右|可以|进店|来|到店|进来|来店里|几多|好多|多不多|要',
    past: '了|过',
  },
  en: {
    sure: 'forecast|forecasts|predict|predicted|prediction|predictions|projection|projected|projections|expected|expect|expecting|outlook|project',
    soft: "will|we'll|going|likely|what'll|who'll|gonna|shall|likely to|expected to",
    plain:
      "roughly|approximately|about|around|probably|many|come|come in|coming|coming in|visit|walk in|estimate|estimated|make|do you reckon|do you think|you reckon|you think|d'you think|d'you reckon|ballpark|look like|be like|may",
    past: 'did|was|were|had|got',
  },
}
