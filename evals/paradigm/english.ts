import { addDays, weekday } from '../../src/core/business-date.ts'
import { type CorpusFrame, type CorpusLine, corpusFrame } from '../corpus-schema.ts'
import { drawEnglishTime, type EnglishTime } from './english-times.ts'

/** A wording made of parts, with the parts that it was made of. */
export interface Made {
  readonly line: CorpusLine
  readonly parts: readonly string[]
}

const ALL = Array.from({ length: 12 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`)
const TODAYS = ['2026-11-20', '2026-06-10', '2026-03-18', '2026-08-14', '2026-09-24', '2026-11-26', '2026-05-08']
const DAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

interface Figure {
  readonly metric: string
  readonly names: readonly string[]
  /** Whole ways to ask, with the time or the place behind them; `@` stands for goods. */
  readonly asks: readonly string[]
  readonly goods: boolean
  readonly level: boolean
  /** Which can be more or fewer, rather than higher or lower. */
  readonly counted: boolean
}
const figure = (metric: string, names: string, asks: string, kind = ''): Figure => ({
  metric,
  names: names.split('|'),
  asks: asks.split('|'),
  goods: kind.includes('g'),
  level: kind.includes('l'),
  counted: kind.includes('c'),
})

const FIGURES: readonly Figure[] = [
  figure(
    'net_sales',
    'sales|net sales|takings|revenue|turnover|sales value|sales figure|sales revenue|net takings|sales in money|total sales',
    'how much money did we take|what did we take|how much did we take|what did we turn over|what were the takings|how much money did we make|how much did we ring up|what did we ring through the tills',
    'gc',
  ),
  figure(
    'transactions',
    'transactions|number of transactions|transaction count|number of receipts|receipt count|till transactions|the number of receipts',
    'how many transactions did we do|how many transactions did we have|how many receipts did we print|how many receipts were there|how many transactions went through|how many transactions did we ring up|how many till receipts did we issue',
    'c',
  ),
  figure(
    'footfall',
    'footfall|traffic|door count|store traffic|foot traffic|visitor count|the footfall|number of visitors',
    'how many people came in|how many people walked in|how many visitors did we have|how many people came through the door|how many people walked through the doors|how many visitors did we get',
    'c',
  ),
  figure(
    'conversion',
    'conversion|conversion rate|the conversion|conversion %|conversion percentage',
    'what percentage of visitors bought something|what share of visitors bought something|what was our conversion|what percent of people who came in bought something',
  ),
  figure(
    'atv',
    'ATV|average transaction value|average basket value|average ticket|average spend per transaction|avg transaction value|average receipt value|spend per transaction',
    'how much was spent per transaction|what was the average spend per transaction|how much did the average transaction come to|what was the average basket worth',
  ),
  figure(
    'upt',
    'UPT|units per transaction|items per transaction|items per basket|units per ticket|pieces per receipt|average items per basket',
    'how many items per basket did we sell|how many items did the average basket hold|how many units per transaction did we have',
  ),
  figure(
    'margin_rate',
    'margin rate|gross margin rate|margin %|gross margin %|gross margin percentage|margin percentage|GM%|the margin rate',
    'what margin rate did we make|what was our margin rate|what margin percentage did we get|what gross margin percentage did we achieve',
    'g',
  ),
  figure(
    'stock_on_hand',
    'stock on hand|stock|stock level|SOH|inventory|current stock|stock holding|inventory level',
    'how much stock of @ do we have|how many @ do we have in stock|how much @ is in stock|how much @ do we have on hand|how much stock do we have of @|what stock of @ do we hold|how much stock of @ is left|have we got much stock of @',
    'gl',
  ),
  figure(
    'days_of_cover',
    'days of cover|stock cover|days cover|stock cover in days|days of stock|the days of cover',
    'how many days of cover do we have on @|how many days of stock do we have of @|how many days of cover are left on @|what cover do we have on @ in days|how many days will the stock of @ last',
    'gl',
  ),
  figure(
    'out_of_stocks',
    'out of stocks|stockouts|number of out of stocks|out of stock count|OOS count|stock-outs|number of stockouts',
    'how many lines are out of stock|how many products are out of stock|how many out of stocks do we have|how many items are we out of|how many SKUs are out of stock',
    'lc',
  ),
]
const CATEGORIES: Readonly<Record<string, string>> = {
  bakery: 'Bakery',
  drinks: 'Drinks',
  snacks: 'Snacks',
  frozen: 'Frozen',
  'fruit and veg': 'Fruit & Vegetables',
  'meat and seafood': 'Meat & Seafood',
  'dairy and eggs': 'Dairy & Eggs',
  household: 'Household',
  'personal care': 'Personal Care',
  staples: 'Staples',
}
const PRODUCTS: Readonly<Record<string, string>> = {
  strawberries: 'Strawberries',
  bananas: 'Bananas',
  'potato chips': 'Potato Chips',
  'pork belly': 'Pork Belly',

  'chicken breast': 'Chicken Breast',
  'toilet paper': 'Toilet Paper',
  'instant noodles': 'Instant Noodles',
  'Mineral Water 550ml': 'Mineral Water 550ml',
  'toast bread': 'Toast Bread',
  tomatoes: 'Tomatoes',
  'plain yogurt': 'Plain Yogurt',
}
const STORES: Readonly<Record<string, string>> = {
  Riverside: 'S01',
  Northgate: 'S02',
  'University Town': 'S03',
  Southgate: 'S04',
  'Railway Station': 'S05',
  'Zhongshan Road': 'S06',
  'Harbour Bay': 'S07',
  'Tech Park': 'S08',
  Stadium: 'S09',
  'Old Street': 'S10',
  Garden: 'S11',
  'West Lake': 'S12',
}
const REGIONS: Readonly<Record<string, string>> = { 'East China': 'R1', 'South China': 'R2' }

const EVERY = [
  'all stores',
  'the whole area',
  'all the shops',
  'the region',
  'every store combined',
  'all our stores',
  'the whole chain',
  'all twelve stores together',
  'all shops combined',
  'the whole patch',
  'the estate',
  'the district',
].filter((w) => !/the region|every store combined/.test(w))
const EACH = [
  'by store',
  'store by store',
  'per store',
  'for each store',
  'for every store',
  'by shop',
  'shop by shop',
  'each store',
  'broken down by store',
  'split by store',
  'by branch',
]
const EACH_CATEGORY = [
  'by category',
  'per category',
  'for each category',
  'category by category',
  'split by category',
  'by department',
]
const EACH_DAY = [
  'by day',
  'day by day',
  'per day',
  'for each day',
  'each day',
  'daily',
  'broken down by day',
  'one figure per day',
]
const EACH_HOUR = [
  'by hour',
  'hour by hour',
  'per hour',
  'for each hour',
  'hourly',
  'broken down by the hour',
  'broken out by hour',
]

const LEADS =
  `|||please|can you tell me|could you tell me|can you show me|could you give me|can I have|can I get|could I see|may I have|show me|give me|tell me|let me see|let me have|I need|I want|I'd like|I would like|I'd like to see|I need to know|I want to know|I'm looking for|I'm after|pull up|please show|please give me|hi, can you give me|hello, I need|morning, could you give me|hey,|ok,|right,|so,|quick one:|quick question,|just|any chance of|get me|send me|could you pull|would you give me|do you have|have you got|remind me of|I'd love to see|I could do with|looking for|checking on|how about|what about|sorry, can you give me|could you please show me|would it be possible to get|can we see|let's see|mind giving me|would you mind giving me|I'd appreciate|kindly provide|please provide|please share|I wonder if you could give me`.split(
    '|',
  )
const ENDS =
  `||||please|thanks|thank you|cheers|ta|pls|if you can|if possible|when you get a chance|when you have a moment|for me|thanks in advance|many thanks|if you don't mind|asap|please and thank you|, thanks a lot|, thank you so much|, that's all|, just the number|, just the figure please|, in a table|, as a chart`.split(
    '|',
  )
const TOLD =
  `I've a meeting in ten minutes|my boss is asking|the area manager is on the phone|I'm on my way to the store|I'm writing the weekly report|I'm doing my report|I need it for the morning call|we've got a visit today|it felt quiet|it was raining all day|I was off yesterday|the freezer broke down again|I'm standing on the shop floor|I'm in the car|head office want it|the regional manager is coming|I want to brief the team|I have to present it at ten|I'm just about to go into a meeting|it's been a long day|the system was down this morning|we were short staffed|I'm curious|I need to fill in the sheet|the buyer keeps asking|the team did a great job|we changed the layout|there was a match on|I'm preparing for tomorrow|I want to ring them and say well done|I can't find my notes|I have to send it to finance|someone called in sick|we are planning the rota|I'm about to place the order|I'm checking before I go home|it's for the newsletter|I have a supplier meeting later|the owner wants to know|Dave is asking`.split(
    '|',
  )

interface Base {
  readonly form: string
  readonly text: string
  readonly base: NonNullable<CorpusFrame['base']>
}
type Draw = <T>(of: readonly T[]) => T

const AGAINST = [
  'vs',
  'versus',
  'against',
  'compared with',
  'compared to',
  'and compare it with',
  ', compared with',
  ', against',
  ', versus',
  'relative to',
  'in comparison with',
  'as against',
  'up or down on',
  ', and how does that compare with',
  ', and how does it compare to',
  ', up or down on',
  ', and how is that against',
  'next to',
  'alongside',
]
const drawBase = (time: EnglishTime, draw: Draw): Base | null => {
  const { from, to } = time.period
  const shifted = (days: number) => ({ period: { from: addDays(from, -days), to: addDays(to, -days) } })
  const make = (form: string, text: string, base: Base['base']): Base => ({
    form,
    text: `${draw(AGAINST)} ${text}`,
    base,
  })
  const ly = () =>
    draw([
      () =>
        make(
          'last year',
          draw([
            'last year',
            'the same time last year',
            'a year ago',
            'LY',
            'the year before',
            'the same period last year',
          ]),
          'LY-dow',
        ),
      () => ({
        form: 'year on year',
        text: draw([
          'year on year',
          'YoY',
          ', year on year',
          'with the change on last year',
          ', and the year-on-year change',
          'vs LY',
          'v last year',
        ]),
        base: 'LY-dow' as const,
      }),
    ])()
  const usual = () =>
    draw([
      () => make('usual', draw(['the usual', 'normal', 'what is normal', 'the norm', 'what we usually get']), 'W4'),
      () => ({
        form: 'is it usual',
        text: draw([
          ', is that normal',
          ', and is that normal',
          '- is that normal for us',
          ', was that normal',
          ', better or worse than usual',
          ', is it higher or lower than usual',
          ', above or below normal',
        ]),
        base: 'W4' as const,
      }),
    ])()
  if (time.span === 'day') {
    const dow = DAYS[weekday(from)] ?? ''
    return draw([
      () => make('day before', draw(['the day before', 'the previous day', 'the day prior']), shifted(1)),
      () =>
        make(
          'weekday before',
          draw([`the ${dow} before`, `the previous ${dow}`, `the same day the week before`]),
          shifted(7),
        ),
      () => make('usual weekday', draw([`a normal ${dow}`, `a typical ${dow}`, `a usual ${dow}`]), 'W4'),
      ly,
      usual,
    ])()
  }
  if (time.span === 'week')
    return draw([
      () =>
        make(
          'week before',
          draw(['the week before', 'the previous week', 'the prior week', 'the week before that']),
          shifted(7),
        ),
      () => ({ form: 'week on week', text: draw(['week on week', 'WoW', ', week on week']), base: shifted(7) }),
      ly,
      usual,
    ])()
  if (time.span === 'month') {
    const back = addDays(from, -1)
    const period = { from: `${back.slice(0, 7)}-01`, to: back }
    return draw([
      () => make('month before', draw(['the month before', 'the previous month', 'the prior month']), { period }),
      ly,
    ])()
  }
  return null
}

/** Numbers that look drawn and are the same each time. */
const draws = (seed: number) => {
  let state = seed
  const upto = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  const draw: Draw = (of) => of[upto(of.length)] as (typeof of)[number]
  return { upto, draw }
}

/** Wordings of everyday parts in everyday orders, each with the frame that its parts make: no author, no lexicon. */
export const englishParadigm = (count: number, seed = 1): readonly Made[] => {
  const { upto, draw } = draws(seed)
  const chance = (share: number) => upto(1000) < share * 1000
  const made: Made[] = []
  while (made.length < count) {
    const today = draw(TODAYS)
    const one = chance(0.35)
    const stores = one ? [draw(ALL)] : ALL
    const asked = draw(FIGURES)
    const time = asked.level ? null : drawEnglishTime(today, draw, upto)
    const yesterday = { from: addDays(today, -1), to: addDays(today, -1) }
    const frame: Record<string, unknown> = { metric: asked.metric, period: time?.period ?? yesterday }
    const parts: string[] = [`figure ${asked.metric}`]
    if (time) parts.push(`time ${time.form}`, `timetext ${time.text.replace(/\d+/g, 'N')}`)
    const kind = one ? 'mine' : draw(['none', 'store', 'store', 'store', 'region', 'every', 'each', 'rank', 'ranks'])
    let place = ''
    let at = ''
    if (kind === 'store') {
      place = draw(Object.keys(STORES))
      frame.stores = [STORES[place]]
      at = draw([`at ${place}`, `in ${place}`, `for ${place}`])
    } else if (kind === 'region') {
      place = draw(Object.keys(REGIONS))
      frame.regions = [REGIONS[place] === 'R1' ? 'East China' : 'South China']
      at = draw([`in ${place}`, `for ${place}`, `across ${place}`])
    } else if (kind === 'every') {
      const every = draw(EVERY)
      at = draw([`across ${every}`, `for ${every}`])
      if (asked.metric === 'out_of_stocks' || !/combined|together|whole|estate|district/.test(every)) continue
    } else if (kind === 'mine' && chance(0.3))
      at = draw([
        'in my store',
        'in our shop',
        'at our store',
        'for my shop',
        'in the store',
        'here',
        'for our branch',
        'in my shop',
      ])
    let goods = ''
    const ranked = kind === 'rank' || kind === 'ranks'
    if (asked.goods && chance(0.5)) {
      goods = draw([...Object.keys(CATEGORIES), ...Object.keys(PRODUCTS)])
      if (CATEGORIES[goods]) frame.categories = [CATEGORIES[goods]]
      else frame.products = [PRODUCTS[goods]]
    }
    const days = time ? (Date.parse(time.period.to) - Date.parse(time.period.from)) / 86_400_000 + 1 : 1
    let each = ''
    if (kind === 'each') {
      each = draw(EACH)
      frame.by = 'store'
    } else if (time && days > 1 && days < 32 && !ranked && chance(0.15)) {
      each = draw(EACH_DAY)
      frame.by = 'day'
    } else if (
      time &&
      days === 1 &&
      ['net_sales', 'footfall', 'transactions'].includes(asked.metric) &&
      !goods &&
      !ranked &&
      chance(0.15)
    ) {
      each = draw(EACH_HOUR)
      frame.by = 'hour'
    } else if (!goods && asked.goods && !ranked && chance(0.12)) {
      each = draw(EACH_CATEGORY)
      frame.by = 'category'
    }
    const order = draw(['highest', 'lowest'] as const)
    if (ranked) {
      frame.by = 'store'
      frame.rank = { order, n: kind === 'rank' ? 1 : 3 }
    }
    let base: Base | null = null
    if (time && !ranked && frame.by === undefined && chance(0.4)) {
      base = drawBase(time, draw)
      if (base) {
        frame.base = base.base
        parts.push(`base ${base.form}`, `basetext ${base.text.split(' ').slice(0, 5).join(' ')}`)
      }
    }
    const name = draw(asked.names)
    const when = time?.text ?? (chance(0.3) ? draw(['now', 'right now', 'at the moment', 'currently', 'today']) : '')
    const join = (...words: readonly string[]) => words.filter(Boolean).join(' ')
    const poss = when && /^(?:yesterday|last week|last month|today|this week|this month)$/.test(when) ? `${when}'s` : ''
    const on = goods ? draw([`for ${goods}`, `on ${goods}`, `of ${goods}`, `in ${goods}`]) : ''
    let core = ''
    let way = ''
    let isQuestion = false
    if (ranked) {
      const high = order === 'highest'
      const most =
        asked.counted && asked.metric !== 'net_sales'
          ? draw(high ? ['highest', 'most'] : ['lowest', 'fewest'])
          : high
            ? 'highest'
            : 'lowest'
      const thing = join(goods, name.replace(/^the |^total /, ''))
      const plain = most === 'most' || most === 'fewest' ? name.replace(/^(?:the )?number of | count$/, '') : thing
      if (/most|fewest/.test(most) && /count|traffic|footfall|OOS|number/.test(plain)) continue
      const words: readonly (readonly [string, string, boolean])[] =
        kind === 'rank'
          ? [
              [
                'which store had the',
                `${draw(['which store', 'which shop', 'which branch', 'which of my stores', 'what store', 'which of our shops'])} had the ${most} ${plain} ${when}`,
                true,
              ],
              ['who had the', `who had the ${most} ${plain} ${when}`, true],
              ['the store with the', `the store with the ${most} ${plain} ${when}`, false],
              ['time, which store', `${when}${when ? ', ' : ''}which store had the ${most} ${plain}`, true],
              ['where was it', `where was the ${most} ${plain} ${when}`, true],
            ]
          : [
              [
                'top 3 stores by',
                `${draw(high ? ['top 3 stores', 'top three stores', 'the top 3 shops', 'the three best stores', 'best three stores'] : ['bottom 3 stores', 'bottom three shops', 'the bottom three stores', 'the three lowest stores'])} by ${thing} ${when}`,
                false,
              ],
              [
                'three stores with the',
                `${draw(['the three stores', 'three stores', 'the 3 shops'])} with the ${most} ${plain} ${when}`,
                false,
              ],
              ['which three stores', `which three stores had the ${most} ${plain} ${when}`, true],
              [
                'name, top 3',
                `${thing} ${when}, ${high ? draw(['top 3 stores', 'top three shops', 'the three highest stores']) : draw(['bottom 3 stores', 'bottom three shops', 'the three lowest stores'])}`,
                false,
              ],
            ]
      ;[way, core, isQuestion] = draw(words)
      if (/\bbest\b/.test(core) && asked.metric === 'out_of_stocks') continue
    } else {
      const ask = draw(asked.asks)
      const full = ask.includes('@')
        ? goods
          ? ask.replace('@', goods)
          : null
        : goods
          ? asked.metric === 'net_sales' || asked.metric === 'margin_rate'
            ? `${ask} on ${goods}`
            : null
          : ask
      const verb = asked.level ? 'is' : when.startsWith('today') || /so far|date/.test(when) ? 'is' : 'was'
      const bare = name.replace(/^(?:the|total) /, '')
      const words: [string, string, boolean][] = [
        ['goods figure place time each', join(goods, bare, at, when, each), false],
        ['place goods figure time each', join(place, goods, bare, when, each), false],
        ['figure on goods place time each', join(name, on, at, when, each), false],
        ['figure time place', join(name, on, when, at, each), false],
        [
          'what was the',
          `${draw([`what ${verb}`, "what's", `what ${verb} the`, `what ${verb} our`])} ${join(goods, bare, at, when, each)}`,
          true,
        ],
        [
          'what was, time first',
          `${when}${when ? ', ' : ''}what ${verb} ${join(place ? '' : 'our', goods, bare, at, each)}`,
          true,
        ],
        [
          'how was',
          `${draw(['how was', 'how did', "how's"]).replace('how did', 'how was')} ${join(goods, bare, at, when, each)}`,
          true,
        ],
        ['commas', [join(goods, bare), place, when, each].filter(Boolean).join(', '), false],
        ['place, time, figure', [place, when, join(goods, bare, each)].filter(Boolean).join(', '), false],
        ['colon', `${place ? `${place}: ` : ''}${join(goods, bare, when, each)}`, false],
      ]
      if (poss)
        words.push(
          ['possessive time', join(poss, goods, bare, at, each), false],
          ['what was possessive', `what ${verb} ${join(poss, goods, bare, at, each)}`, true],
        )
      if (place && kind === 'store')
        words.push(
          ["place's", `${place}'s ${join(goods, bare, when, each)}`, false],
          ["what was place's", `what ${verb} ${place}'s ${join(goods, bare, when, each)}`, true],
        )
      if (full) {
        words.push(
          ['asks', join(full, at, when, each), true],
          ['asks time place', join(full, when, at, each), true],
          ['time, asks', `${when}${when ? ', ' : ''}${join(full, at, each)}`, true],
          ['place, asks', `${at && at !== 'here' ? `${at}, ` : ''}${join(full, when, each)}`, true],
        )
      }
      ;[way, core, isQuestion] = draw(words)
      if (/^how was$/.test(way) && /^number|count|^till|level$|^current/.test(bare)) continue
    }
    parts.push(`way ${way}`)
    if (at) parts.push(`place ${at.replace(place, 'P')}`)
    if (goods) parts.push(`goods ${goods}`)
    if (each) parts.push(`each ${each}`)
    parts.push(`name ${isQuestion && way.includes('asks') ? core.split(' ').slice(0, 6).join(' ') : name}`)
    let text = core
    if (base) text = base.text.startsWith(',') ? `${text}${base.text}` : `${text} ${base.text}`
    if (!isQuestion && chance(0.7)) {
      const lead = draw(LEADS)
      text = `${lead} ${/\b(?:of|on|me|have|get|see|need|want|like|for|after|up|give|show|pull|appreciate|provide|share|giving me)$/.test(lead) && !/^(?:the|our|yesterday|last|today|this|top|bottom|three|best|[A-Z])/.test(text) && chance(0.5) ? 'the ' : ''}${text}`
      parts.push(`lead ${lead}`)
    } else if (isQuestion && chance(0.3)) {
      const lead = draw([
        'hi,',
        'morning,',
        'ok,',
        'so',
        'right,',
        'quick question:',
        'hey,',
        'sorry,',
        'please tell me',
        'hello,',
        'and',
        'just checking,',
        'quick one,',
        'good morning,',
        'hey team,',
        'just wondering,',
      ])
      text = `${lead} ${text}`
      parts.push(`lead ${lead}`)
    }
    if (chance(0.4)) {
      const end = draw(ENDS)
      text = end.startsWith(',') ? text + end : `${text}${end ? draw([' ', ', ']) : ''}${end}`
      if (end) parts.push(`end ${end}`)
    }
    if (chance(0.25)) {
      const told = draw(TOLD)
      parts.push(`told ${told}`)
      const capital = (one: string) => one.charAt(0).toUpperCase() + one.slice(1)
      text = draw([
        () => `${told}, ${text}`,
        () => `${capital(told)}. ${capital(text)}${isQuestion ? '?' : ''}`,
        () => `${text}, ${told}`,
        () => `${told} so ${text}`,
        () => `${told} - ${text}`,
        () => `${capital(text)}${isQuestion ? '?' : '.'} ${capital(told)}.`,
      ])()
    } else if (isQuestion && chance(0.6)) text += '?'
    text = text.replace(/\s+,/g, ',').replace(/,+/g, ',').replace(/\s+/g, ' ').trim()
    made.push({
      parts,
      line: {
        id: `made-${made.length + 1}`,
        author: 'made',
        lang: 'en',
        persona: 'made of parts',
        at: `${today}T10:30:00+08:00`,
        as: { role: 'regional-manager', stores: [...stores] },
        turns: [text],
        expect: { kind: 'answer', frame: corpusFrame.parse(frame) },
      },
    })
  }
  return made
}
