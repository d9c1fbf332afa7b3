import { fault } from '../../core/fault.ts'
import type { Question } from '../../core/question.ts'
import { type Asking, askedIn } from './asked.ts'
import { atomsOf } from './atoms.ts'
import { withIdioms } from './chinese-idioms.ts'
import { withAsides, withoutRemarks, withReferences } from './clauses.ts'
import { withComparedWeekend } from './compared-weekend.ts'
import { readCorrected } from './corrections.ts'
import { withEnglishIdioms, withThey } from './english-idioms.ts'
import { nameIndex, namesAt } from './names.ts'
import { followUp, type Unanswered, wholeQuestion } from './question-frames.ts'
import { type Reading, reading } from './reading.ts'
import { withoutSaidAgain } from './said-again.ts'
import { withoutStories } from './stories.ts'
import { isBareMeasure, tellsOfSame, wantsAgain, withHowOfSame, withTheirNames } from './tells-of-same.ts'
import { type Token, Unread } from './token.ts'

/** Characters of one question; a longer one is not a question that the grammar knows. */
export const LONGEST = 1_000

const readTokens = (all: readonly Token[], question: Question, asking: Asking): Reading | Unread => {
  const referred = withReferences(all, question.history.at(-1)?.frame ?? null)
  const tokens = withTheirNames(withHowOfSame(referred, question), question)
  const last = question.history.at(-1)?.frame
  if (last && wantsAgain(tokens)) return reading([last], [], [])
  const asked = askedIn(tokens, asking)
  if (asked instanceof Unread) return asked
  const { measured, compared, things, layout } = asked
  const turn = question.history.at(-1)
  const previous = turn?.frame ?? null
  const level = measured.metrics.some((name) => asking.vocabulary.get(name)?.kind === 'level')
  const periodSaid = compared.value !== null || compared.listed.length > 0
  const lacking = (measured.metrics.length === 0 && !measured.overview) || (!periodSaid && !level)
  const goesOn = previous?.rank === null && isBareMeasure(tokens)
  if (asked.follows || goesOn || lacking || tellsOfSame(asked, asking, previous, tokens)) {
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
    return atoms.flatMap((_, at) =>
      namesAt(names, atoms, at).flatMap(({ full, short, part }) => [...full, ...short, ...part]),
    )
  })
  const goods = kinds.some(({ kind }) => kind === 'product' || kind === 'category')
  return { named: kinds.length > 0, goods }
}

/** Reads words as the last turn of a conversation: without remarks and stories, corrected where the asker corrects. */
export const turnReader = (question: Question, asking: Asking) => {
  const readOne = (some: readonly Token[], asked: Question) => {
    const read = readTokens(some, asked, asking)
    const referred = withReferences(some, asked.history.at(-1)?.frame ?? null)
    return read instanceof Unread || !referred.some(({ type }) => type === 'soft' || type === 'pron')
      ? read
      : { ...read, certain: false, why: read.certain ? 'unknown-word' : read.why }
  }
  return (some: readonly Token[], text: string) => {
    const told = withoutStories(
      withAsides(
        withoutRemarks(
          withoutSaidAgain(withIdioms(withEnglishIdioms(withComparedWeekend(some), question.history.length))),
        ),
      ),
    )
    const plain = readCorrected(withThey(told.tokens), { ...question, text }, readOne)
    const needsPeriod = !(plain instanceof Unread) && plain.why === 'needs-period'
    const dated = told.dated && needsPeriod ? readCorrected(told.dated, { ...question, text }, readOne) : plain
    if (dated !== plain && !(dated instanceof Unread)) return { ...dated, certain: false, why: 'period' }
    const read = plain
    return read instanceof Unread || told.certain ? read : { ...read, certain: false, why: read.why || 'story' }
  }
}
