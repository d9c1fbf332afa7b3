import {
  withArea,
  withBroken,
  withCould,
  withEnough,
  withHeld,
  withHolding,
  withNotUnits,
  withOutList,
  withPossessives,
  withPrevious,
  withPutInForm,
  withRegionShops,
  withWhole,
  withWished,
} from './english-asking.ts'
import { BESIDE_RULES } from './english-beside.ts'
import { COUNT_RULES } from './english-counts.ts'
import { DESCRIBED_RULES } from './english-described.ts'
import { EDGE_RULES, withNowSaid } from './english-edges.ts'
import { MORE_RULES } from './english-how-much-more.ts'
import { LIGHT_RULES, withHeldOn } from './english-light-words.ts'
import { RANKED_RULES } from './english-ranked.ts'
import { RATIO_RULES } from './english-ratios.ts'
import { SHARE_RULES } from './english-shares.ts'
import { THERE_RULES } from './english-there.ts'
import { VISITOR_RULES } from './english-visitors.ts'
import { WHEREABOUTS_RULES } from './english-whereabouts.ts'
import { isEdge, isMeasure, isPeriod } from './english-words.ts'
import { isFree, nextIndex, previousIndex, type Token } from './token.ts'

/**
 * What English says with words that elsewhere do something else: "May" for a month, "that Beer 500ml" for the beer, "this month over last".
 * Each rule looks at neighbours only and turns a word into one that the grammar reads; a word that it leaves alone stays as it was.
 */

const DAYS = /\bdays?\b|\bnights?\b|\bweekend\b/iu
/** "For each of the last seven days": day by day; "each of the last four weeks" is cut in a way that no frame has. */
const withEachOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const one =
      token.type === 'apart' ? /^each$/iu.test(token.text) : /^(?:each|every) (?:single )?one$/iu.test(token.text)
    if (!one || tokens[i + 1]?.value !== 'of') return token
    let next = i + 2
    while (tokens[next]?.type === 'glue' || tokens[next]?.type === 'pron') next++
    const of = tokens[next]
    if (!isPeriod(of)) return token
    return DAYS.test(of.text) ? { ...token, type: 'each', value: 'day' } : { ...token, type: 'unknown', value: '' }
  })

/** "Saturday and Sunday separately": a figure for each of the days that were named. */
const withDaysApart = (tokens: readonly Token[]): readonly Token[] => {
  const days = tokens.filter(isPeriod)
  const named =
    days.length === 1 &&
    /\b(?:and|n|&|plus|\+)\b|[&/+]/iu.test(days[0]?.text ?? '') &&
    days[0]?.value.startsWith('weekend')
  const others = tokens.some(
    ({ type, name }) =>
      ['each', 'rank', 'dim', 'place', 'and'].includes(type) || name?.full.some(({ kind }) => kind === 'store'),
  )
  return named && !others
    ? tokens.map((token) => (token.type === 'apart' ? { ...token, type: 'each', value: 'day' } : token))
    : tokens
}

const MAY = /^may$/iu
/** "May conversion", "sales may vs april", "drinks, May": before a figure, a comparison or an end "may" allows nothing and is the month. */
const withMay = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    if (token.type !== 'op' || !MAY.test(token.text)) return token
    const [before, after] = [tokens[i - 1], tokens[i + 1]]
    const leads = isEdge(before) || before?.type === 'prep' || (before && isPeriod(before))
    const went =
      /^May$/u.test(token.text) && /\b(?:did|was|has|is)$/iu.test(before?.text ?? '') && after?.type === 'verb'
    const ends = isEdge(after) || after?.type === 'cmp' || after?.type === 'wish' || after?.type === 'each'
    const owns = after?.text === "'s" || isMeasure(after) || after?.type === 'name'
    const joins = after !== undefined && ['and', 'to'].includes(after.type) && isPeriod(tokens[i + 2])
    return ends || joins || went || (leads && owns) ? { ...token, type: 'period', value: 'm', numbers: [5] } : token
  })

