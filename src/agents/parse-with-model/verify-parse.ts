import type { Frame } from '../../core/frame.ts'
import type { Reading } from '../understand/reading.ts'
import { type Token, Unread } from '../understand/token.ts'
import type { OpenedQuestion } from '../understand/understand.ts'
import { hidesAmong } from './check-leftover.ts'
import type { ModelParse } from './model-parse.ts'
import { type QuotedWords, quotedWords } from './quoted-words.ts'
import { sameAsParse } from './same-as-parse.ts'
import { asMetric, asName, type Fit, fitsForm, fitsMetric, fitsName } from './slot-words.ts'

/** Why a parse was not accepted: for tests and reports, never shown to an asker. */
export type Refusal = 'span' | 'uncovered' | 'value' | 'hides' | 'condition' | 'grammar' | 'outside' | 'differs'

/** What may be made of a parse: frames to tap, which are always the grammar's own, or nothing. */
export type Verified =
  | { readonly kind: 'offer'; readonly frames: readonly Frame[] }
  | { readonly kind: 'refused'; readonly why: Refusal }

export interface ParsedQuestion {
  readonly text: string
  readonly opened: OpenedQuestion
  /** What the turn before was understood as. */
  readonly previous: Frame | null
}

/** Words that must be quoted: unread ones, and names. What else the lexicon knows is kept, and the grammar accounts for it. */
const QUOTED = new Set(['unknown', 'remark', 'pron', 'aside', 'op', 'name'])
const PERIODS = new Set(['period', 'figure-date'])
/** Known words that nobody quotes and that narrow or widen what is asked: values without them would be another question. */
const NARROWS = new Set([
  'only',
  'each',
  'dim',
  'rank',
  'cmp',
  'from',
  'since',
  'since-end',
  'place',
  'topseller',
  'busiest',
  'base',
  'against',
  'adds',
  'total',
  'correct',
  'metric',
  'maybe',
  'period',
  'figure-date',
])
const COMPARES = new Set(['cmp', 'against', 'base'])
const VERSUS: Token = { type: 'cmp', value: '', numbers: [], text: 'vs' }

const refused = (why: Refusal): Verified => ({ kind: 'refused', why })

/**
 * Believes nothing of a model's parse but what code finds again (understanding.md, "The small model as a parser"): every word
 * is quoted once, each quoted phrase can mean its value, nothing that alters hides among the words left aside, and the
 * grammar makes the same frame of the words that are kept, or else of the quoted values. It must hide nothing in any way to
 * cut the text into words.
 */
export const verifyParse = (parse: ModelParse, question: ParsedQuestion): Verified => {
  if (parse.leftover.some(({ role }) => role === 'condition')) return refused('condition')
  const verdicts = question.opened.covers.map((tokens) => verifyCover(parse, tokens, question))
  const bad = verdicts.find((one) => one.kind === 'refused' && (one.why === 'hides' || one.why === 'outside'))
  if (bad) return bad
  const frames = verdicts.flatMap((one) => (one.kind === 'offer' ? one.frames : []))
  const distinct = frames.filter((frame, i) => frames.findIndex((one) => same(one, frame)) === i)
  return distinct.length > 0 ? { kind: 'offer', frames: distinct } : (verdicts[0] ?? refused('grammar'))
}

const same = (a: Frame, b: Frame) => JSON.stringify(a) === JSON.stringify(b)

const verifyCover = (
  parse: ModelParse,
  tokens: readonly Token[],
  { text, opened, previous }: ParsedQuestion,
): Verified => {
  const words = quotedWords(text, tokens)
  const slots = slotsIn(parse, words)
  if (typeof slots === 'string') return refused(slots)
  const aside = new Set<Token>()
  for (const { text: span } of parse.leftover) {
    const found = words.take(span)
    if (!found) return refused('span')
    for (const token of found) aside.add(token)
  }
  const unsaid = (type: string) => QUOTED.has(type) || (parse.period === null && PERIODS.has(type))
  if (words.left().some(({ type }) => unsaid(type))) return refused('uncovered')
  if (hidesAmong([...aside], tokens)) return refused('hides')
  const about = { previous, asideDay: [...aside].some(({ type }) => PERIODS.has(type)) }
  const kept = tokens.filter((token) => !aside.has(token) || token.type === 'wish')
  const whole = framesIn(parse, opened.read(withPhrases(kept, slots)), about)
  const narrows = words.left().some(({ type }) => NARROWS.has(type))
  if (!isRefusal(whole) || whole === 'outside' || narrows) return verdict(whole)
  const values = framesIn(parse, opened.read(valuesOf(slots)), about)
  return verdict(isRefusal(values) ? whole : values)
}

