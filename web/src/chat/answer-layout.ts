import type { Answer, Sentence } from '../../../src/core/answer.ts'

/** What an answer is shown as: sentences, and the evidence whose rows are drawn instead of being listed in words. */
export interface AnswerLayout {
  readonly before: readonly Sentence[]
  readonly breakdown: string | null
  readonly after: readonly Sentence[]
}

const LISTED = 2

/** Row 0 is a note about the whole evidence, no row of it. */
const figuresOf = (sentence: Sentence) =>
  sentence.parts.flatMap((part) => ('evidence' in part && part.row > 0 ? [part] : []))

/** A breakdown's row sentences (each about the same evidence) give way to its bars; header and caveats stay. */
export const layoutOf = (answer: Answer): AnswerLayout => {
  const whole = { before: answer.sentences, breakdown: null, after: [] }
  const drawn = answer.evidence.find(
    (one) => one.frame?.by && one.rows.filter((row) => row.role === 'value').length > 1,
  )
  if (!drawn) return whole
  const isRow = (sentence: Sentence) => {
    const figures = figuresOf(sentence)
    return (
      figures.length > 0 && figures.every(({ evidence }) => drawn.id === evidence || drawn.id.endsWith(`.${evidence}`))
    )
  }
  const rows = answer.sentences.filter(isRow)
  if (rows.length < LISTED) return { ...whole, breakdown: drawn.id }
  const first = answer.sentences.findIndex(isRow)
  return {
    before: answer.sentences.slice(0, first),
    breakdown: drawn.id,
    after: answer.sentences.slice(first).filter((sentence) => !isRow(sentence)),
  }
}
