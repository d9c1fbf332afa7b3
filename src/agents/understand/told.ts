import { identifies } from './identifies.ts'
import { isFree, nextIndex, type Token } from './token.ts'
import { isAttributive } from './told-in-chinese.ts'

/** Longer than this it may hold a condition that nobody listed. */
const LONGEST = 24

/** What may stand in a story without altering what is asked elsewhere. */
const TALK = new Set([
  'remark',
  'filler',
  'glue',
  'prep',
  'ask',
  'be',
  'greeting',
  'opener',
  'soft',
  'aside',
  'pron',
  'pause',
  'like',
  'change',
  'more',
  'verb',
  'follow',
  'overview',
  'and',
  'to',
  'sofar',
  'wish',
  'when',
  'apart',
  'crit',
  'feast',
  'count',
  'put',
  'beside',
  'swap',
  'ref',
  'correct',
])
/** Things and people counted or told apart in a story about somebody: "two shops are in a state", "a friend who asks". */
const TOLD_OF = new Set(['dim', 'which'])
/** What happened, rather than what is meant. */
const EVENT =
  /^(?:ran|run|running|started|starts|finished|finishes|ended|ends|launched|began|had|been|went|came|moved|changed|broke|opened|closed|lost|found|saw|heard|tried|held|put|got|did|kicked off|wrapped up|sold out|turned up|showed up|broken|gone)$/iu
/** Operators that tell of the teller or of the day ("promo's finished", 没来): in a story of its own they alter nothing. */
const TELLS = new Set(['op:no', 'op:modal', 'op:circumstance', 'op:loose', 'op:future', 'op:because', 'op:clock'])
/** Of these a story leaves open whether they are meant to narrow what is asked. */
const SLICES = new Set(['attribute', 'share', 'target', 'price', 'quantity'])
/** What the asking may take from a story when it points back at it. */
export const CARRIED = new Set(['name', 'period', 'figure-date', 'metric', 'maybe'])
/** Who wants something says what is asked: 我要, "I need". Only whole phrases of waiting and asking are read there. */
const WISHES =
  /^(?:wants?|wanted|needs?|needed|means?|meant|prefer|likes?|love|loves?|care|cares|interested|talk|talking|after|要|想要|需要|指|看|说的是|是说|问的是)$/iu

/** What is talked about may be what is asked about. */
const TOPICS =
  /^(?:looks?|looking|talk|talking|about|on about|regarding|interested|concerned|concerns?|focus|focusing|refer|referring|speak|speaking|thinking|think|asking|asks?|asked|checking|reviewing|comparing|问|问的|说|讲|看|管|查)$/iu
const MOST_UNKNOWN = 6

/** Verbs that say what belongs to a figure: who "doesn't count the deliveries" asks for another one. */
export const ACCOUNTS =
  /^(?:(?:ac)?count|includ|exclud|ignor|omit|skip|dropp?|remov|deduct|subtract|discount|filter|limit|restrict|separat|exempt|assum|suppos|consider|treat|allow|adjust|stripp?|add|combin|merg|averag|divid|multipl|estimat|only)(?:e?s|ed?|ing|y|ies|ied)?$|算|统计|计入|计算|含|扣|减|剔|筛|限|包括|归|合并|分摊/iu

const SOLD = /卖|缺货|断货|走货|动销|滞销|畅销/u

const WHEN_IT_WAS = /^(?:before|after|while|whilst|until|till|once|during)$/iu
const PAST = /^(?:[a-z]{2,}ed|was|were|had|did|came|went|got|rang|left|began|ran|sold|took|broke|shut)$/iu
/** What somebody is about to do: "before I go home", "before we cash up". */
const LEAVES = /^(?:go|cash up|cashing up)$/iu
/** "Before the promo started", "while the till was down": a time of what is asked, and no story; "before the boss rings" is when one asks. */
export const isOfAPast = (words: readonly Token[]): boolean => {
  const [first] = words.filter(({ type }) => type !== 'filler' && type !== 'glue')
  return (
    WHEN_IT_WAS.test(first?.text ?? '') &&
    words.some(
      ({ type, text }) => (type === 'verb' && !LEAVES.test(text)) || text.split(' ').some((word) => PAST.test(word)),
    )
  )
}

