import { isMeasure } from './english-words.ts'
import type { Token } from './token.ts'

/** Figures that English describes instead of naming: the share of visitors who bought, the hour when a queue was longest. */

const filler = ({ name: _, ...token }: Token): Token => ({ ...token, type: 'filler', value: '' })

/** The tokens in which the words stand, over the ends of tokens; null when they are not said. */
const whereSaid = (tokens: readonly Token[], words: RegExp): readonly [from: number, to: number] | null => {
  const ends: number[] = []
  let text = ''
  for (const token of tokens) {
    text += `${token.text.toLowerCase()} `
    ends.push(text.length)
  }
  const found = words.exec(text)
  if (!found) return null
  const at = (place: number) => ends.findIndex((end) => end > place)
  return [at(found.index), at(found.index + found[0].trimEnd().length - 1)]
}

const isPlace = ({ name }: Token) =>
  name !== undefined && name.full.length > 0 && name.full.every(({ kind }) => kind === 'store' || kind === 'region')
const PEOPLE =
  '(?:people|visitors|shoppers|customers|folks?|punters|everybody|everyone|those|walk-?ins|foot ?traffic|footfall)'
const CAME =
  '(?:walked|came|come|stepped|popped|wandered|turned up|set foot|got)(?: (?:in|inside|through|thru))?(?: (?:the|our) (?:doors?|store|shop))?|visited(?: us| the (?:store|shop))?|entered(?: the (?:store|shop))?'
const OF = '(?:(?:of|out of) )?(?:all )?(?:(?:the|our|its|their) )?'
const SHARE =
  /\b(?:(?:what|which) )?(?:share|percentage|percent|per cent|pct|proportion|fraction) (?:(?:of|actually|actualy|really) )*/u
const CAME_IN = new RegExp(`\\b${OF}${PEOPLE}(?: (?:who|that))?(?: (?:${CAME}))?(?= )`, 'u')
const BOUGHT =
  /\b(?:(?:actually|actualy|really|ended up|ever) )*(?:(?:bought|buy|buys|buying|purchased|purchase)(?: (?:something|anything|a thing))?|(?:made|make|making) a purchase|(?:left|walked out) with (?:something|anything)|became (?:buyers|customers))(?= )/u
const PLAIN = new Set(
  'filler glue prep pause ask be opener greeting period figure-date which rank each place dim and'.split(' '),
)

/** "Of everybody that walked in last week, what share bought something": people, a share of them, and that they bought make the conversion. */
const withBoughtShare = (tokens: readonly Token[]): readonly Token[] => {
  const spans = [SHARE, CAME_IN, BOUGHT].map((words) => whereSaid(tokens, words))
  const [share, came, bought] = spans
  if (!share || !came || !bought) return tokens
  const said = (i: number) => spans.some((span) => span && i >= span[0] && i <= span[1])
  // A rank, a place or goods inside what is described, or a word beside it that is not plain, say something more.
  const more = tokens.some((token, i) =>
    said(i) ? token.name !== undefined : !PLAIN.has(token.type) && !(token.name && isPlace(token)),
  )
  if (more) return tokens
  return tokens.map((token, i) =>
    i === share[0] ? { ...filler(token), type: 'metric', value: 'conversion' } : said(i) ? filler(token) : token,
  )
}

const TURNED = new RegExp(
  `\\b(?:turn|turns|turned|turning|convert|converts|converted|converting) (?:(?:the )?(?:most|fewest|least|highest share|lowest share) (?:of )?)?${OF}${PEOPLE} (?:in)?to (?:buyers|customers|paying customers|purchasers|purchases|sales)(?= )`,
  'u',
)
const BY_SHARE = /\b(?:by|in|as a) (?:percent|percentage|per cent|share|rate)(?= )/u
/** "Which store turned the fewest visitors into buyers": their share where that is said, else their number may be meant as well. */
const withTurned = (tokens: readonly Token[]): readonly Token[] => {
  const turned = whereSaid(tokens, TURNED)
  if (!turned) return tokens
  const share = whereSaid(tokens, BY_SHARE)
  const inside = (i: number) => i >= turned[0] && i <= turned[1]
  const counted = tokens.some(({ type }, i) => type === 'rank' && inside(i))
  const figure =
    share || !counted ? { type: 'metric', value: 'conversion' } : { type: 'maybe', value: 'conversion,transactions' }
  return tokens.map((token, i) => {
    if (i === turned[0]) return { ...filler(token), ...figure }
    const half = inside(i) && token.type !== 'rank'
    return half || (share && i >= share[0] && i <= share[1]) ? filler(token) : token
  })
}

