import type { Catalogue } from '../../core/catalogue.ts'
import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { Scope } from '../../core/scope.ts'
import { standsAlone } from './clauses.ts'
import { type Compared, compared } from './comparison.ts'
import { packsOfWeighed } from './english-packs.ts'
import { danglingPreposition, markJoins, markOnly, nameKind, unjoined } from './joins.ts'
import { type Measured, measured } from './measure-words.ts'
import type { Members } from './members.ts'
import { ownTakings } from './own-takings.ts'
import { type DateContext, saidPeriods } from './periods.ts'
import { type Layout, layout } from './ranking.ts'
import { withSizes } from './sizes.ts'
import { askedStanding } from './standing.ts'
import { type Things, thingsNamed } from './things.ts'
import { isFree, nextIndex, previousIndex, type Token, Unread } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The slots that one question says, before history and defaults. */
export interface Asked {
  readonly measured: Measured
  readonly things: Things
  readonly compared: Compared
  readonly layout: Layout
  /** The base of the turn before is not wanted any more (不用同比). */
  readonly dropsBase: boolean
  readonly wish: Frame['wish']
  /** It begins as a follow-up does ("and", "what about", 那). */
  readonly follows: boolean
  readonly total: boolean
  /** "Come to", "add up to": of one figure it says nothing, of a ranking it asks for the sum. */
  readonly adds: boolean
  /** It asks for a direction or a change, which needs something to compare with. */
  readonly changes: boolean
  /** By how much two members differ is asked, which no frame holds. */
  readonly differs: boolean
  /** 排第几: where one store stands is asked, which no frame holds; all of them are in order. */
  readonly standing: boolean
  /** 分别, 各是: each of several is meant. */
  readonly apart: boolean
  /** Several days were counted (周末两天), so that 各 may mean each of them. */
  readonly countsDays: boolean
  /** "WTD units per transaction, all stores": in a clause of its own "all" may ask for each. */
  readonly allApart: boolean
  /** "Only X and Y", "two stores": one figure for the few may be meant as well as each. */
  readonly asGroup: boolean
  /** What is named is put beside what was shown before. */
  readonly beside: boolean
  /** Two names stand side by side and nothing says that both are meant. */
  readonly loose: boolean
}

export interface Asking extends DateContext {
  readonly scope: Scope
  readonly catalogue: Catalogue
  readonly vocabulary: Vocabulary
  /** The turn before, which lacked nothing but its time. */
  readonly pending?: Frame | null
}

const addsNames = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.type === 'and' &&
  tokens[at]?.value === 'sum' &&
  tokens[previousIndex(tokens, at)]?.name !== undefined &&
  tokens[nextIndex(tokens, at)]?.name !== undefined

const DIFFERENCE = /differ|delta|gap|diff|variance|swing|spread|margin|how (?:much|many|far)|percent|%|pct|差/iu
const asksHowMuch = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ type, value, text }) => (type === 'ask' && value !== 'what' && value !== 'how') || /多少|好多|几/u.test(text),
  )
/** "Whole area", "everywhere", "all stores together": one figure for all. */
const AS_ONE =
  /\b(?:area|patch|district|cluster|territory|turf|together|combined|total|overall|as one|lot|whole|entire|everywhere|shebang|across the board)\b|口径|合计|总计|汇总|合并|加总|加起来/iu
const SUMS = /合计|一共|总共|总计|加起来|拢共|共计/u
const JUDGES = /^.(?:吗|不.|伐|不|啵)$/u

const not = (text: string) => new Unread(fault('not-understood', { text }))

const UNREAD = new Set(['op', 'unknown', 'remark', 'pron'])
/** Before these a question has not begun. */
const PRELUDE = new Set(['filler', 'soft', 'aside', 'greeting', 'opener', 'pause', 'follow'])

/** "Morning," greets only before a comma, "could we have" asks only where a question begins; elsewhere both say something. */
const opens = (tokens: readonly Token[], at: number): boolean => {
  if (tokens[at]?.type === 'greeting') return at === 0 && (tokens[1]?.type === 'pause' || tokens[1]?.spaced === true)
  return tokens[at - 1]?.type === 'pause' || tokens.slice(0, at).every((token) => PRELUDE.has(token.type))
}

const MORE: Readonly<Record<string, string>> = { better: 'best', worse: 'worst', stronger: 'best', weaker: 'worst' }
const LESS = /^(?:lower|smaller|less|fewer|thinner)$/iu

