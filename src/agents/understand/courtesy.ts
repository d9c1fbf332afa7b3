import type { Question } from '../../core/question.ts'
import { atomsOf } from './atoms.ts'
import { clausesOf } from './clauses.ts'
import { cheapestCovers } from './cover.ts'
import type { PhraseMachine } from './lexicon.ts'
import type { NameIndex } from './names.ts'
import type { Token } from './token.ts'
import { toldBy } from './told.ts'

const TALK = new Set('filler glue greeting opener soft aside remark pron pause be prep like follow correct'.split(' '))
/** A turn of more words may hold what a question is about. */
const LONGEST = 60

const isTalk = (clause: readonly Token[]): boolean =>
  clause.every(({ type }) => TALK.has(type)) ||
  (clause.some(({ type }) => type !== 'pause') && toldBy(clause) === 'story')

/**
 * The question without the turns that only thanked, excused or told something ("thank you", "ah, I'm an eejit"): what comes after
 * them follows what was said before them.
 */
export const withoutCourtesies = (question: Question, machine: PhraseMachine, names: NameIndex): Question => {
  const isCourtesy = ({ text, frame }: Question['history'][number]) => {
    if (frame !== null || text.length > LONGEST) return false
    const [cover] = cheapestCovers(atomsOf(text), machine, names, text)
    const tokens = cover?.tokens ?? []
    return tokens.length > 0 && !tokens.some(({ name }) => name !== undefined) && clausesOf(tokens).every(isTalk)
  }
  const history = question.history.filter((turn) => !isCourtesy(turn))
  return history.length === question.history.length ? question : { ...question, history }
}
