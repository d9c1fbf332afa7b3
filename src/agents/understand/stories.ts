import { isBelief, isQuotient } from './beliefs.ts'
import { clausesOf } from './clauses.ts'
import { nameKind } from './joins.ts'
import { isPurpose } from './purposes.ts'
import { isFree, type Token } from './token.ts'
import { CARRIED, isWho, toldBy } from './told.ts'
import { isBareDeed, isToldInChinese } from './told-in-chinese.ts'
import { isToldInEnglish } from './told-in-english.ts'
import { isToldWhole } from './whole-told.ts'

const isContent = (token: Token) =>
  CARRIED.has(token.type) ||
  ['rank', 'each', 'topseller', 'busiest', 'which', 'dim', 'base', 'against', 'cmp', 'place', 'wish'].includes(
    token.type,
  )

/** Where the asking may begin after a story without a pause, and where a story may begin after the asking. */
const BEGINS = new Set([
  'ask',
  'which',
  'metric',
  'maybe',
  'name',
  'period',
  'filler',
  'opener',
  'overview',
  'rank',
  'wish',
  'place',
  'topseller',
  'figure-date',
])
const isStory = (clause: readonly Token[]) => isToldWhole(clause) || toldBy(clause) === 'story'
/** "Days of | stock in the store": a sentence that is told does not end on these, so the asking has begun before. */
const OPEN_END = /^(?:of|for|by|per|with|without|from|than|to|the|an?|our|my|your|its|and|or|vs|versus)$/iu
const leads = (clause: readonly Token[]): number => {
  for (let at = clause.length - 1; at > 0; at--) {
    if (at === 1 && !isToldWhole(clause.slice(0, 1))) continue
    const next = clause[at]
    // 门口排长队了昨天客流多少: 了 ends what is told.
    const ended = /^[了啦]$/u.test(clause[at - 1]?.text ?? '') ? at - 2 : at - 1
    // 系统卡的时候昨天客流多少: says when.
    if (/^(?:的?时候|那会儿?|那阵子?|期间)/u.test(next?.text ?? '')) continue
    if (OPEN_END.test(clause[ended]?.text ?? '')) continue
    if (!next || !BEGINS.has(next.type) || clause[ended]?.type !== 'remark') continue
    const head = clause.slice(0, at)
    if (!head.some(isContent) && isStory(head) && clause.slice(at).some(isContent)) return at
  }
  return 0
}
const HAN = /\p{Script=Han}/u
const UNTOLD = new Set(['remark', 'op', 'unknown', 'be'])
const TELLER = /^(?:我们?|咱们?|俺们?)/u
const trails = (clause: readonly Token[]): number => {
  for (let at = 1; at < clause.length; at++) {
    const token = clause[at]
    // 但 at the end begins what was not said; 店长突然问我 is a whole remark.
    if (at === clause.length - 1 && token?.value !== 'does' && token?.value !== 'whole') continue
    const teller = token !== undefined && TELLER.test(token.text)
    if (
      !token ||
      !(token.type === 'remark' || teller || isWho(token) || ['because', 'circumstance'].includes(token.value))
    )
      continue
    const tail = clause.slice(at)
    if (tail.some(isContent) || !clause.slice(0, at).some(isContent)) continue
    // 库存还有几多我要调货: spoken without a pause, the teller begins what is told.
    if (isStory(tail) || (isPurpose(tail) && (teller || HAN.test(token.text)))) return at
  }
  return clause.length
}

const POINTS =
  /^(?:there|then|it|its|they|them|their|those|that|these|he|she|him|his|her|ones?|such|那儿|那里|那边|它|它们|他|她|他们|那个|这个|那些|这些|其中)$/iu
const REFERS = new Set([
  'it',
  'them',
  'they',
  'those',
  'these',
  'that',
  'its',
  'their',
  '它',
  '它们',
  '这个',
  '那个',
  '这些',
  '那些',
  '这家',
  '那家',
])
const THEN =
  /^(?:that (?:day|week|month|weekend|year)|on that day|(?:that|the whole|in the|for the|in that|for the whole|in the whole|over the whole) (?:day|week|month|period|year|weekend)|for the (?:whole|full|entire) (?:day|week|month|year)|那天|当天|那一天|那周|那个月|那个周末|那几天|整个月|整月|全月|一整天|全天)$/iu

const key = (token: Token) =>
  `${token.type}:${token.value}:${token.numbers.join()}:${token.name ? JSON.stringify(token.name.full) : ''}`
const kindOf = (token: Token) =>
  token.type === 'maybe' ? 'metric' : token.type === 'figure-date' ? 'period' : token.type

/** 饮料在中山路店库存有多少: every word of it is read, and a figure is asked for; its 在 tells of nobody. */
const isAskedPlainly = (clause: readonly Token[]): boolean =>
  clause.some(({ type, text }) => type === 'metric' && HAN.test(text)) && !clause.some(({ type }) => UNTOLD.has(type))

/** "I'm at Riverside. Drinks sales yesterday?": a place beside goods may belong to them. */
const sameKinds = (told: readonly Token[], own: readonly Token[]): boolean => {
  const kindOfThing = (token: Token) => (token.name ? nameKind(token) : 'metric')
  const kinds = new Set(own.map(kindOfThing))
  const isGoods = (kind: string) => kind === 'product' || kind === 'category'
  return told.every((token) => {
    const kind = kindOfThing(token)
    return kinds.has(kind) || (isGoods(kind) && [...kinds].some(isGoods))
  })
}

const LEVELS = new Set(['stock_on_hand', 'days_of_cover'])