/** "Which region posted the higher UPT": of two the higher is the highest. */
const withHigherOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some(({ type }) => type === 'which') && !tokens.some(({ type }) => ['name', 'cmp', 'rank'].includes(type))
    ? tokens.map((token, i) =>
        token.type === 'more' && /^the$/iu.test(tokens[i - 1]?.text ?? '')
          ? {
              ...token,
              type: 'rank',
              value: MORE[token.text.toLowerCase()] ?? (LESS.test(token.text) ? 'lowest' : 'highest'),
            }
          : token,
      )
    : tokens

const AVERAGES = new Set(['atv', 'upt'])
const MEAN = /^(?:on average|in average|average|avg|ave|as an average)$/iu

/** A receipt's value and its pieces are averages already. */
const withoutAverage = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(({ type }) => type === 'metric' || type === 'maybe')
  if (measures.length !== 1 || !AVERAGES.has(measures[0]?.value ?? '')) return tokens
  return tokens.map((token) => (token.type === 'op' && MEAN.test(token.text) ? { ...token, type: 'filler' } : token))
}

/** "What did the store take": where nothing is ranked or split by stores, the asker's own. */
const withOwnStore = (tokens: readonly Token[]): readonly Token[] => {
  const lays = ['rank', 'topseller', 'busiest', 'which', 'each', 'when', 'place', 'more']
  if (tokens.some(({ type, name }) => lays.includes(type) || name?.full.some(({ kind }) => kind === 'store')))
    return tokens
  return tokens.map((token, i) =>
    token.type === 'dim' &&
    token.value === 'store' &&
    token.numbers.length === 0 &&
    /^(?:the|this)$/iu.test(tokens[i - 1]?.text ?? '')
      ? { ...token, type: 'place', value: 'mine' }
      : token,
  )
}

/** 海湾科技园体育场老街，四家: as many as were named. */
const countsStores = (tokens: readonly Token[], count: number): boolean =>
  tokens.some(({ type, value, numbers }) => type === 'dim' && value === 'store?' && numbers[0] === count)

/** 华东华南: two regions side by side in Chinese are both meant. Of shops (河滨花园店) it may be the name of a third. */
const inRow = (tokens: readonly Token[]): boolean => {
  const named = tokens.filter(({ name }) => name !== undefined)
  const places = named.filter((token) => ['region', 'store'].includes(nameKind(token)))
  const [first, last] = [places[0], places.at(-1)]
  if (!first || !last || named.length - places.length > 1) return false
  const alike = places.every((token) => nameKind(token) === nameKind(first) && /^\p{Script=Han}+$/u.test(token.text))
  return (
    alike &&
    (nameKind(first) === 'region' || (places.length > 2 && countsStores(tokens, places.length))) &&
    tokens.indexOf(last) - tokens.indexOf(first) === places.length - 1
  )
}

const isHanTime = (token: Token | undefined) => token?.type === 'period' && /\p{Script=Han}/u.test(token.text)

/** Who there is to tell apart, for words that leave open what is ranked or count what is meant. */
const membersIn = ({ scope, catalogue }: Asking, { said, goodsSaid, many }: Things): Members => {
  const mine = catalogue.stores.filter(({ id }) => scope.stores.includes(id))
  return {
    stores: mine.length,
    regions: new Set(mine.map(({ region }) => region)).size,
    goodsSaid,
    placed: said === 'some' || many !== null,
  }
}

/** Among others' shops nobody stands who sees only their own. */
const seesOne = ({ scope, catalogue }: Asking) => {
  const others = catalogue.stores.filter(({ id }) => !scope.stores.includes(id))
  return fault('not-allowed-store', { stores: others.map(({ id }) => id).join(', ') })
}

