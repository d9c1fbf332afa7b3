import type { Catalogue, StoreEntry } from '../../core/catalogue.ts'
import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { Question } from '../../core/question.ts'
import { metricVocabulary } from '../../tools/metric-vocabulary.ts'
import type { Asking } from './asked.ts'
import { atomsOf } from './atoms.ts'
import { withChoice } from './chosen.ts'
import { withoutCourtesies } from './courtesy.ts'
import { cheapestCovers } from './cover.ts'
import { machineOf } from './learnt-words.ts'
import { nameIndex } from './names.ts'
import { type OfferRanker, shippedRanker } from './offer-ranker.ts'
import { picked } from './picked.ts'
import { readAll } from './read-all.ts'
import type { Reading } from './reading.ts'
import { tapped } from './tapped.ts'
import { businessToday } from './today.ts'
import { type Token, Unread } from './token.ts'
import { LONGEST, turnReader } from './turn-reader.ts'
import { silent, type Understanding } from './understanding.ts'
import { unreadReason } from './unread-reason.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { wantsWholeBase } from './whole-base.ts'

const MOST_CONTINUED = 3

const shopOf = (question: Question, catalogue: Catalogue): StoreEntry | undefined => {
  const stores = new Set(question.scope.stores)
  return catalogue.stores.find((store) => stores.has(store.id)) ?? catalogue.stores[0]
}

/**
 * Reads a question without a model (understanding.md): understood means one frame with every word accounted for; likely, one
 * to three whole frames to tap; else silent, with the reason. Same question, same catalogue, same result.
 */
export const understand = (
  said: Question,
  catalogue: Catalogue,
  vocabulary: Vocabulary = defaultVocabulary(),
  ranker: OfferRanker = shippedRanker(),
): Understanding => {
  const names = nameIndex(catalogue)
  const question = withoutCourtesies(said, machineOf(vocabulary), names)
  if (question.text.length > LONGEST) return silent(fault('question-too-long', { limit: LONGEST }))
  if (question.scope.stores.length === 0) return silent(fault('no-stores', {}))
  const asking = askingOf(question, catalogue, vocabulary)
  const { today } = asking
  const chosen = question.frame ?? picked(said.text, question.history.at(-1), catalogue)
  if (chosen) return tapped(chosen, asking)
  const pending = pendingOf(question, catalogue, vocabulary)
  const atoms = atomsOf(question.text)
  const { read, tokens, near } = readAll(atoms, question, { ...asking, pending }, names, ranker)
  const answered = read instanceof Unread || !read.certain ? chosenOf(question, tokens, catalogue, vocabulary) : null
  if (answered) return answered
  // A turn that may be about what was asked back: after each of its offers first, then by itself.
  const goesOn = read instanceof Unread || read.why === 'after-unread-turn'
  const continued = goesOn ? continuedOf(question, catalogue, vocabulary, ranker) : null
  if (continued)
    return { ...continued, options: [...continued.options, ...(read instanceof Unread ? [] : read.frames)].slice(0, 3) }
  if (read instanceof Unread) return silent(unreadReason(read.reason, tokens, question.text), near)
  const [frame] = read.frames
  if (frame && wantsWholeBase(question.text, frame, today))
    return silent(fault('not-understood', { text: question.text }))
  if (frame && read.certain) return { kind: 'understood', frame, notAllowed: read.notAllowed }
  return { kind: 'likely', options: read.frames, why: read.why }
}

/**
 * The turn before, when all that it lacked was its time: "3月8日" then completes it. Its own guess of a time is never taken, because only a
 * turn that says one follows it.
 */
const pendingOf = (question: Question, catalogue: Catalogue, vocabulary: Vocabulary): Frame | null => {
  const turn = question.history.at(-1)
  if (turn === undefined || turn.frame !== null || turn.text.length > LONGEST) return null
  const before = { ...question, text: turn.text, history: question.history.slice(0, -1) }
  const read = understand(before, catalogue, vocabulary, () => 0)
  const [frame, ...others] = read.kind === 'likely' && read.why === 'needs-period' ? read.options : []
  const rest = (one: Frame) => JSON.stringify({ ...one, period: null })
  return frame && frame.base?.kind !== 'period' && others.every((other) => rest(other) === rest(frame)) ? frame : null
}

