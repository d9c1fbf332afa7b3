import { isFigure, type Sentence } from '../core/answer.ts'
import type { DraftSentence } from '../core/draft.ts'
import type { Tier } from '../core/tier.ts'
import { ground } from './ground/ground.ts'
import { plainSentence } from './make-answer.ts'
import type { Run } from './run.ts'

/** Shows a sentence that has passed the gate, and remembers it. */
export const show = (run: Run, sentence: Sentence, tier: Tier): Sentence => {
  run.shown.push(sentence)
  run.emit({ type: 'sentence-available', sentence, tier })
  return sentence
}

/** Shows words of the house's own, made of typed values by a language: not a model's, so no gate. */
export const showText = (run: Run, text: string, tier: Tier): Sentence => show(run, plainSentence(text), tier)

/** Templates go through the same gate as a model's words; one that fails is our mistake, and is not shown either. */
export const showTemplate = (run: Run, drafts: readonly DraftSentence[], tier: Tier): Sentence[] => {
  const { language, context, question } = run
  const grounded = ground(drafts, { evidence: run.desk.evidence, question: question.text, language, context })
  return grounded.flatMap((one) => {
    if (one.kind === 'passed') return [show(run, one.sentence, tier)]
    run.emit({ type: 'sentence-dropped', tier, reason: one.refusal })
    return []
  })
}

/** Whether it states a figure: a part that knows its cell. */
export const hasFigure = (sentence: Sentence): boolean => sentence.parts.some(isFigure)
