import type { Question } from '../../core/question.ts'
import { withoutDenied } from './denied.ts'
import type { Reading } from './reading.ts'
import { isFree, type Token, Unread } from './token.ts'

type Read = (tokens: readonly Token[], question: Question) => Reading | Unread

const isTalk = (tokens: readonly Token[]) => tokens.every(isFree)

/**
 * "Sales yesterday.. no sorry, last week", 不对,是上周: what stands after the last word of correcting changes what stands before
 * it, or, where nothing stands before it, the turn before. Where either half is open, what they make together is offered.
 */
export const readCorrected = (all: readonly Token[], question: Question, read: Read): Reading | Unread => {
  const tokens = withoutDenied(all)
  const at = tokens.findLastIndex(({ type }) => type === 'correct')
  if (at < 0) return read(tokens, question)
  const before = tokens.slice(0, at).filter(({ type }) => type !== 'correct')
  const after = tokens.slice(at + 1)
  if (isTalk(after)) return isTalk(before) ? read(tokens, question) : read(before, question)
  if (isTalk(before)) return read(after, question)
  const first = read(before, question)
  const earlier = first instanceof Unread ? undefined : first.frames[0]
  if (earlier === undefined) return first
  const history = [...question.history, { text: '', frame: earlier, answer: '' }]
  const second = read(after, { ...question, history })
  if (second instanceof Unread) return second
  const certain = second.certain && !(first instanceof Unread) && first.certain
  return certain ? second : { ...second, certain, why: 'correction' }
}
