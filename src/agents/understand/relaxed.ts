import type { Token } from './token.ts'

/** A question with some of its words left aside, and by which rule: what may be offered, never what is answered. */
export interface Relaxed {
  readonly rule: string
  readonly tokens: readonly Token[]
}

const UNREAD = new Set(['unknown', 'remark', 'pron', 'soft', 'aside'])
/** Operators that often tell of the teller: "I can't find", 没来. Whether they do is the ranker's guess. */
const TELLING = new Set(['modal', 'no', 'circumstance', 'loose', 'because', 'clock', 'future'])
const MEASURES = new Set(['metric', 'maybe', 'topseller'])
const PERIODS = new Set(['period', 'figure-date', 'sofar'])
const COMPARES = new Set(['against', 'base', 'cmp', 'change'])
/** Words that fill no slot of a frame. */
const NO_SLOT = new Set(
  `filler glue prep pause ask be greeting opener soft adds ref unknown remark pron aside op verb like more follow when apart
   correct overview each only wish`.split(/\s+/),
)

const isUnread = (token: Token) => UNREAD.has(token.type)
const isTelling = (token: Token) => isUnread(token) || (token.type === 'op' && TELLING.has(token.value))
const without = (tokens: readonly Token[], drops: (token: Token) => boolean) => tokens.filter((token) => !drops(token))

const clausesIn = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const clauses: Token[][] = [[]]
  for (const token of tokens) {
    clauses.at(-1)?.push(token)
    if (token.type === 'pause') clauses.push([])
  }
  return clauses.filter((clause) => clause.some((token) => token.type !== 'pause'))
}

/** One figure and one period out of several, with everything else but the comparison. */
const oneOfEach = (slots: readonly Token[]): readonly Relaxed[] => {
  const measures = slots.filter(({ type }) => MEASURES.has(type))
  const periods = slots.filter(({ type }) => PERIODS.has(type))
  const rest = slots.filter(({ type }) => !MEASURES.has(type) && !PERIODS.has(type) && !COMPARES.has(type))
  const pairs = measures.flatMap((measure) =>
    periods.length === 0 ? [[measure]] : periods.map((one) => [measure, one]),
  )
  return pairs.map((pair) => ({
    rule: 'one-of-each',
    tokens: slots.filter((token) => pair.includes(token) || rest.includes(token)),
  }))
}

/** 我要 with nothing after it wants what was left aside. */
const opening = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(({ type }, at) => type !== 'opener' || tokens.slice(at + 1).some((one) => !NO_SLOT.has(one.type)))

/** Ways to leave words aside, from the mildest to the boldest; some of them may be the same. */
export const relaxations = (tokens: readonly Token[]): readonly Relaxed[] => {
  const clauses = clausesIn(tokens)
  const clean = clauses.filter((clause) => !clause.some(({ type }) => type === 'unknown' || type === 'op')).flat()
  const measured = clauses.filter((clause) => clause.some(({ type }) => type === 'metric' || type === 'maybe')).flat()
  const last = clauses.at(-1) ?? []
  const slots = without(tokens, ({ type }) => NO_SLOT.has(type))
  const named = slots.filter(({ type }) => MEASURES.has(type) || PERIODS.has(type) || type === 'name')
  const ways: readonly Relaxed[] = [
    { rule: 'without-unread', tokens: opening(without(tokens, isUnread)) },
    { rule: 'clean-clauses', tokens: clean },
    { rule: 'measured-clauses', tokens: measured },
    { rule: 'measured-without-unread', tokens: without(measured, isUnread) },
    { rule: 'last-clause', tokens: last },
    { rule: 'last-without-unread', tokens: without(last, isUnread) },
    { rule: 'without-telling', tokens: without(tokens, isTelling) },
    { rule: 'measured-without-telling', tokens: without(measured, isTelling) },
    { rule: 'slots', tokens: slots },
    ...oneOfEach(slots),
    { rule: 'named', tokens: named },
  ]
  return ways.filter((way) => way.tokens.length > 0 && way.tokens.length < tokens.length)
}
