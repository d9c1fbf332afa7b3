import { isEdge, isMeasure, isPeriod } from './english-words.ts'
import type { Token } from './token.ts'

/** More of what English says with words that elsewhere do something else: where, what is held, and how one asks for a form. */

const AREA = /^(?:the |my |our )?(?:area|patch|district|cluster|territory|turf)$/iu
const COMPANY = /^(?:the |our )?(?:company|chain|estate|group|business|network)$/iu
/** "Area takings", "patch total", "chain footfall": right before a figure it is where. */
export const withArea = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const next = tokens[i + 1]
    const owns = isMeasure(next) || next?.type === 'total' || (next?.text === "'s" && isMeasure(tokens[i + 2]))
    if (
      !owns ||
      !['remark', 'unknown', 'aside', 'soft'].includes(token.type) ||
      tokens.some(({ type }) => type === 'place')
    )
      return token
    if (AREA.test(token.text)) return { ...token, type: 'place', value: 'all' }
    return COMPANY.test(token.text) ? { ...token, type: 'place', value: 'chain' } : token
  })

const HELD =
  /^(?:sitting on|sittin on|sat on|sits on|sit on|hold|holds|holding|holdin|held|carry|carries|carrying|carryin|carried|keep|keeps|keeping|have|has|have got|has got|got|do we have|have we got|have we|we have|we got|we've got|is there|are there|do we hold|do we carry|do we keep|is in|are in|stays|stay|remain|remains|remaining)$/iu
const isGoods = ({ name }: Token) =>
  name?.full.concat(name.short).some(({ kind }) => kind === 'product' || kind === 'category') ?? false
const SAYS = new Set([
  'metric',
  'maybe',
  'verb',
  'topseller',
  'overview',
  'busiest',
  'rank',
  'period',
  'figure-date',
  'cmp',
  'base',
])
/** "How many eggs have we", "how much beer are we sitting on": goods that are held and not said to be sold are in stock. */
export const withHeld = (tokens: readonly Token[]): readonly Token[] => {
  const counted = tokens.some(({ type, value }) => type === 'ask' && (value === 'many' || value === 'much'))
  if (!counted || !tokens.some(isGoods) || tokens.some(({ type }) => SAYS.has(type))) return tokens
  const at = tokens.findLastIndex(({ type, text }) => type === 'be' && HELD.test(text))
  return at < 0
    ? tokens
    : tokens.map((token, i) => (i === at ? { ...token, type: 'maybe', value: 'stock_on_hand' } : token))
}

const ENOUGH = /^(?:(?:is|are|still|will be|would be|be|it is|is it)?\s?(?:still )?(?:enough|sufficient|adequate))$/iu
/** "For how many days is it enough", "the milk is enough for how many days": the days that a stock lasts. */
export const withEnough = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some(({ text }) => ENOUGH.test(text))) return tokens
  const days = tokens.findIndex(
    (token, i) => token.type === 'dim' && /^days?$/iu.test(token.text) && tokens[i - 1]?.type === 'ask',
  )
  const covered = tokens.some(({ type, value }) => (type === 'metric' || type === 'maybe') && value === 'days_of_cover')
  if (days < 0 && !covered) return tokens
  return tokens.flatMap((token, i) => {
    if (ENOUGH.test(token.text)) return [{ ...token, type: 'filler', value: '' }]
    if (i === days) return [{ ...token, type: 'maybe', value: 'days_of_cover' }]
    if (days >= 0 && (i === days - 1 || (i === days - 2 && token.type === 'prep'))) return []
    return [token]
  })
}

const COULD = /^(?:can|could|would|will) (?:you|u|ya)(?: please)?$/iu
const LED = new Set([
  'wish',
  'each',
  'cmp',
  'rank',
  'put',
  'swap',
  'follow',
  'name',
  'metric',
  'period',
  'filler',
  'glue',
  'base',
  'which',
])
/** "Could you split it by day", "can you chart today's takings": where it begins to ask. */
export const withCould = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    token.type === 'aside' && COULD.test(token.text) && isEdge(tokens[i - 1]) && LED.has(tokens[i + 1]?.type ?? '')
      ? { ...token, type: 'filler' }
      : token,
  )

const NICELY =
  /^(?:nice|fine|good|great|ok|okay|lovely|perfect|plenty|enough|brilliant|smashing|super|ace|fab|cool|ideal|handy|helpful|useful|grand|sweet|best|better|preferable|preferred|needed|required|wanted|appreciated|welcome|sufficient|alright|all right|excellent|awesome|wonderful|fantastic|marvellous|champion|easier|do|works|helps|suffices|thanks|please)$/iu