const QUEUE = /^(?:(?:the|our) )?(?:queues?|lines?)$/iu
const AT_ITS = /^(?:at|its|it's|their)$/iu
const LONG = /^(?:(?:had|has|have|saw|got) )?(?:the )?(?:longest|shortest)$/iu
/** "What hour was the line longest": of a queue that is ranked by its length. */
const withLongest = (tokens: readonly Token[]): readonly Token[] => {
  const ranked = tokens.some(({ type, text }) => type === 'rank' && LONG.test(text))
  const queues = tokens.filter(
    ({ type, text }, i) =>
      (['remark', 'unknown', 'dim'].includes(type) && QUEUE.test(text)) ||
      (/^waits?$/iu.test(text) && LONG.test(tokens[i - 1]?.text ?? '')),
  )
  if (!ranked || queues.length !== 1 || tokens.some(isMeasure)) return tokens
  return tokens.map((token, i) => {
    if (token === queues[0])
      return { ...token, type: 'metric', value: QUEUE.test(token.text) ? 'queue_length' : 'queue_wait' }
    // "The line at its longest": how it was at that hour.
    const [next, then] = AT_ITS.test(token.text) ? [tokens[i + 1], tokens[i + 2]] : [undefined, undefined]
    return next && (LONG.test(next.text) || (then && LONG.test(then.text))) ? filler(token) : token
  })
}

const TURN_DAYS =
  /\bhow (?:many days|long) (?:does|did|do|has|have) (?:it|we) (?:take|taken|takes) (?:us )?to turn(?: over| round| around)?(?= )/u
const STOCK = /^(?:stock|inventory)$/iu
/** "How many days did it take us to turn over the dairy stock": the goods stand inside the figure's name. */
const withTurnDays = (tokens: readonly Token[]): readonly Token[] => {
  const asked = whereSaid(tokens, TURN_DAYS)
  const measures = tokens.filter((token, i) => isMeasure(token) && !(asked && i <= asked[1]))
  if (!asked || measures.length !== 1 || !STOCK.test(measures[0]?.text ?? '')) return tokens
  return tokens.map((token, i) => {
    if (i === asked[0]) return { ...filler(token), type: 'metric', value: 'stock_turn_days' }
    return (i > asked[0] && i <= asked[1]) || token === measures[0] ? filler(token) : token
  })
}

const GOODS = ({ name }: Token) =>
  name?.full.concat(name.short, name.part).every(({ kind }) => kind === 'product' || kind === 'category') ?? false
const HOLD =
  /^(?:have we|have we got|do we have|we have|we got|we've got|have we left|are left|are there|left|is left)$/iu
/** "How many days of shampoo have we got": how long it lasts. */
const withDaysOf = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type, text }, i) => {
    const counted = type === 'dim' && /^days?$/iu.test(text) && tokens[i - 1]?.value === 'many'
    const goods = tokens[i + 2]?.type === 'glue' ? tokens[i + 3] : tokens[i + 2]
    return counted && /^of$/iu.test(tokens[i + 1]?.text ?? '') && goods !== undefined && GOODS(goods)
  })
  const held = tokens.findIndex(({ text }, i) => i > at && HOLD.test(text))
  const measures = tokens.filter((token, i) => isMeasure(token) && i !== held)
  if (at < 0 || held < 0 || measures.length > 0) return tokens
  return tokens.map((token, i) => {
    if (i === at) return { ...token, type: 'metric', value: 'days_of_cover' }
    return i === at - 1 || i === held ? filler(token) : token
  })
}

const ANY = /^(?:have we got|have you got|we got|got) any$/iu
const LEFT = /^(?:left|left over|remaining|still|in stock|on hand)$/iu
const THERE = new Set(['prep', 'glue', 'name', 'period', 'sofar', 'place'])
/** "Have we got any croissants", "do we have any shampoo left": goods that may be there or not are asked for as stock. */
const withAny = (tokens: readonly Token[]): readonly Token[] => {
  const any = tokens.findIndex(
    ({ type, value, text }) => (type === 'be' && ANY.test(text)) || (value === 'stock_on_hand' && / any$/iu.test(text)),
  )
  const goods = tokens[any + 1]
  if (any < 0 || !goods || !GOODS(goods)) return tokens
  const left = tokens.findIndex(({ text }, i) => i > any && LEFT.test(text))
  const ends = tokens.findIndex((token, i) => i > any && token.type === 'pause')
  const rest = tokens.slice(any + 2, ends < 0 ? undefined : ends)
  // "Any shampoo coming in": what else is said of them is not that they are there.
  const there = rest.every(
    (token) => LEFT.test(token.text) || THERE.has(token.type) || /^(?:please|pls)$/iu.test(token.text),
  )
  const measures = tokens.filter((token, i) => isMeasure(token) && i !== any && i !== left)
  const asked = there && measures.length === 0 && !tokens.some(({ type }) => type === 'verb' || type === 'cmp')
  return tokens.map((token, i) => {
    if (i === any) return asked ? { ...token, type: 'metric', value: 'stock_on_hand' } : { ...token, type: 'unknown' }
    return asked && i === left ? filler(token) : token
  })
}

