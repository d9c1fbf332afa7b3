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

const QUEUE = /^(?:(?:the|our) )?(?:queues?|line)$/iu
const AT_ITS = /^(?:at|its|it's|their)$/iu
const LONG = /^(?:the )?(?:longest|shortest)$/iu
/** "What hour was the line longest": of a queue that is ranked by its length. */
const withLongest = (tokens: readonly Token[]): readonly Token[] => {
  const ranked = tokens.some(({ type, text }) => type === 'rank' && LONG.test(text))
  const queues = tokens.filter(({ type, text }) => (type === 'remark' || type === 'unknown') && QUEUE.test(text))
  if (!ranked || queues.length !== 1 || tokens.some(isMeasure)) return tokens
  return tokens.map((token, i) => {
    if (token === queues[0]) return { ...token, type: 'metric', value: 'queue_length' }
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

export const DESCRIBED_RULES = [withBoughtShare, withTurned, withLongest, withTurnDays, withWhenSaid, withGoal]