const BEING = /^(?:'s|is|are|was|be|would|will|'d|'ll|would be|will be|'ll be|can|could|it|do)$/iu
/** "One figure's fine", "a little graph would be smashing": the wish and no more, to the end of its clause. */
export const withWished = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type }, i) => type === 'wish' && !isEdge(tokens[i + 1]))
  if (at < 0) return tokens
  let end = at + 1
  while (!isEdge(tokens[end])) end++
  const tail = tokens.slice(at + 1, end)
  const said = tail.every(({ type, text }) => BEING.test(text) || NICELY.test(text) || type === 'filler')
  if (!said || !tail.some(({ text }) => NICELY.test(text))) return tokens
  return tokens.map((token, i) => (i > at && i < end ? { ...token, type: 'filler', value: '' } : token))
}

const LAST_ONE: Readonly<Record<string, string>> = {
  'prev-week': 'week -1',
  'prev-month': 'month -1',
  'prev-day': 'day -1',
}
/** "Previous week sales": with nothing before it, the one before this. */
export const withPrevious = (tokens: readonly Token[], turns: number): readonly Token[] => {
  const compares = tokens.some(({ type }) =>
    ['cmp', 'base', 'change', 'more', 'period', 'figure-date', 'beside', 'and', 'follow'].includes(type),
  )
  const said = tokens.filter(({ type }) => type === 'against')
  if (turns > 0 || compares || said.length !== 1 || !tokens.some(isMeasure)) return tokens
  return tokens.map((token) =>
    token === said[0] &&
    LAST_ONE[token.value] &&
    /^(?:the )?(?:previous|prior|preceding) (?:day|week|month|wk|mth)$/iu.test(token.text)
      ? { ...token, type: 'period', value: LAST_ONE[token.value] ?? '' }
      : token,
  )
}

const NOT_THE =
  /^(?:bottles|units|pieces|items|packs|volume|volumes|quantity|quantities|boxes|kilos|pcs|heads|how many)$/iu
/** "Takings, not bottles": says again that money is meant. */
export const withNotUnits = (tokens: readonly Token[]): readonly Token[] => {
  const money = tokens.some(({ type, value }) => type === 'metric' && value === 'net_sales')
  if (!money) return tokens
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    const denies =
      token.type === 'op' && /^not$/iu.test(token.text) && next && NOT_THE.test(next.text) && isEdge(tokens[i + 2])
    const denied = NOT_THE.test(token.text) && /^not$/iu.test(tokens[i - 1]?.text ?? '') && isEdge(tokens[i + 1])
    return denies ? [] : denied ? [{ ...token, type: 'ask', value: 'money' }] : [token]
  })
}

const PUTS =
  /^(?:put|stick|pop|chuck|throw|bung|slap|whack|dump|shove|drop|turn|make|set|do|have|get|lay|show|give me|give us|i want|i need|i'd like)$/iu
const IT = /^(?:it|that|this|them|those|these|the lot|all of it|all of them|everything|the whole lot|the results?)$/iu
/** "Stick it in a table", "chuck that on a graph": the wish and nothing else. */
export const withPutInForm = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const [next, then] = [tokens[i + 1], tokens[i + 2]]
    const puts = PUTS.test(token.text) && IT.test(next?.text ?? '') && then?.type === 'wish' && then.value !== 'number'
    const put =
      IT.test(token.text) && PUTS.test(tokens[i - 1]?.text ?? '') && next?.type === 'wish' && next.value !== 'number'
    return puts || put ? [{ ...token, type: 'filler', value: '' }] : [token]
  })

const WHOLE = /^(?:whole|entire|full|complete)$/iu
/** "Whole last week", "the whole South China": all of what is named is meant anyhow. */
export const withWhole = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
    const place = next?.name?.full
      .concat(next.name.short)
      .some(({ kind }) => kind === 'region' || kind === 'store' || kind === 'district' || kind === 'category')
    return token.type === 'unknown' && WHOLE.test(token.text) && (place || (next && isPeriod(next)))
      ? { ...token, type: 'glue', value: 'the' }
      : token
  })

