import { addDays } from '../../src/core/business-date.ts'
import { corpusFrame } from '../corpus-schema.ts'
import { draws } from './draws.ts'
import { drawEnglishBase, type EnglishBase } from './english-bases.ts'
import { RARER } from './english-rarer-figures.ts'
import { drawEnglishTime } from './english-times.ts'
import {
  CATEGORIES,
  EACH,
  EACH_CATEGORY,
  EACH_DAY,
  EACH_HOUR,
  ENDS,
  EVERY,
  FIGURES,
  LEADS,
  PRODUCTS,
  REGIONS,
  STORES,
  TOLD,
} from './english-words.ts'
import type { Made } from './measure.ts'

const ALL = Array.from({ length: 12 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`)
const TODAYS = ['2026-11-20', '2026-06-10', '2026-03-18', '2026-08-14', '2026-09-24', '2026-11-26', '2026-05-08']

/** Their best is the lowest. */
const LESS_IS_BETTER = /^(?:out_of_stocks|oos_rate|stock_turn_days|queue_|waste|markdown|return|shrink)/

/** Wordings of everyday parts in everyday orders, each with the frame that its parts make: no author, no lexicon. */
export const englishParadigm = (count: number, seed = 1): readonly Made[] => {
  const { upto, draw } = draws(seed)
  const chance = (share: number) => upto(1000) < share * 1000
  const made: Made[] = []
  while (made.length < count) {
    const today = draw(TODAYS)
    const one = chance(0.35)
    const stores = one ? [draw(ALL)] : ALL
    const asked = draw(chance(0.3) ? RARER : FIGURES)
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
    let base: EnglishBase | null = null
    if (time && !ranked && frame.by === undefined && chance(0.4)) {
      base = drawEnglishBase(time, draw)
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
      // The goods would go unsaid.
      if (/most|fewest/.test(most) && goods) continue
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
      if (/\bbest\b/.test(core) && LESS_IS_BETTER.test(asked.metric)) continue
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