const LONG = /^(?:week|month|quarter|year|m|my|m-of-year|q|wc|iso-week|last-days|days|weekend)\b/
const kindOf = ({ value }: Token) => (/^(?:m|my|m-of-year|month)\b/.exec(value) ? 'month' : value.split(' ')[0])
/** "This month over last month", "March over February", "week 12 on week 11": between two times of a kind it compares. */
const withOver = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => type === 'cmp') || tokens.filter(isPeriod).length !== 2) return tokens
  return tokens.flatMap((token, i) => {
    const before = tokens[previousIndex(tokens, i)]
    if (!isPeriod(before) || !LONG.test(before.value)) return [token]
    if (isPeriod(token) && /^over /iu.test(token.text) && LONG.test(token.value) && kindOf(token) === kindOf(before))
      return [{ type: 'cmp', value: 'than', numbers: [], text: 'over' }, token]
    const then = tokens[i + 1]
    const links = token.type === 'prep' && /^(?:over|on)$/iu.test(token.text)
    const differs = then?.value !== before.value || then.numbers.join() !== before.numbers.join()
    return links && isPeriod(then) && LONG.test(then.value) && kindOf(then) === kindOf(before) && differs
      ? [{ ...token, type: 'cmp', value: 'than' }]
      : [token]
  })
}

const LEVELS = new Set(['stock_on_hand', 'days_of_cover', 'out_of_stocks'])
const THIS = /^(?:this|the)$/iu
const DAYPART = /^(?:morning|afternoon|evening)$/iu
/** A level is as it stands: "out of stocks this morning" are those of now. Of what was sold a morning is a part of the day. */
const withMorning = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  const first = measures[0]?.value.split(',')[0] ?? ''
  if (measures.length !== 1 || !LEVELS.has(first) || tokens.some(isPeriod)) return tokens
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    if (THIS.test(token.text) && next && DAYPART.test(next.text) && isEdge(tokens[i + 2]))
      return [{ type: 'filler', value: '', numbers: [], text: `${token.text} ${next.text}` }]
    return DAYPART.test(token.text) && tokens[i - 1] && THIS.test(tokens[i - 1]?.text ?? '') && isEdge(next)
      ? []
      : [token]
  })
}

const POINTING = /^(?:that|those|these|them|this|dem|em)$/iu
/** "That Beer 500ml", "them eggs": pointing at what is named. */
const withPointing = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    token.type === 'pron' && POINTING.test(token.text) && tokens[i + 1]?.name !== undefined
      ? { ...token, type: 'glue', value: 'the' }
      : token,
  )

const OF_THEM = /^(?:of|from|out of) (?:those|these|them)$/iu
const CHOOSES = new Set(['rank', 'topseller', 'busiest', 'which', 'dim', 'more', 'each', 'crit', 'total', 'apart'])
/** "How many of them are in stock": of the goods just talked about, where none is chosen among them; "how many of those eggs" of the eggs. */
const withOfThem = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => CHOOSES.has(type))) return tokens
  return tokens.flatMap((token, i) => {
    if (token.type === 'op' && OF_THEM.test(token.text)) {
      const [of = '', ...them] = token.text.split(/ (?=\S+$)/u)
      const glue: Token = { type: 'glue', value: 'of', numbers: [], text: of }
      if (tokens[i + 1]?.name) return [glue]
      return [glue, { type: 'pron', value: '', numbers: [], text: them.join(' ') }]
    }
    if (token.type === 'op' && /^how many of$/iu.test(token.text)) {
      const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
      const named = next?.name !== undefined || (next !== undefined && POINTING.test(next.text))
      const stock = tokens.some(
        ({ type, value }) => (type === 'metric' || type === 'maybe') && value.startsWith('stock_on_hand'),
      )
      if (named && stock)
        return [
          { type: 'ask', value: 'many', numbers: [], text: 'how many' },
          { type: 'glue', value: 'of', numbers: [], text: 'of' },
        ]
    }
    return [token]
  })
}

/** "Riverside, what did they take": who was named last, and nobody else was. */
export const withThey = (tokens: readonly Token[]): readonly Token[] => {
  const names = tokens.filter(({ name }) => name !== undefined)
  if (names.length !== 1) return tokens
  const at = tokens.indexOf(names[0] as Token)
  // "At Riverside, did it rise": the figure may be it as well, and both say the same.
  return tokens.map((token, i) =>
    token.type === 'pron' && i > at && /^(?:they|it|them)$/iu.test(token.text) ? { ...token, type: 'ref' } : token,
  )
}

