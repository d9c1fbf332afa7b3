import { LANGUAGE_CODES, type LanguageCode } from '../../core/language-code.ts'
import { type AheadTone, FIGURE_WORDS, type FigureAhead, TONE_WORDS } from './forecast-words.ts'
import type { ForecastName, ListName, ListPeriod } from './list-kinds.ts'

/** What a phrase of a question about a list says. */
export type ListWord =
  | { readonly kind: 'light' }
  | { readonly kind: 'list'; readonly list: ListName }
  | { readonly kind: 'period'; readonly period: ListPeriod }
  /** `tones`: what else it says, as 能卖多少钱 says "can". */
  | { readonly kind: 'figure'; readonly figure: FigureAhead; readonly tones: readonly AheadTone[] }
  /** `light`: to any other list it adds nothing; else it is no word of one. */
  | { readonly kind: 'tone'; readonly tone: AheadTone; readonly light: boolean }

type Phrases<K extends string> = Readonly<Record<LanguageCode, Readonly<Record<K, string>>>>

/**
 * Phrases between bars that name a list. None tells to do something: 帮我订货 and "order 20 boxes" are orders to buy, which nobody here can
 * carry out, so their words are not here. None asks for a part of a list: "which promotions lost money" is for a model.
 */
const LISTS: Phrases<Exclude<ListName, ForecastName>> = {
  zh: {
    'near-expiry':
      '临期|临期商品|临期品|快过期|快要过期|要过期|将要过期|即将过期|过期|快到期|快要到期|要到期|即将到期|快到保质期|临近保质期',
    'what-to-order':
      '订什么|订什么货|订哪些|订哪些货|订多少货|订点什么|补什么货|补哪些货|补什么|补哪些|进什么货|进哪些货|订货建议|补货建议|订货清单|补货清单|要补货|该补货|要订货|该订货',
    'count-first': '先盘什么|先盘哪些|盘点什么|盘点哪些|盘什么|盘哪些|优先盘点|库存不准|账实不符|要盘点|该盘点',
    transfers:
      '调拨建议|调货建议|调拨清单|可以调拨|能调拨|可调拨|该调拨|要调拨|需要调拨|可以调货|能调货|可调货|该调货|建议调拨|建议调货|互相调拨|互相调货|店间调拨|门店调拨|调什么货|调哪些货|从哪调到哪|从哪里调到哪里',
    'price-check':
      '价签不符|价签不对|价签错误|价签错了|价签有误|价签有问题|价签和系统价不一样|价签和系统价不一致|价签和系统价不符|价签跟系统价不一样|价签跟收银价不一样|价签和收银价不一样|价签和收银价不一致|价格不一致|价签不一致|价格不符|价格核对|价签核对|价格对不上|价签对不上|标错价|标价错误|标价错了',
    'price-war':
      '竞品价格|竞品价|竞品的价格|竞品比价|竞争对手价格|竞争对手的价格|竞争对手卖多少钱|竞争对手的价|对手价格|对手的价格|竞对价格|竞对的价格|竞对价|要不要跟价|该不该跟价|要跟价|该跟价|跟价建议',
    promotions:
      '促销评估|促销效果|促销赚不赚钱|促销赚不赚|促销赚钱吗|促销赚了没有|促销赚没赚|促销赚没赚钱|促销赚了多少|促销赚了多少钱|促销划不划算|促销划算吗|促销值不值|促销复盘',
    'till-close':
      '长短款|现金长短款|收银长短款|收银对账|收银台对账|现金差异|收银差异|日结差异|交班差异|钱箱差异|钱对不上|现金对不上|收银对不上',
    'checkout-funnel':
      '漏扫|漏扫情况|自助机漏扫|自助收银漏扫|自助收银机漏扫|自助收银损失|自助收银损耗|自助收银漏斗|收银漏斗|收银防损|防损漏斗',
    'cashier-review':
      '收银员异常|异常收银员|收银异常|异常的收银员|收银复核|收银员复核|收银员需要复核|收银员要复核|需要复核的收银员|要复核的收银员|收银员有异常|收银员不正常',
    briefing:
      '晨报|早报|今日晨报|今天晨报|早上简报|今日简报|简报|先做什么|先干什么|先干啥|做什么|干什么|做些什么|重点|重点是什么|今天重点|工作重点|先看什么|关注什么|重点关注什么|先处理什么|处理什么|先忙什么|先办什么|待办|待办事项|要做的|该做的|要办的',
    'where-to-find':
      '在哪|在哪里|在哪儿|在哪个货架|在哪排货架|在哪个位置|放在哪|放在哪里|放在哪儿|放哪|放哪了|放哪儿了|摆在哪|摆在哪里|哪里有|哪里有货|哪有|哪家店有货|哪家店有|哪个店有货|哪个店有|哪间店有货|哪间店有|哪个门店有货|哪个门店有|哪家店还有|哪个店还有|哪家还有|谁家有货|哪家有货|哪家门店有货|附近哪家店有|附近哪家店有货|附近哪里有|在第几排|在几号货架',
    'price-now':
      '多少钱|卖多少钱|现在多少钱|现在卖多少钱|什么价|什么价格|现价|现价多少|会员价|原价|打折吗|打折没|有活动吗|有没有活动|做活动吗|在做活动吗|有促销吗|在促销吗|有优惠吗|价格多少|价钱',
    'on-offer':
      '促销商品|促销品|促销|做促销|在促销|搞促销|正在促销|参加促销|有促销|有什么促销|有哪些促销|什么促销|哪些促销|什么活动|哪些活动|有什么活动|有哪些活动|做什么活动|搞什么活动|做活动|搞活动|活动商品|活动品|特价|特价商品|特价品|打折|在打折|打折商品|打折的|打特价|优惠|什么优惠|哪些优惠|优惠商品|降价|在降价|降价商品|减价',
    substitutes:
      '替代|替代品|替代商品|有什么替代|有什么替代品|有什么可以替代|有什么能替代|可以用什么替代|用什么替代|可以用什么代替|用什么代替|能用什么代替|有什么代替|有什么可以代替|没货换什么|没货了换什么|没有了换什么|缺货换什么|缺货了换什么|卖完了换什么|没了换什么|可以换成什么|能换成什么|换成什么|可以换什么|同类商品',
    'goes-with':
      '搭什么|一般搭什么|搭配什么|一般搭配什么|搭配什么好|配什么|配什么好|和什么一起买|跟什么一起买|一般和什么一起买|经常和什么一起买|常和什么一起买|一起买什么|还会买什么|一般还买什么|通常还买什么|搭配建议|搭售建议|搭配推荐|可以搭什么',
    'sales-forecast-card':
      '销售预测成绩单|销售额预测成绩单|销售预测准不准|销售额预测准不准|销售预测准吗|销售额预测准吗|销售预测得准不准|销售额预测得准不准|销售预测有多准|销售额预测有多准|销售预测准确率|销售额预测准确率|销售预测误差|销售额预测误差|销售预测差多少|销售额预测差多少|销售预测差了多少|销售额预测差了多少|业绩预测准不准|营业额预测准不准',
    // of footfall, unless sales are named
    'forecast-card':
      '预测成绩单|客流预测成绩单|预测成绩|预测准不准|预测准吗|预测得准不准|预测得准吗|预测准确吗|预测有多准|客流预测准不准|客流预测准吗|客流预测有多准|预测准确率|客流预测准确率|预测误差|客流预测误差|预测差多少|预测差了多少',
    'early-warnings':
      '预警|什么预警|哪些预警|预警情况|今日预警|今天的预警|异常|什么异常|异常情况|哪里异常|哪里有异常|哪些店异常|哪些店有异常|哪家店异常|异常门店|出了什么异常',
    rota: '排班建议|排班|怎么排班|排班表|排个班|班表|班怎么排|人手怎么排',
  },
  en: {
    'near-expiry':
      'about to expire|expiring|expiring soon|expire soon|expires soon|near expiry|near to expiry|close to expiry|nearing expiry|going out of date|going out of date soon|go out of date|goes out of date|close to its date|close to their date|near its date|near their date|short dated|out of date|out of date soon|expired',
    'what-to-order':
      'what to order|should i order|should we order|do i need to order|do we need to order|i need to order|we need to order|need ordering|needs ordering|to reorder|need reordering|needs reordering|order proposal|order list|reorder list|order suggestions|suggested order|suggested orders',
    'count-first':
      'what to count|count first|should i count|should we count|should i count first|should we count first|need counting|needs counting|inaccurate stock',
    transfers:
      'what to transfer|should i transfer|should we transfer|transfer proposals|transfer proposal|transfer suggestions|suggested transfers|proposed transfers|transfer between stores|transfer between shops|be transferred|be transferred between stores|be transferred between shops|move between stores|be moved between stores|move between shops|be moved between shops|stock to transfer|transfers between stores|transfers between shops',
    'price-check':
      'wrong labels|wrong label|wrong price labels|wrong price label|wrong shelf labels|wrong prices|price mismatches|price mismatch|label mismatches|mismatched prices|mismatched labels|wrong price|wrong price tags|wrong tags|price check|labels are wrong|labels that are wrong|tags are wrong|prices are wrong|price labels are wrong|shelf labels are wrong|price tags are wrong|labels wrong|prices wrong',
    'price-war':
      "competitor prices|competitors' prices|competitors prices|competitor's prices|competitor pricing|rival prices|rivals' prices|rivals prices|prices of competitors|prices of the competitors|prices of our competitors|competitors charge|our competitors charge|the competitors charge|price war",
    promotions:
      'did promotions pay|did our promotions pay|did the promotions pay|did the promotions pay off|did promotions pay off|did our promotions pay off|promotions pay|promotions pay off|promotion results|results of promotions|results of the promotions|results of our promotions|promotion performance|promotions earned|promotions earn|the promotions earn|our promotions earn|promotion review|are promotions worth it|were the promotions worth it|were promotions worth it',
    'till-close':
      'over and short|over or short|overs and shorts|cash over and short|cash over or short|cash overs and shorts|cash differences|cash difference|cash discrepancies|cash discrepancy|till differences|till difference|till discrepancies|till discrepancy|till close|till closes|till reconciliation|cash up|cashing up|tills over or short|cash variance|till variance|till variances',
    'checkout-funnel':
      'missed scans|missed scan|unscanned items|self checkout loss|self checkout losses|checkout funnel|self checkout funnel|scan losses|scan loss|scans missed|checkout loss|checkout losses|loss at self checkout|losses at self checkout|loss at the self checkouts|missed at self checkout|missed at the self checkouts|scans were missed',
    'cashier-review':
      'cashier review|cashier exceptions|cashiers to review|cashiers should i review|cashiers should we review|cashier anomalies|unusual cashiers|unusual cashier|cashiers are unusual|cashiers look unusual|cashier looks unusual|cashiers to be reviewed|cashiers need reviewing|cashiers need a review|cashiers need review',
    'where-to-find':
      "where is|where are|where's|where can i find|where do i find|where do we keep|which shelf|on which shelf|on what shelf|which aisle|in which aisle|which shelf is|which shelf are|which aisle is|which aisle are|does anyone have|does anybody have|anyone have|has anyone got|who's got|who has got|who still has|which store still has|which shop still has|which stores have|which shops have|which store has|which shop has|who has|where to find|where do we have|where can customers find|which nearby store has|which other store has|which other stores have",
    briefing:
      "briefing|morning briefing|morning report|daily briefing|today's briefing|morning brief|the brief|should i do first|should we do first|should i do today|should i do|should we do today|to do first|do first|should i look at|should i look at first|should we look at first|should i look at today|look at first|needs my attention|needs attention|needs attention today|need my attention|should i focus on|to focus on|should we focus on|priorities|priority|priorities for|needs doing|needs to be done|needs doing first|to do list|todo list|should i start with|to start with",
    'price-now':
      'how much is|how much are|how much does|price of|the price of|current price of|what does|cost|cost now|costs|on offer|on promotion|on sale|price now|current price|is there an offer on|any offer on|any offers on|promotion on|offers on',
    'on-offer':
      'on offer|on offers|on promotion|on promo|on sale|on special|on special offer|on specials|on discount|discounted|reduced in price|offers running|promotions running|promos running|offers on|promotions on|promos on|specials|special offers|current offers|current promotions|current promos|running offers|running promotions|running promos|on deal',
    substitutes:
      'substitute for|substitutes for|a substitute for|alternative to|alternatives to|an alternative to|instead of|replacement for|replace|alternatives|substitutes|to replace|offer instead of|sell instead of|suggest instead of|recommend instead of',
    'goes-with':
      'goes with|go with|goes well with|go well with|bought together with|bought with|sells with|is bought with|buy with|buy together with|pairs with|pair with|customers buy with|people buy with|usually goes with|recommend with|to recommend with|suggest with|to suggest with|sell together with',
    'sales-forecast-card':
      'sales forecast report card|report card of the sales forecast|report card for the sales forecast|sales forecast accuracy|accuracy of the sales forecast|accuracy of the sales forecasts|sales forecast error|how good is the sales forecast|how good was the sales forecast|how good are the sales forecasts|how good were the sales forecasts|how accurate is the sales forecast|how accurate was the sales forecast|how accurate are the sales forecasts|how accurate were the sales forecasts|how right was the sales forecast|how far off was the sales forecast|how far off were the sales forecasts',
    'forecast-card':
      'forecast report card|forecasts report card|footfall forecast report card|report card of the forecast|report card of the forecasts|report card for the forecasts|forecast accuracy|footfall forecast accuracy|accuracy of the forecast|accuracy of the forecasts|accuracy of the footfall forecast|forecast error|how good is the forecast|how good was the forecast|how good are the forecasts|how good were the forecasts|how good are our forecasts|how good were our forecasts|how accurate is the forecast|how accurate was the forecast|how accurate are the forecasts|how accurate were the forecasts|how accurate are our forecasts|how accurate were our forecasts|how good was the footfall forecast|how accurate was the footfall forecast|how good is the footfall forecast|how accurate is the footfall forecast|how right was the forecast|how far off was the forecast|how far off were the forecasts',
    'early-warnings':
      'alerts|alert|early warnings|warnings|out of line|is out of line|anything unusual|anything out of line|anything out of the ordinary|stores with alerts|shops with alerts',
    rota: 'rota|roster|staff rota|staffing plan|staff plan|shift plan|rota proposal|suggested rota|proposed rota|staff schedule|work schedule|work rota',
  },
}