const isRefusal = (found: readonly Frame[] | Refusal): found is Refusal => typeof found === 'string'
const verdict = (found: readonly Frame[] | Refusal): Verified =>
  isRefusal(found) ? refused(found) : { kind: 'offer', frames: found }

/** The words of one slot; `by` stands for them when they are a phrase that the lexicon does not have. */
interface SlotWords {
  readonly slot: 'metric' | 'name' | 'period' | 'base' | 'cut' | 'ranking'
  readonly words: readonly Token[]
  readonly by: Token | null
}

/** Takes the words of all slots, at most one of them a new phrase; or why not. */
const slotsIn = (parse: ModelParse, words: QuotedWords): readonly SlotWords[] | Refusal => {
  const { metric } = parse
  const wanted: readonly {
    slot: SlotWords['slot']
    span: string
    fits: (quoted: readonly Token[]) => Fit
    stands: Token | null
  }[] = [
    ...(['cut', 'ranking'] as const).flatMap((slot) => formSlot(slot, parse[slot])),
    ...(metric
      ? [
          {
            slot: 'metric' as const,
            span: metric.span,
            fits: (quoted: readonly Token[]) => fitsMetric(metric.id, quoted),
            stands: asMetric(metric),
          },
        ]
      : []),
    ...[...parse.goods, ...parse.places].map(({ is, span }) => ({
      slot: 'name' as const,
      span,
      fits: (quoted: readonly Token[]) => fitsName(is, quoted),
      stands: typeof is === 'string' ? null : asName(is, span),
    })),
    ...(['period', 'base'] as const).flatMap((slot) => formSlot(slot, parse[slot])),
  ]
  const found: SlotWords[] = []
  for (const { slot, span, fits, stands } of wanted) {
    const quoted = words.take(span)
    if (!quoted) return 'span'
    const fit = fits(quoted)
    if (fit === 'no' || (fit === 'new' && stands === null)) return 'value'
    found.push({ slot, words: quoted, by: fit === 'new' ? stands : null })
  }
  return found.filter(({ by }) => by !== null).length > 1 ? 'value' : found
}

const formSlot = (slot: 'period' | 'base' | 'cut' | 'ranking', quoted: { readonly span: string } | null) =>
  quoted ? [{ slot, span: quoted.span, fits: (words: readonly Token[]) => fitsForm(slot, words), stands: null }] : []

const withPhrases = (tokens: readonly Token[], slots: readonly SlotWords[]): readonly Token[] =>
  tokens.flatMap((token) => {
    const phrase = slots.find(({ words, by }) => by !== null && words.includes(token))
    if (!phrase?.by) return [token]
    return phrase.words[0] === token ? [phrase.by] : []
  })

/** The values alone, in the order in which one asks: what may be offered where the grammar does not read the whole. */
const valuesOf = (slots: readonly SlotWords[]): readonly Token[] =>
  slots.flatMap(({ slot, words, by }) => {
    if (by) return [by]
    const compares = words.some(({ type }) => COMPARES.has(type))
    return slot === 'base' && !compares ? [VERSUS, ...words] : words
  })

/** The frames of a reading that say what the model says; never none. */
const framesIn = (
  parse: ModelParse,
  reading: Reading | Unread,
  { previous, asideDay }: { readonly previous: Frame | null; readonly asideDay: boolean },
): readonly Frame[] | Refusal => {
  if (reading instanceof Unread) return 'grammar'
  if (reading.notAllowed.length > 0) return 'outside'
  // A day of the story may be the day that is asked about.
  if (asideDay && reading.why === 'needs-period') return 'hides'
  const frames = reading.frames.filter((frame) => sameAsParse(frame, parse, previous))
  return frames.length > 0 ? frames : 'differs'
}