const MOOD = new Set(['against', 'change', 'like', 'more', 'ask', 'be', 'soft', 'filler', 'glue', 'prep', 'pron'])
/** "Conversion yesterday. The usual, or not?", "was it normal?": what is usual, by itself or after "was", is what it is held against. */
const withUsual = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => type === 'cmp' || type === 'base')) return tokens
  const at = tokens.findIndex(({ type, value }) => type === 'against' && /^W4(?:-dow)?$/.test(value))
  const usual = tokens[at]
  if (!usual || !tokens.some(isMeasure)) return tokens
  let from = at
  while (from > 0 && !isEdge(tokens[from - 1])) from--
  let to = at
  while (to + 1 < tokens.length && !isEdge(tokens[to + 1])) to++
  const clause = tokens.slice(from, to + 1)
  const alone = clause.every(({ type }) => MOOD.has(type)) && clause.length < tokens.length
  const judged =
    /^(?:was|is|were|are|is it|was it|it is|it was|it's|is that|was that)$/iu.test(
      clause.find(({ type }) => type !== 'filler' && type !== 'glue')?.text ?? '',
    ) &&
    /^(?:normal|usual|typical|standard|normality)$/iu.test(usual.text) &&
    clause.slice(at - from + 1).every((token) => isFree(token) || token.type === 'change')
  if (!alone && !judged) return tokens
  return tokens.map((token, i) =>
    i === at
      ? { ...token, type: 'base' }
      : token.type === 'like' && i > from && i < at
        ? { ...token, type: 'filler', value: '' }
        : token,
  )
}

/** "Sales Monday to Friday. Then the same days last year": inside a question it adds. */
const withThen = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const inside = tokens.slice(0, i).some(isMeasure)
    const next = tokens[nextIndex(tokens, i)]
    return token.type === 'follow' && inside && next?.type === 'against' && /^(?:and )?then\b|^and\b/iu.test(token.text)
      ? { ...token, type: 'and', value: '' }
      : token
  })

const RULES = [
  ...WHEREABOUTS_RULES,
  ...SHARE_RULES,
  ...THERE_RULES,
  ...VISITOR_RULES,
  ...DESCRIBED_RULES,
  ...RANKED_RULES,
  ...MORE_RULES,
  ...RATIO_RULES,
  withPossessives,
  withBroken,
  withEachOf,
  withDaysApart,
  withMay,
  withOver,
  withMorning,
  withOfThem,
  withPointing,
  withEnough,
  withHolding,
  withHeld,
  withUsual,
  withThen,
  withArea,
  withCould,
  withPutInForm,
  withWished,
  withNotUnits,
  withWhole,
  withOutList,
  withRegionShops,
  ...LIGHT_RULES,
  ...EDGE_RULES,
  ...BESIDE_RULES,
  ...COUNT_RULES,
]

const IDLE = new Set(['follow', 'and', 'pause', 'aside', 'soft', 'be', 'ask'])
/** "And last year?" after a figure: what it was a year ago, beside it. "Only the worst one" after a table: its last. */
const withLater = (tokens: readonly Token[], turns: number): readonly Token[] => {
  if (turns === 0) return tokens
  // "With last year, how it looks?"
  const said = tokens.filter(
    (token) => !isFree(token) && !IDLE.has(token.type) && !(token.type === 'remark' && token.value === 'it'),
  )
  if (
    said.length === 1 &&
    said[0]?.value === 'year -1' &&
    /[a-z]/iu.test(said[0].text) &&
    !tokens.some(({ type }) => type === 'wish')
  )
    return tokens.map((token) => (token === said[0] ? { ...token, type: 'base', value: 'LY' } : token))
  const ranks = said.filter(({ type }) => type === 'rank')
  return ranks.length === 1 && !tokens.some(isMeasure)
    ? tokens.map((token, i) =>
        token.type === 'only' && nextIndex(tokens, i) === tokens.indexOf(ranks[0] as Token)
          ? { ...token, type: 'glue' }
          : token,
      )
    : tokens
}

const LEADS = new Set(['correct', 'aside', 'pause', 'filler', 'soft', 'greeting', 'follow', 'and'])
/** "Do the whole of last week", "actually do dairy": in a later turn it orders, and asks how nothing went. */
const withDo = (tokens: readonly Token[], turns: number): readonly Token[] => {
  const at = tokens.findIndex(({ type }) => !LEADS.has(type))
  const orders = turns > 0 && tokens[at]?.type === 'verb' && /^do$/iu.test(tokens[at]?.text ?? '')
  return orders && !tokens.some(({ type }) => type === 'ask')
    ? tokens.map((token, i) => (i === at ? { ...token, type: 'filler', value: '' } : token))
    : tokens
}

/** `turns`: how many came before this one. */
export const withEnglishIdioms = (tokens: readonly Token[], turns: number): readonly Token[] =>
  withLater(
    withPrevious(
      withHeldOn(
        RULES.reduce((said, rule) => rule(said), withDo(withNowSaid(tokens, turns), turns)),
        turns,
      ),
      turns,
    ),
    turns,
  )