/** Periods; only some lists may be of another one than today. */
const PERIODS: Phrases<ListPeriod> = {
  zh: {
    monday: '周一|星期一|礼拜一',
    tuesday: '周二|星期二|礼拜二',
    wednesday: '周三|星期三|礼拜三',
    thursday: '周四|星期四|礼拜四',
    friday: '周五|星期五|礼拜五',
    saturday: '周六|星期六|礼拜六',
    sunday: '周日|星期日|礼拜日|周天|星期天|礼拜天',
    tomorrow: '明天|明日|明儿|翌日',
    'day-after-tomorrow': '后天|后日',
    'next-7-days': '未来七天|未来7天|接下来七天|接下来7天|往后七天|未来一周|接下来一周|未来一个星期',
    weekend: '周末|这周末|本周末|这个周末|双休日',
    today: '今天|今日|今早|今晚|现在|目前|这会儿|眼下|当前',
    yesterday: '昨天|昨日|昨儿',
    'last-7-days': '最近七天|最近7天|过去七天|过去7天|近7天|近七天|最近一周|过去一周|近一周',
    'last-28-days': '最近四周|最近4周|过去四周|过去4周|近四周|最近28天|过去28天|近28天',
    'this-week': '本周|这周|这星期|这个星期|本星期',
    'last-week': '上周|上星期|上个星期|上礼拜|上个礼拜',
    'this-month': '本月|这个月|当月',
    'last-month': '上个月|上月',
    'next-week': '下周|下星期|下个星期|下礼拜|下一周',
  },
  en: {
    monday: 'monday|this monday|coming monday|this coming monday',
    tuesday: 'tuesday|this tuesday|coming tuesday|this coming tuesday',
    wednesday: 'wednesday|this wednesday|coming wednesday|this coming wednesday',
    thursday: 'thursday|this thursday|coming thursday|this coming thursday',
    friday: 'friday|this friday|coming friday|this coming friday',
    saturday: 'saturday|this saturday|coming saturday|this coming saturday',
    sunday: 'sunday|this sunday|coming sunday|this coming sunday',
    tomorrow: 'tomorrow',
    'day-after-tomorrow': 'day after tomorrow|the day after tomorrow',
    'next-7-days':
      'next 7 days|next seven days|the next 7 days|the next seven days|coming 7 days|coming seven days|coming week|the coming week',
    weekend: 'weekend|this weekend|the weekend',
    today: 'today|now|right now|at the moment|this morning|currently|tonight',
    yesterday: 'yesterday',
    'last-7-days': 'last 7 days|last seven days|past 7 days|past seven days|the last 7 days|the past week',
    'last-28-days':
      'last 28 days|past 28 days|last four weeks|last 4 weeks|past four weeks|past 4 weeks|the last four weeks|the last 4 weeks',
    'this-week': 'this week',
    'last-week': 'last week',
    'this-month': 'this month',
    'last-month': 'last month',
    'next-week': 'next week',
  },
}