/** "Which drinks are out of stock", "all products out of stock, names": a list of what is out is one of goods. */
export const withOutList = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  const out = measures.length === 1 && measures[0]?.value === 'out_of_stocks'
  const others = tokens.some(({ type }) =>
    ['each', 'rank', 'topseller', 'cmp', 'base', 'change', 'more', 'busiest', 'op', 'unknown', 'when'].includes(type),
  )
  const counted = tokens.some(({ type, value }) => type === 'ask' && value !== 'what')
  const at = tokens.findIndex(({ type, value }) => type === 'which' && /^(?:goods|product)/u.test(value))
  const which = tokens[at]
  if (!out || others || counted || !which || which.numbers.length > 0 || !/[a-z]/i.test(which.text)) return tokens
  const goods =
    which.value !== 'goods' ||
    tokens.slice(at + 1).some(({ type, value }) => type === 'dim' && value.startsWith('product'))
  const named = tokens.slice(at + 1).find(({ type }) => type !== 'glue' && type !== 'prep')
  if (!goods && !(named && isGoods(named))) return tokens
  return tokens.flatMap((token, i) => {
    if (i === at) return [{ ...token, type: 'each', value: 'product' }]
    return token.type === 'dim' && token.value.startsWith('product') && token.numbers.length === 0 ? [] : [token]
  })
}

const LISTS = /\blist\b/iu
/**
 * The shops of a region that was named: where each or their sum is asked for, the region says it; else "sales for the South China shops" may be
 * either, and is offered.
 */
export const withRegionShops = (tokens: readonly Token[]): readonly Token[] => {
  const each = tokens.some(({ type, value }) => (type === 'each' && value.startsWith('store')) || type === 'apart')
  const summed = tokens.some(({ type, value }) => type === 'total' || (type === 'place' && value === 'all'))
  const ranks = tokens.some(({ type }) => ['rank', 'topseller', 'busiest', 'which', 'more', 'only'].includes(type))
  if (ranks) return tokens
  const listed = tokens.some(({ type, text }) => type === 'wish' || LISTS.test(text))
  return tokens.flatMap((token, i) => {
    const shops =
      token.type === 'dim' &&
      token.value === 'store?' &&
      token.numbers.length === 0 &&
      tokens[i - 1]?.name?.full.some(({ kind }) => kind === 'region' || kind === 'district')
    if (!shops) return [token]
    if (each || (summed && !listed)) return []
    const asked = tokens.some((one) => isMeasure(one) || one.type === 'verb')
    return listed || !asked ? [token] : [{ ...token, type: 'soft', value: '' }]
  })
}

const HOLDING = /^how (?:much|many) (?:are|is|do|does|have|has) (?:they|it|we|she|he)$/iu
/** "How much are they holding": of a stock, no price. */
export const withHolding = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    token.type === 'op' &&
    token.value === 'price' &&
    HOLDING.test(token.text) &&
    tokens[i + 1]?.type === 'be' &&
    HELD.test(tokens[i + 1]?.text ?? '')
      ? { ...token, type: 'ask', value: 'much' }
      : token,
  )

const PARTS = /^(?:break|split|divide|cut|slice|carve|chop)\b|\b(?:break|split|divide)$/iu
/** "Break yesterday's sales down by store": the rest of the verb, and no change. */
export const withBroken = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const parts = tokens.slice(0, i).some(({ text }) => PARTS.test(text))
    const rest = token.type === 'change' && /^(?:down|up|out)$/iu.test(token.text)
    return rest && parts && tokens[i + 1]?.type === 'each' ? { ...token, type: 'filler', value: '' } : token
  })

const DAYS_OF = /^(mon|tues|wednes|thurs|fri|satur|sun)days$/iu
const ORDER = 'mon tues wednes thurs fri satur sun'.split(' ')
const MONTHS_OF = /^(january|february|march|april|may|june|july|august|september|october|november|december)s$/iu
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
/** "Saturdays takings", "Octobers margin": whose, written without its apostrophe. "Sales on Saturdays" are those of many. */
export const withPossessives = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    if (token.type !== 'unknown') return token
    const next = tokens.slice(i + 1).find(({ type }) => type !== 'glue' && type !== 'name' && type !== 'total')
    const before = tokens[i - 1]
    if (!isMeasure(next) || /^(?:on|all|every|most|my|our|their|these|those|for)$/iu.test(before?.text ?? ''))
      return token
    const day = ORDER.indexOf(DAYS_OF.exec(token.text)?.[1]?.toLowerCase() ?? '-')
    if (day >= 0) return { ...token, type: 'period', value: 'dow', numbers: [day + 1] }
    const month = MONTHS.indexOf(MONTHS_OF.exec(token.text)?.[1]?.toLowerCase() ?? '-')
    return month >= 0 ? { ...token, type: 'period', value: 'm', numbers: [month + 1] } : token
  })
