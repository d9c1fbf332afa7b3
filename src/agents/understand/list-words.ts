import type { LanguageCode } from '../../core/language-code.ts'

/** Lists that a shop floor asks for in few words; each is made by the tool of this name. */
export type ListName = 'near-expiry' | 'what-to-order' | 'count-first'

/**
 * Phrases between bars that name a list. None tells to do something: 帮我订货 and "order 20 boxes" are orders to buy, which nobody here can
 * carry out, so their words are not here.
 */
const LISTS: Readonly<Record<LanguageCode, Readonly<Record<ListName, string>>>> = {
  zh: {
    'near-expiry':
      '临期|临期商品|临期品|快过期|快要过期|要过期|将要过期|即将过期|过期|快到期|快要到期|要到期|即将到期|快到保质期|临近保质期',
    'what-to-order':
      '订什么|订什么货|订哪些|订哪些货|订多少货|订点什么|补什么货|补哪些货|补什么|补哪些|进什么货|进哪些货|订货建议|补货建议|订货清单|补货清单|要补货|该补货|要订货|该订货',
    'count-first': '先盘什么|先盘哪些|盘点什么|盘点哪些|盘什么|盘哪些|优先盘点|库存不准|账实不符|要盘点|该盘点',
  },
  en: {
    'near-expiry':
      'about to expire|expiring|expiring soon|expire soon|expires soon|near expiry|near to expiry|close to expiry|nearing expiry|going out of date|going out of date soon|go out of date|goes out of date|close to its date|close to their date|near its date|near their date|short dated|out of date|out of date soon|expired',
    'what-to-order':
      'what to order|should i order|should we order|do i need to order|do we need to order|i need to order|we need to order|need ordering|needs ordering|to reorder|need reordering|needs reordering|order proposal|order list|reorder list|order suggestions|suggested order|suggested orders',
    'count-first':
      'what to count|count first|should i count|should we count|should i count first|should we count first|need counting|needs counting|inaccurate stock',
  },
}

/** Words that add nothing to "show me that list of today"; no negation, no number, no other day, no condition. */
const LIGHT: Readonly<Record<LanguageCode, string>> = {
  zh: '今天|今日|今早|今晚|现在|目前|这会儿|早上|哪些|哪几种|哪几个|哪几样|哪个|什么|啥|有没有|有|东西|商品|产品|货品|品|货|的|了|吗|呢|啊|呀|吧|么|请|请问|麻烦|帮我|帮忙|看看|看一下|看下|看|查一下|查查|查|列一下|列出来|列出|列|给我|给|要|该|应该|需要|得|我们店|我们|咱们|咱店|咱|我店|我|本店|店里|店|都|会|是|一下|建议|清单|列表|名单|告诉我|想知道|想看|想|快|里面|里|货架上|架上|马上|就|在|多少|门店',
  en: "what|what's|whats|which|any|anything|items|item|products|product|goods|stock|things|stuff|lines|do|does|is|are|we|i|have|has|got|there|today|now|right now|at the moment|this morning|please|can|could|you|show|me|list|give|tell|the|a|of|our|my|in|at|for|store|shop|here|us|get|let|know|see|look|up|be|that|ones|morning|stores|shops|hi|hello|to",
}

const phrases = (text: string): readonly string[] => text.split('|')

/** All phrases of a language with what each stands for; null for a light word. */
export const listWords = (language: LanguageCode): ReadonlyMap<string, ListName | null> =>
  new Map([
    ...phrases(LIGHT[language]).map((phrase) => [phrase, null] as const),
    ...Object.entries(LISTS[language]).flatMap(([name, text]) =>
      phrases(text).map((phrase) => [phrase, name as ListName] as const),
    ),
  ])

/** What a line says in words, in this order; the table has the rest. */
export const LIST_COLUMNS: Readonly<Record<ListName, readonly string[]>> = {
  'near-expiry': [
    'lots_near_expiry',
    'lots_expired',
    'lot_quantity',
    'days_left',
    'projected_unsold',
    'markdown_depth',
  ],
  'what-to-order': ['lines_to_order', 'order_quantity', 'order_cases', 'stock_recorded', 'money_at_stake'],
  'count-first': ['records_to_count', 'stock_recorded', 'daily_margin_at_stake', 'chance_of_no_sale'],
}