/** Words that add nothing to "show me that list". No negation, no number, no condition. */
const LIGHT: Readonly<Record<LanguageCode, string>> = {
  zh: '早上|哪些|哪几种|哪几个|哪几样|哪几位|哪个|哪位|什么|啥|有没有|有|东西|商品|产品|货品|品|货|的|了|吗|呢|啊|呀|吧|么|请|请问|麻烦|帮我|帮忙|看看|看一下|看下|看|查一下|查查|查|列一下|列出来|列出|列|给我|给|要|该|应该|需要|得|我们店|我们|咱们|咱店|咱|我店|我|本店|店里|店|都|会|是|一下|建议|清单|列表|名单|告诉我|想知道|想看|想|快|里面|里|货架上|架上|马上|就|在|多少|门店|各店|各门店|各家店|之间|店与店之间|门店之间|怎么样|如何|情况|品类|这类|类|这个品类|几笔|数据|报告|收银台|收银|买|顾客|一般|通常|和|与|跟|还有|以及',
  en: "what|what's|whats|which|any|anything|items|item|products|product|goods|stock|things|stuff|lines|do|does|did|is|are|was|were|we|i|have|has|had|got|there|please|can|could|should|you|show|me|list|give|tell|the|a|of|our|my|in|at|for|store|shop|here|us|get|let|know|see|look|up|be|that|ones|morning|stores|shops|hi|hello|to|category|section|department|aisle|report|how|much|on|with|customers|people|usually|still|some|and|both",
}