/** The slots of one way to read the words; every token is free or finds its use, or the question is not understood. */
export const askedIn = (said: readonly Token[], asking: Asking): Asked | Unread => {
  const standing = askedStanding(said)
  if (standing && asking.scope.stores.length === 1) return new Unread(seesOne(asking))
  const tokens = withSizes(withHigherOf(withOwnStore(withoutAverage(standing ?? said))), asking.catalogue)
  const poison = tokens.find((token) => UNREAD.has(token.type))?.text ?? packsOfWeighed(tokens, asking.catalogue)
  if (poison) return not(poison)
  const own = ownTakings(tokens, asking.scope.role)
  if (own) return new Unread(own)
  const misplaced = tokens.find(
    (token, i) => (token.type === 'greeting' || token.type === 'opener') && !opens(tokens, i),
  )
  if (misplaced) return not(misplaced.text)
  const dangling = danglingPreposition(tokens)
  if (dangling) return not(dangling.text)
  // 利润和毛利率: two figures, of which the first is open.
  const profit = tokens.find(({ type, text }) => type === 'maybe' && /^(?:利润|(?:the )?profits?)$/iu.test(text))
  if (profit && tokens.some(({ type }) => type === 'metric')) return not(profit.text)
  const used = new Set<Token>()
  const when = saidPeriods(tokens, used, asking)
  if (when instanceof Unread) return when
  const things = thingsNamed(tokens, used, asking.catalogue, asking.scope)
  if (things instanceof Unread) return things
  const base = compared(tokens, when, used)
  if (base instanceof Unread) return base
  const measure = measured(tokens, used, things.goodsSaid)
  if (measure instanceof Unread) return measure
  const form = layout(tokens, used, measure.metrics, asking.vocabulary, membersIn(asking, things))
  if (form instanceof Unread) return form
  markJoins(tokens, used)
  markOnly(tokens, used)
  const wishes = tokens.filter((token) => token.type === 'wish')
  const first = tokens.find((token) => !isFree(token))
  for (const token of tokens) {
    if (token.type === 'wish' || ['total', 'change', 'apart'].includes(token.type)) used.add(token)
    if (token.type === 'more' && (base.base || base.members)) used.add(token)
    // 多不多 asks how it stands; without a base every usual one may be meant.
    if (token.type === 'more' && JUDGES.test(token.text)) used.add(token)
    // "What were sales like" asks; "sales like last week" compares.
    if (token.type === 'like' && tokens.some((one) => one.type === 'ask' && one.value === 'what')) used.add(token)
    if (token.type === 'follow' && token === first) used.add(token)
  }
  // 不用同比: of the turn before without its base.
  const drops = tokens.filter(({ type }) => type === 'drop')
  if (drops.length > 0 && base.base !== null) return not(drops[0]?.text ?? '')
  for (const token of drops) used.add(token)
  const loose = unjoined(tokens, used)
  if (loose && loose.type !== 'name') return not(loose.text)
  // 1号2号客流: side by side in Chinese, as 和 would have it.
  const besideEachOther = tokens.some((token, i) => isHanTime(token) && isHanTime(tokens[i + 1]))
  const joins = besideEachOther || tokens.some((token) => token.value === 'and' || token.type === 'and')
  if (base.listed.length > 1 && !joins) return not(tokens.find((token) => token.type === 'period')?.text ?? '')
  const unused = tokens.find((token) => !isFree(token) && !used.has(token))
  if (unused) return not(unused.text)
  return {
    measured: measure,
    things,
    compared: base,
    layout: form,
    dropsBase: drops.length > 0,
    wish: (wishes.at(-1)?.value as Frame['wish']) ?? null,
    // "Cover on that", 它卖了多少: what was talked about before.
    follows:
      first?.type === 'follow' ||
      first?.type === 'put' ||
      first?.type === 'and' ||
      tokens.some(({ type, value }) => type === 'ref' && value === 'turn'),
    // "Riverside plus Northgate" is their sum, "Riverside and Northgate" each.
    total: tokens.some((token, i) => token.type === 'total' || addsNames(tokens, i)),
    standing: standing !== null,
    apart: tokens.some((token) => token.type === 'apart'),
    countsDays:
      base.value?.expression === 'joined-days' ||
      tokens.some(
        ({ type, value, numbers, text }) =>
          (type === 'dim' && /^day/.test(value) && (numbers[0] ?? 0) > 1) ||
          (type === 'period' && /[两三四五六七几]天$/u.test(text)),
      ),
    // 合计多少 of a ranking asks for its sum, too.
    adds: tokens.some(({ type, text }) => type === 'adds' || (type === 'ask' && SUMS.test(text))),
    changes: tokens.some((token) => token.type === 'change' || (token.type === 'more' && JUDGES.test(token.text))),
    differs:
      base.members &&
      tokens.some(
        ({ type, text }) =>
          (['change', 'cmp'].includes(type) && DIFFERENCE.test(text)) ||
          (['more', 'change'].includes(type) && asksHowMuch(tokens)),
      ),
    beside: tokens.some(({ type, value }) => type === 'beside' && value !== 'pair'),
    // S07 S10 番茄库存 分别报: each of them is meant.
    loose: loose !== undefined && !tokens.some(({ type }) => type === 'apart') && !inRow(tokens),
    asGroup: tokens.some((token) => token.type === 'only' || (token.type === 'dim' && token.numbers.length > 0)),
    allApart: tokens.some(
      (token, i) =>
        token.type === 'place' &&
        token.value === 'all' &&
        // one figure is no table: "May conversion all stores, table"
        ((standsAlone(tokens, i) && i > 0) || wishes.at(-1)?.value === 'table') &&
        !AS_ONE.test(token.text),
    ),
  }
}