const COMES = /^(?:coming|comin|coming in|comin in|come in)$/iu
const ON_HAND = /^(?:stock_on_hand|days_of_cover|stock_value)\b/u
/** "How much shampoo do we have coming in": what comes is not there yet. Sales and people come in, too. */
const withComing = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  const ofGoods = measures.length === 0 && tokens.some(GOODS)
  if (!ofGoods && !measures.some(({ value }) => ON_HAND.test(value))) return tokens
  return tokens.map((token) =>
    token.type === 'filler' && COMES.test(token.text) ? { ...token, type: 'op', value: 'future' } : token,
  )
}

/** "Each day's sales": day by day, though "the day's sales" is a name of sales. */
const withEachDays = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const of = tokens[i + 1]
    const days = of?.type === 'metric' && /^day's /iu.test(of.text)
    return days && /^(?:each|every)$/iu.test(token.text) ? { ...token, type: 'each', value: 'day' } : token
  })

const RATES = new Set(['waste_rate', 'shrink_rate', 'return_rate', 'markdown_rate', 'oos_rate', 'margin_rate'])
const IN_PERCENT = /\b(?:in|as a|as|by) (?:percent|percentage|percentages|per cent|pct|%)(?: terms)?(?= )/u
/** "How much did we discount last week, in percent": of a figure that may be money or a rate, the rate; a rate is in percent anyhow. */
const withInPercent = (tokens: readonly Token[]): readonly Token[] => {
  const said = whereSaid(tokens, IN_PERCENT)
  const measures = tokens.filter(isMeasure)
  const rate = measures[0]?.value.split(',').find((one) => RATES.has(one))
  if (!said || measures.length !== 1 || !rate) return tokens
  return tokens.map((token, i) => {
    if (token === measures[0]) return { ...token, type: 'metric', value: rate }
    return i >= said[0] && i <= said[1] ? filler(token) : token
  })
}

/** "When yesterday was it highest, what hour": the second says what the first asks. */
const withWhenSaid = (tokens: readonly Token[]): readonly Token[] => {
  const hour = tokens.findIndex(({ type, value }) => type === 'which' && /^(?:hour|day)$/.test(value))
  return tokens.map((token, i) => (token.type === 'when' && i < hour ? filler(token) : token))
}

const HITS = /\b(?:hit|make|made|beat|meet|met|reach|reached|miss|missed|achieve|achieved)$/iu
const GOAL = /^(?:plan|target|budget|goal)$/iu
/** "Did we make our sales target, and by how much": the figure against its plan. */
const withGoal = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) => token.type === 'op' && GOAL.test(token.text) && tokens[i - 1]?.type === 'metric',
  )
  const hits = tokens.findIndex(({ text }, i) => i < at && HITS.test(text))
  if (at < 0 || hits < 0 || tokens.some(({ type }) => type === 'base' || type === 'cmp')) return tokens
  const between = tokens.slice(hits + 1, at - 1).every(({ type }) => type === 'glue')
  const past = tokens.slice(0, hits + 1).some(({ text }) => /\b(?:did|have|has)\b/iu.test(text))
  if (!between || !past) return tokens
  return tokens.flatMap((token, i) => {
    if (i === at) return [{ ...token, type: 'base', value: 'plan' }]
    if (i === hits) return [filler(token)]
    // "And by how much" asks for the difference that stands beside every comparison.
    const asks = i > at && token.type === 'and' && /^by how much$/iu.test(tokens[i + 1]?.text ?? '')
    return asks ? [] : [token]
  })
}

export const DESCRIBED_RULES = [
  withEachDays,
  withAny,
  withComing,
  withBoughtShare,
  withTurned,
  withLongest,
  withTurnDays,
  withDaysOf,
  withInPercent,
  withWhenSaid,
  withGoal,
]