const phrases = (text: string): readonly string[] => text.split('|')
const named = <K extends string>(by: Readonly<Record<K, string>>): readonly (readonly [string, K])[] =>
  (Object.keys(by) as K[]).flatMap((name) => phrases(by[name]).map((phrase) => [phrase, name] as const))

const wordsOf = (language: LanguageCode): ReadonlyMap<string, ListWord> =>
  new Map<string, ListWord>([
    ...phrases(LIGHT[language]).map((phrase) => [phrase, { kind: 'light' }] as const),
    ...named(TONE_WORDS[language]).map(([phrase, tone]) => {
      const light = phrases(LIGHT[language]).includes(phrase)
      return [phrase, { kind: 'tone', tone, light }] as const
    }),
    ...named(FIGURE_WORDS[language]).map(([phrase, figure]) => {
      const tones: readonly AheadTone[] = /^[能会]/.test(phrase) ? ['soft'] : []
      return [phrase, { kind: 'figure', figure, tones }] as const
    }),
    ...named(PERIODS[language]).map(([phrase, period]) => [phrase, { kind: 'period', period }] as const),
    ...named(LISTS[language]).map(([phrase, list]) => [phrase, { kind: 'list', list }] as const),
  ])

/** All phrases of a language with what each says. */
export const LIST_WORDS: Readonly<Record<LanguageCode, ReadonlyMap<string, ListWord>>> = Object.fromEntries(
  LANGUAGE_CODES.map((code) => [code, wordsOf(code)]),
) as Record<LanguageCode, ReadonlyMap<string, ListWord>>