/**
 * A follow-up to a turn that was asked back and never tapped: after each of the questions that were offered for it. Only ever offered.
 */
const continuedOf = (
  question: Question,
  catalogue: Catalogue,
  vocabulary: Vocabulary,
  ranker: OfferRanker,
): Extract<Understanding, { kind: 'likely' }> | null => {
  const turn = question.history.at(-1)
  if (turn === undefined || turn.frame !== null || turn.text.length > LONGEST) return null
  // Of a long talk that was not read only the end counts, so that what is tried does not double with every turn.
  const earlier = question.history.slice(-3, -1)
  const before = understand({ ...question, text: turn.text, history: earlier }, catalogue, vocabulary, ranker)
  const options = before.kind === 'likely' ? before.options.slice(0, MOST_CONTINUED) : []
  const read = options.flatMap((frame) => {
    const then = understand({ ...question, history: [...earlier, { ...turn, frame }] }, catalogue, vocabulary, () => 0)
    return then.kind === 'understood' && then.notAllowed.length === 0 ? [then.frame] : []
  })
  const unlike = read.filter((one, at) => read.findIndex((other) => sameAs(other, one)) === at)
  return unlike.length > 0 ? { kind: 'likely', options: unlike, why: 'after-unread-turn' } : null
}

const sameAs = (one: Frame, other: Frame) => JSON.stringify(one) === JSON.stringify(other)

/** The turn before with the name or the figure that it left open, as this turn chooses it; null unless that leaves nothing open. */
const chosenOf = (
  question: Question,
  tokens: readonly Token[],
  catalogue: Catalogue,
  vocabulary: Vocabulary,
): Understanding | null => {
  const turn = question.history.at(-1)
  if (turn === undefined || turn.frame !== null || turn.text.length > LONGEST) return null
  const before = openQuestion(
    { ...question, text: turn.text, history: question.history.slice(0, -1) },
    catalogue,
    vocabulary,
  )
  const chosen = withChoice(before.covers[0] ?? [], tokens)
  const read = chosen && before.read(chosen)
  if (!read || read instanceof Unread || !read.certain) return null
  const [frame] = read.frames
  return frame ? { kind: 'understood', frame, notAllowed: read.notAllowed } : null
}

const askingOf = (question: Question, catalogue: Catalogue, vocabulary: Vocabulary): Asking => {
  const shop = shopOf(question, catalogue)
  const today = businessToday(question.askedAt, shop?.timeZone ?? 'UTC', shop?.dayCutoff ?? '00:00')
  const monthFirst = question.language === 'zh' || /\p{Script=Han}/u.test(question.text)
  return { today, monthFirst, scope: question.scope, catalogue, vocabulary }
}

/** The words of a question, for a reader who leaves some aside or puts a known word in the place of a new one. */
export interface OpenedQuestion {
  /** All cheapest ways to cut the text into words, each in the order of the text. */
  readonly covers: readonly (readonly Token[])[]
  /** What some of the words say by the same grammar, that is with every one of them accounted for. */
  read(tokens: readonly Token[]): Reading | Unread
}

export const openQuestion = (
  question: Question,
  catalogue: Catalogue,
  vocabulary: Vocabulary = defaultVocabulary(),
): OpenedQuestion => {
  const asking = askingOf(question, catalogue, vocabulary)
  const covers = cheapestCovers(atomsOf(question.text), machineOf(vocabulary), nameIndex(catalogue), question.text)
  const readTurn = turnReader(question, asking)
  return {
    covers: covers.map(({ tokens }) => tokens),
    read(tokens) {
      const read = readTurn(tokens, question.text)
      if (read instanceof Unread) return read
      const [frame] = read.frames
      return frame && wantsWholeBase(question.text, frame, asking.today)
        ? new Unread(fault('not-understood', { text: question.text }))
        : read
    },
  }
}

let vocabularyOfRegistry: Vocabulary | null = null
const defaultVocabulary = (): Vocabulary => {
  vocabularyOfRegistry ??= vocabularyOf(metricVocabulary())
  return vocabularyOfRegistry
}
