import { isMeasure } from './english-words.ts'
import type { Token } from './token.ts'
import { asFiller, whereSaid } from './where-said.ts'

/** Visitors as English tells of them: who came in, what share of them bought, which shop they walked into. */

const isPlace = ({ name }: Token) =>
  name !== undefined && name.full.length > 0 && name.full.every(({ kind }) => kind === 'store' || kind === 'region')
const PEOPLE =
  '(?:people|ppl|visitors|shoppers|customers|folks?|punters|everybody|everyone|those|walk-?ins|foot ?traffic|footfall)'
const CAME =
  '(?:walked|came|come|stepped|popped|wandered|turned up|set foot|got)(?: (?:in|inside|through|thru))?(?: (?:the|our) (?:doors?|store|shop))?|visited(?: us| the (?:store|shop))?|entered(?: the (?:store|shop))?'
const OF = '(?:(?:of|out of) )?(?:all )?(?:(?:the|our|its|their) )?'
const SHARE =
  /(?:\b(?:what|which) )?(?:\b(?:share|percentage|percent|per cent|pct|proportion|fraction)|%) (?:(?:of|actually|actualy|really) )*/u
const CAME_IN = new RegExp(`\\b${OF}${PEOPLE}(?: (?:who|that))?(?: (?:${CAME}))?(?= )`, 'u')
const BOUGHT =
  /\b(?:(?:actually|actualy|really|ended up|ever) )*(?:(?:bought|buy|buys|buying|purchased|purchase)(?: (?:something|smth|sth|anything|a thing))?|(?:made|make|making) a purchase|(?:left|walked out) with (?:something|anything)|became (?:buyers|customers))(?= )/u
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
    i === share[0] ? { ...asFiller(token), type: 'metric', value: 'conversion' } : said(i) ? asFiller(token) : token,
  )
}

const WALKED =
  /\bhow many (?:(?:people|folks?|shoppers|customers|visitors|punters|souls|bodies) )?(?:have |has )?(?:walked|came|come|went|stepped|popped|wandered|stopped)(?: in)?(?: into| to| by| in(?:to)? at)(?= )/u
/** "How many people walked into Riverside yesterday": the door is a shop's that is named. */
const withWalkedInto = (tokens: readonly Token[]): readonly Token[] => {
  const walked = whereSaid(tokens, WALKED)
  const store = walked && tokens[walked[1] + 1]
  const inside = (i: number) => walked !== null && i >= walked[0] && i <= walked[1]
  if (!walked || !store || !isPlace(store) || tokens.some((token, i) => isMeasure(token) && !inside(i))) return tokens
  return tokens.map((token, i) =>
    i === walked[0] ? { ...asFiller(token), type: 'metric', value: 'footfall' } : inside(i) ? asFiller(token) : token,
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
    if (i === turned[0]) return { ...asFiller(token), ...figure }
    const half = inside(i) && token.type !== 'rank'
    return half || (share && i >= share[0] && i <= share[1]) ? asFiller(token) : token
  })
}

const IN_PERSON = /(?:^|\b)(?:people|ppl|folks|bodies)$/iu
const isTimeOf = (token: Token | undefined) =>
  token === undefined || ['period', 'figure-date', 'sofar', 'pause', 'since'].includes(token.type)
/** "Ppl in so far today": before a time or at an end "in" is through the door, so that they were no receipts. */
const withPeopleIn = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ type, text }, i) =>
      type === 'maybe' && IN_PERSON.test(text) && /^in$/iu.test(tokens[i + 1]?.text ?? '') && isTimeOf(tokens[i + 2]),
  )
  if (at < 0 || tokens.filter(isMeasure).length > 1) return tokens
  return tokens.map((token, i) => {
    if (i === at) return { ...token, type: 'metric', value: 'footfall' }
    return i === at + 1 ? asFiller(token) : token
  })
}

export const VISITOR_RULES = [withBoughtShare, withWalkedInto, withTurned, withPeopleIn]