/** "Somebody rang about strawberries, how many have we got in": the goods are not said again. */
const isElliptic = (asking: readonly Token[]): boolean =>
  asking.some(({ type, value }) => (type === 'maybe' || type === 'metric') && LEVELS.has(value)) &&
  asking.some(({ type, text }) => type === 'ask' || /^(?:how many|what stock)/iu.test(text)) &&
  !asking.some(({ type }) => ['each', 'rank', 'dim', 'which', 'place', 'name', 'total'].includes(type))

/** "What have we taken" is a figure, too. */
const ASKS_ITSELF = new Set(['verb', 'topseller'])

const PAUSE: Token = { type: 'pause', value: 'and', numbers: [], text: ',' }

export interface Untold {
  readonly tokens: readonly Token[]
  readonly certain: boolean
  /** With a time that only the story tells, for when the asking needs one and has none. */
  readonly dated?: readonly Token[]
}

/** 香蕉都黑掉了，我们香蕉还能卖几天: told of what the asking names itself. */
const withoutSaidNames = (clause: readonly Token[], all: readonly Token[]): readonly Token[] =>
  clause.map((token) =>
    token.name &&
    HAN.test(token.text) &&
    all.some((one) => !clause.includes(one) && one.name && key(one) === key(token))
      ? { ...token, type: 'remark', value: 'who' }
      : token,
  )

/**
 * The question without the sentences that only tell something: who waits, what was on, how one feels. Such a sentence is finite
 * and a closed world of its own: words of telling, and no word that restricts, ranks, compares or counts. A name, a time or a
 * figure in it counts for what is asked where the asking points back at it, and nothing where the asking has its own.
 */
export const withoutStories = (tokens: readonly Token[], lenient = false): Untold => {
  const untold = !tokens.some(({ type, text }) => ['remark', 'op', 'unknown'].includes(type) || text === '参考')
  if (untold && !clausesOf(tokens).some(isToldInEnglish)) return { tokens, certain: true }
  const asking: Token[] = []
  const told: Token[] = []
  for (const clause of clausesOf(tokens)) {
    if (isAskedPlainly(clause)) {
      asking.push(...clause)
      continue
    }
    const known =
      isToldWhole(clause) ||
      isToldInChinese(clause) ||
      isToldInEnglish(clause) ||
      isBareDeed(clause) ||
      isBelief(clause) ||
      isQuotient(clause) ||
      isToldInChinese(withoutSaidNames(clause, tokens)) ||
      isPurpose(clause)
    const how = known ? 'story' : toldBy(clause, lenient)
    if (how === 'story' || (lenient && how === 'unsure')) {
      told.push(...clause)
      continue
    }
    const from = leads(clause)
    const rest = clause.slice(from)
    const to = trails(rest)
    asking.push(...rest.slice(0, to))
    // What was left out parts what stands around it: "Monday trade meeting in ten: last week".
    const end = rest.at(-1)
    if (to < rest.length && end?.type === 'pause' && /^[a-z]/iu.test(rest[0]?.text ?? '')) asking.push(end)
  }
  if (asking.length === tokens.length) return { tokens, certain: true }
  if (!asking.some((token) => !isFree(token))) return { tokens, certain: true }
  const carried: Token[] = []
  const onlyTold: Token[] = []
  let certain = !lenient
  // What the asking points back at may be the unknown thing that was told of.
  const unknownThing = ({ type, text }: Token) => type === 'unknown' && !/(?:ing|ed|ly)$/iu.test(text)
  if (told.some(unknownThing) && asking.some((token) => POINTS.test(token.text))) certain = false
  const points = asking.some((token) => token.type === 'pron' && REFERS.has(token.text.toLowerCase()))
  const pointsInTime = asking.some((token) => THEN.test(token.text))
  for (const kind of ['name', 'period', 'metric']) {
    const inStory = told.filter((token) => kindOf(token) === kind)
    if (inStory.length === 0) continue
    const own = asking.filter((token) => kindOf(token) === kind || (kind === 'metric' && ASKS_ITSELF.has(token.type)))
    const repeated = inStory.every((token) => own.some((other) => key(other) === key(token)))
    if (repeated) continue
    // A time of its own outweighs one that was only told.
    if (kind === 'period' && own.length > 0) continue
    // What is asked for by its own name needs none from a story, unless it points back at it.
    if (own.length > 0) certain &&= !asking.some((token) => POINTS.test(token.text)) && sameKinds(inStory, own)
    else if (kind === 'name' ? points : kind === 'period' ? pointsInTime : points && inStory.length === 1)
      carried.push(...inStory)
    else if (kind === 'name' && isElliptic(asking)) carried.push(...inStory)
    else if (kind === 'name' && lenient) carried.push(...inStory)
    else if (kind === 'name') return { tokens, certain: true }
    else if (kind === 'period') onlyTold.push(...(inStory.length === 1 ? inStory : []))
    else certain = false
  }
  const names = carried.some((token) => token.type === 'name')
  const referring = asking.map((token) =>
    token.type === 'pron' &&
    carried.length > 0 &&
    (names || carried.some(({ type }) => type === 'metric' || type === 'maybe')) &&
    REFERS.has(token.text.toLowerCase())
      ? { ...token, type: 'ref' }
      : token,
  )
  const withCarried = (some: readonly Token[]) => [...some.flatMap((token) => [token, PAUSE]), ...referring]
  const all = { tokens: withCarried(carried), certain }
  return onlyTold.length > 0 ? { ...all, dated: withCarried([...carried, ...onlyTold]) } : all
}