const SOMEBODY = /[我咱俺他她你姐哥总]|老板|店长|经理|领导|同事|督导|^[小老]\p{Script=Han}$/u

type Told = 'story' | 'unsure' | null

export const isWho = (token: Token) =>
  (token.type === 'remark' && ['who', 'what', 'is'].includes(token.value)) ||
  (token.type === 'glue' && /^(?:i|we|我|我们|咱|咱们|俺|俺们)$/iu.test(token.text))
const isVerb = (token: Token | undefined) =>
  token !== undefined &&
  ((token.type === 'remark' && (token.value === 'verb' || token.value === 'start' || token.value === 'does')) ||
    token.type === 'be' ||
    token.type === 'verb' ||
    (token.type === 'op' && token.value === 'modal') ||
    (token.type === 'glue' && /^[在是]$/u.test(token.text)) ||
    (token.type === 'soft' && /^\p{Script=Han}{2}/u.test(token.text)) ||
    token.text.toLowerCase() === "'s")

/** "Garden's conversion", "Riverside's out of stocks": whose, and no verb. */
const isWhose = (clause: readonly Token[], at: number): boolean =>
  clause[at]?.text.toLowerCase() === "'s" &&
  ['metric', 'maybe', 'name', 'period', 'figure-date', 'pause'].includes(
    (clause[at + 1]?.type === 'pause' ? 'pause' : clause[nextIndex(clause, at)]?.type) ?? 'pause',
  )

/** These begin a clause that restricts, or that says what is asked about. */
export const BINDS =
  /^(?:(?:ac|dis)?counting|(?:ex|in)cluding|ignoring|omitting|leaving|minus|taking|skipping|looking|comparing|assuming|considering|according|regarding|concerning|using|starting|beginning|ending|adding|dropping|stripping|allowing|barring|missing|lacking|being|following|pending|splitting|ranking|sorting|showing|giving|going|only|talking|speaking|asking|needing|wanting|meaning|depending|selling|buying|during)$/iu
/** "Walked the aisles", "settling a bet", "been wondering": told without a subject. A bare verb would be an order. */
const isToldForm = (token: Token): boolean =>
  (token.type === 'unknown' || token.type === 'remark' || token.type === 'be') &&
  !BINDS.test(token.text) &&
  /(?:[a-z]{3}ed|[a-z]{3}ing)$|^(?:been|had|lost|forgot|left|came|went|heard|saw|told|sat|stood|ran|wasn't|didn't|couldn't|haven't|can't)$/iu.test(
    token.text,
  )
