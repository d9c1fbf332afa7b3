import type { Catalogue, StoreEntry } from '../../core/catalogue.ts'
import { type Fault, fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { Question } from '../../core/question.ts'
import { metricVocabulary } from '../../tools/metric-vocabulary.ts'
import { type Asking, askedIn } from './asked.ts'
import { type Atom, atomsOf } from './atoms.ts'
import { withIdioms } from './chinese-idioms.ts'
import { withChoice } from './chosen.ts'
import { withAsides, withoutRemarks, withReferences } from './clauses.ts'
import { readCorrected } from './corrections.ts'
import { withoutCourtesies } from './courtesy.ts'
import { cheapestCovers } from './cover.ts'
import { withEnglishIdioms, withThey } from './english-idioms.ts'
import { machineOf } from './learnt-words.ts'
import { type NameIndex, nameIndex, namesAt } from './names.ts'
import { offered } from './offer.ts'
import { type OfferRanker, shippedRanker } from './offer-ranker.ts'
import { followUp, type Unanswered, wholeQuestion } from './question-frames.ts'
import { type RankedOffers, rankedOffers } from './ranked-offers.ts'
import { type Reading, reading } from './reading.ts'
import { slipMended } from './repair.ts'
import { withoutSaidAgain } from './said-again.ts'
import { withoutStories } from './stories.ts'
import { tapped } from './tapped.ts'
import { tellsOfSame } from './tells-of-same.ts'
import { businessToday } from './today.ts'
import { type Token, Unread } from './token.ts'
import { silent, type Understanding } from './understanding.ts'
import { unreadReason } from './unread-reason.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { wantsWholeBase } from './whole-base.ts'

/** Characters of one question; a longer one is not a question that the grammar knows. */
const LONGEST = 1_000
const MOST_CONTINUED = 3

const shopOf = (question: Question, catalogue: Catalogue): StoreEntry | undefined => {
  const stores = new Set(question.scope.stores)
  return catalogue.stores.find((store) => stores.has(store.id)) ?? catalogue.stores[0]
}

const readTokens = (all: readonly Token[], question: Question, asking: Asking): Reading | Unread => {
  const tokens = withReferences(all, question.history.at(-1)?.frame ?? null)
  const asked = askedIn(tokens, asking)
  if (asked instanceof Unread) return asked
  const { measured, compared, things, layout } = asked
  const turn = question.history.at(-1)
  const previous = turn?.frame ?? null
  const level = measured.metrics.some((name) => asking.vocabulary.get(name)?.kind === 'level')
  const periodSaid = compared.value !== null || compared.listed.length > 0
  const lacking = (measured.metrics.length === 0 && !measured.overview) || (!periodSaid && !level)
  if (asked.follows || lacking || tellsOfSame(asked, asking, previous)) {
    if (previous) return followUp(asked, asking, previous)
    if (asking.pending && compared.value && compared.base === null && measured.metrics.length === 0)
      return followUp(asked, asking, asking.pending)
    if (turn && (asked.follows || measured.metrics.length === 0))
      return new Unread(fault('not-understood', { text: question.text }))
    const slots =
      periodSaid ||
      things.said !== 'none' ||
      things.goodsSaid ||
      layout.rank !== null ||
      measured.metrics.length > 0 ||
      measured.overview ||
      compared.base !== null
    if (!slots) return new Unread(fault('not-understood', { text: question.text }))
  }
  return wholeQuestion(asked, asking, previous, unreadBefore(question, asking))
}

/** Turns that were not read may have been about a place or goods; whether, their names say. */
const unreadBefore = ({ history }: Question, { catalogue }: Asking): Unanswered => {
  const names = nameIndex(catalogue)
  const unread = history.slice(history.findLastIndex(({ frame }) => frame !== null) + 1)
  const kinds = unread.flatMap(({ text }) => {
    const atoms = atomsOf(text.slice(0, LONGEST))
    return atoms.flatMap((_, at) => namesAt(names, atoms, at).flatMap(({ full, short }) => [...full, ...short]))
  })
  const goods = kinds.some(({ kind }) => kind === 'product' || kind === 'category')
  return { named: kinds.length > 0, goods }
}

/** Reads words as the last turn of a conversation: without remarks and stories, corrected where the asker corrects. */
const turnReader = (question: Question, asking: Asking) => {
  const readOne = (some: readonly Token[], asked: Question) => {
    const read = readTokens(some, asked, asking)
    const referred = withReferences(some, asked.history.at(-1)?.frame ?? null)
    return read instanceof Unread || !referred.some(({ type }) => type === 'soft' || type === 'pron')
      ? read
      : { ...read, certain: false, why: read.certain ? 'unknown-word' : read.why }
  }
  return (some: readonly Token[], text: string) => {
    const told = withoutStories(
      withAsides(withoutRemarks(withoutSaidAgain(withIdioms(withEnglishIdioms(some, question.history.length))))),
    )
    const plain = readCorrected(withThey(told.tokens), { ...question, text }, readOne)
    const needsPeriod = !(plain instanceof Unread) && plain.why === 'needs-period'
    const dated = told.dated && needsPeriod ? readCorrected(told.dated, { ...question, text }, readOne) : plain
    if (dated !== plain && !(dated instanceof Unread)) return { ...dated, certain: false, why: 'period' }
    const read = plain
    return read instanceof Unread || told.certain ? read : { ...read, certain: false, why: read.why || 'story' }
  }
}

/** Where words were left aside, or a time was guessed; other doubts have all their readings among the offers. */
const VAGUE = new Set(['unknown-word', 'story', 'needs-period'])

/** One reading of all covers of equal cost: different frames are one tap, not a guess. */
const readAll = (
  atoms: readonly Atom[],
  question: Question,
  asking: Asking,
  names: NameIndex,
  ranker: OfferRanker,
): { readonly read: Reading | Unread; readonly tokens: readonly Token[]; readonly near: readonly Frame[] } => {
  const covers = cheapestCovers(atoms, machineOf(asking.vocabulary), names, question.text)
  const readTurn = turnReader(question, asking)
  const reads = covers.map(({ tokens }) => readTurn(tokens, question.text))
  const there = reads.filter((read): read is Reading => !(read instanceof Unread))
  const [first] = there
  const tokens = withReferences(covers[0]?.tokens ?? [], question.history.at(-1)?.frame ?? null)
  const ranked = (reason: Fault | null): RankedOffers =>
    rankedOffers(
      tokens,
      {
        reason: reason?.fault ?? '',
        refused: reason?.fault === 'not-understood' ? reason.parameters.text : '',
        follows: question.history.length > 0,
      },
      (some) => readTurn(some, question.text),
      ranker,
      asking,
    )
  if (!first) {
    const mended = slipMended(covers[0]?.tokens ?? [], question.text)
    const again =
      mended === null ? null : readAll(atomsOf(mended), { ...question, text: mended }, asking, names, () => 0)
    if (again && !(again.read instanceof Unread)) return again
    const reason = reads[0] instanceof Unread ? reads[0] : new Unread(fault('not-understood', { text: question.text }))
    const offers = ranked(reason.reason)
    const offer = offered(tokens, question, asking.catalogue, machineOf(asking.vocabulary), names, readTurn)
    if (offer) return { read: withMore(offer, tokens, offers.likely), tokens, near: [] }
    if (offers.likely.length === 0) return { read: reason, tokens, near: offers.near }
    return { read: { frames: offers.likely, certain: false, why: 'unknown-word', notAllowed: [] }, tokens, near: [] }
  }
  const open = there.flatMap((read) => (read.certain ? [] : [read.why]))
  // Another way to cut the words asks for something that is not there: the asker may have meant that.
  if (reads.some((read) => read instanceof Unread && read.reason.fault !== 'not-understood'))
    open.push('several-readings')
  const read = reading(
    there.flatMap((read) => read.frames),
    open,
    first.notAllowed,
  )
  const vague = !read.certain && VAGUE.has(read.why)
  return { read: vague ? withMore(read, tokens, ranked(null).likely) : read, tokens, near: [] }
}

/** Places that are left among the offers go to what may be meant, too; a period that was named comes before ones that are guessed. */
const withMore = (read: Reading, tokens: readonly Token[], likely: readonly Frame[]): Reading => {
  const guessed = read.why === 'needs-period' && tokens.some(({ type }) => type === 'period')
  const frames = guessed ? [...likely, ...read.frames] : [...read.frames, ...likely]
  return { ...reading(frames, [read.why], read.notAllowed), why: read.why }
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
  if (question.frame) return tapped(question.frame, asking)
  const pending = pendingOf(question, catalogue, vocabulary)
  const atoms = atomsOf(question.text)
  const { read, tokens, near } = readAll(atoms, question, { ...asking, pending }, names, ranker)
  const answered = read instanceof Unread || !read.certain ? chosenOf(question, tokens, catalogue, vocabulary) : null
  if (answered) return answered
  const continued = read instanceof Unread ? continuedOf(question, catalogue, vocabulary, ranker) : null
  if (continued) return continued
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
): Understanding | null => {
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