/** "There was a match on", "we need a greeter": the lexicon may know the subject with its verb as one phrase. */
const isOpening = (token: Token): boolean =>
  token.type === 'filler' && /^(?:there(?:'s| is| was| are| were)|i've|we've|i was|i am|i'm)\b/iu.test(token.text)

const PRONOUN = /^(?:i|we|he|she|they|you|everyone|everybody|someone|somebody|nobody)$/iu
const isWord = (token: Token | undefined) => token !== undefined && ['unknown', 'remark', 'glue'].includes(token.type)

/** "A gentleman has telephoned", "summer is coming": a subject that nobody knows, and its verb. */
const unknownSubject = (clause: readonly Token[]): readonly Token[] | null => {
  const verb = clause.findIndex(
    (token) => token.type === 'be' || (token.type === 'remark' && (token.value === 'verb' || token.value === 'is')),
  )
  const subject = clause.slice(0, Math.max(verb, 0)).filter(({ type }) => type !== 'filler' && type !== 'aside')
  const said = subject.filter(({ type }) => type === 'unknown')
  return said.length > 0 && subject.length <= 4 && subject.every(isWord) ? said : null
}

const MOODS = /^(?:was|were|is|felt|feels|looked|looks|seemed|seems|'s|turned out|came in)$/iu
/** "Yesterday was the regatta", "Saturday felt like a ghost town": what a day was like. */
const isOfADay = (clause: readonly Token[]): boolean => {
  const first = clause.findIndex(
    ({ type }) => type !== 'filler' && type !== 'glue' && type !== 'aside' && type !== 'greeting',
  )
  const [day, verb, next] = [clause[first], clause[first + 1], clause[first + 2]]
  return (
    day?.type === 'period' &&
    MOODS.test(verb?.text ?? '') &&
    next !== undefined &&
    clause.at(-1)?.text !== '?' &&
    !clause.some(
      ({ type, name }) => type === 'metric' || type === 'maybe' || name !== undefined || type === 'figure-date',
    ) &&
    clause.filter(({ type }) => type === 'period').length === 1
  )
}

/** A clause tells something when it has a subject with its verb, or begins as telling does ("been off", 刚开完会). */
const tells = (clause: readonly Token[]): boolean => {
  const first = clause.find((token) => (!isFree(token) || token.type === 'be') && token.type !== 'and')
  if (first?.type === 'remark' && (first.value === 'start' || first.value === 'does')) return true
  // "Is it calculated on 7 days?" asks.
  if (first && isToldForm(first) && first.text.length > 3 && clause.at(-1)?.text !== '?') return true
  if (clause.some((token, i) => isOpening(token) && clause.slice(i + 1).some(({ type }) => type === 'remark')))
    return true
  return clause.some((token, i) => {
    if (token.type === 'remark' && (token.value === 'is' || token.value === 'it' || token.value === 'does')) return true
    if (token.type === 'be' && /^(?:it's|its)$/iu.test(token.text)) return true
    // "Before I sign the order": what follows a pronoun is its verb.
    const next = clause[i + 1]
    if (PRONOUN.test(token.text) && isWho(token) && (next?.type === 'unknown' || next?.type === 'remark')) return true
    const isSubject = isWho(token) || token.type === 'name' || (token.type === 'op' && token.value === 'circumstance')
    return isSubject && [1, 2, 3].some((step) => isVerb(clause[i + step]) && !isWhose(clause, i + step))
  })
}

const SAYS = new Set(['verb', 'is', 'it', 'does', 'start'])
/** A number that is no count of people or hours restricts. */
const AMOUNTS = /^(?:hundreds?|thousands?|millions?|dozens?|scores?|fifty|sixty|seventy|eighty|ninety)$/iu
const isJust = (token: Token) => token.type === 'only' && /^(?:just|就|才)$/iu.test(token.text)

/** A word of number is no operator in a story ("till two", 三号门). */
const isCount = (text: string) =>
  /^(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|\d{1,2}(?:am|pm|th|st|nd|rd|%|k))$/iu.test(
    text,
  )

/**
 * Does this clause only tell? A finite sentence about somebody may hold words that nobody knows (a name, a place, a mood): it has
 * no operator, so it restricts nothing. Other clauses with unknown words are `unsure`.
 */
export const toldBy = (clause: readonly Token[], lenient = false): Told => {
  if (clause.length > LONGEST || clause.some(({ type }) => type === 'ask')) return null
  if (clause.some(({ text }) => AMOUNTS.test(text))) return null
  // 系统卡的时候: says when, and is about nobody.
  const last = clause.findLast(({ type }) => type !== 'pause')?.text ?? ''
  if (/(?:的?时候|那会儿?|那阵子?|期间)$/u.test(last) && !clause.some(({ text }) => SOMEBODY.test(text))) return null
  // 各 大区要一下: tells apart what is asked.
  if (clause[0]?.type === 'apart') return null
  if (clause.some((token) => token.type !== 'filler' && token.name === undefined && ACCOUNTS.test(token.text)))
    return null
  const words = clause.filter(({ type }) => type !== 'pause')
  if (isOfAPast(words)) return null
  // "Sadly", 热煞了: one or two words of mood.
  if (words.length <= 2 && words.length > 0 && words.every((token) => token.type === 'remark' && token.value === ''))
    return 'story'
  // "Regional look": two words that could name a cut.
  if (words.length <= 2 && !words.some(({ type, value }) => type === 'remark' && SAYS.has(value))) return null
  const stranger = unknownSubject(clause)
  const ofADay = isOfADay(clause)
  if (!tells(clause) && stranger === null && !ofADay) return null
  const first = clause.find((token) => (!isFree(token) || token.type === 'be') && token.type !== 'and')
  const personal =
    stranger !== null ||
    ofADay ||
    (first && isToldForm(first)) ||
    (first?.name !== undefined &&
      [1, 2].some((step) => {
        const at = clause.indexOf(first) + step
        return isVerb(clause[at]) && !isWhose(clause, at)
      })) ||
    clause.some(
      (token) =>
        isWho(token) || isOpening(token) || (token.type === 'remark' && ['start', 'does'].includes(token.value)),
    )
  let unknown = 0
  let slices = 0
  for (const [i, token] of clause.entries()) {
    if (TALK.has(token.type) || CARRIED.has(token.type)) continue
    if (token.type === 'unknown') {
      if (!/^[\p{L}'\d]+$/u.test(token.text)) return null
      if (!isCount(token.text)) unknown++
      continue
    }
    if (isJust(token) && clause[i + 1]?.type === 'remark') continue
    if (token.type === 'place' && token.value === 'mine') continue
    if (personal && TOLD_OF.has(token.type) && i > 0) continue
    // "They've had a right markdown fest": told by somebody, a slice of the data may still be what is meant.
    if (personal && token.type === 'op' && SLICES.has(token.value)) {
      slices++
      continue
    }
    const tellsOnly = token.type === 'op' && TELLS.has(`op:${token.value}`) && personal
    if (!tellsOnly || (token.value === 'because' && i > 0)) return null
  }
  if (identifies(clause)) return 'unsure'
  const does = clause.some((token) => token.type === 'remark' && token.value === 'does')
  // "After lunch" tells when.
  const isAfter = (i: number) => clause[i]?.text === 'after' && clause[i + 1]?.type === 'op'
  if (!does && clause.some((token, i) => WISHES.test(token.text) && !isAfter(i))) return 'unsure'
  // "I might shuffle some about": at the end it has no topic.
  const isTopic = clause.some(
    (token, i) => TOPICS.test(token.text) && !(token.text === 'about' && (clause[i + 1]?.type ?? 'pause') === 'pause'),
  )
  const happened = clause.some((token) => EVENT.test(token.text))
  if (slices > 0 && (isTopic || !happened || !lenient)) return lenient || !happened || isTopic ? 'unsure' : 'story'
  // "Trafford had a leak": a shop that nobody knows may be meant.
  const several = clause.some(({ text }) => /^(?:are|were|have)$/iu.test(text))
  const isShop = (text: string) => /^[A-Z]|\p{Script=Han}/u.test(text) && !(several && /[^s]s$/u.test(text))
  if (stranger?.some(({ text }) => isShop(text))) return 'unsure'
  // 老板要鲜花的: whose, or which, may be meant.
  if (unknown > 0 && isAttributive(clause)) return 'unsure'
  // 我怀疑锅包肉卖得不好: goods that nobody knows may be what is asked about.
  if (unknown > 0 && clause.some(({ text }) => SOLD.test(text))) return 'unsure'
  if (unknown === 0) return 'story'
  return personal && !isTopic && unknown <= MOST_UNKNOWN ? 'story' : 'unsure'
}
