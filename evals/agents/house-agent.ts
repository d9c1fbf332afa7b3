import { type AnswerJson, answerJson } from '../../src/agents/answer-json.ts'
import { answerQuestion } from '../../src/agents/answer-question.ts'
import type { House } from '../../src/agents/house.ts'
import { textOf } from '../../src/core/answer.ts'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import type { DepthWish, Turn } from '../../src/core/question.ts'
import type { EvalAgent } from '../case.ts'
import { tap } from '../users/tap.ts'

/**
 * The product itself: one conversation through the same door as every user's, and only its last answer is judged. Asked back
 * where a figure was wanted, the scripted user taps once.
 */
export const houseAgent =
  (house: House, depth: DepthWish): EvalAgent =>
  async (trial) => {
    const history: Turn[] = []
    const ask = async (text: string, frame: Frame | null): Promise<AnswerJson> => {
      const began = performance.now()
      const answer = await answerQuestion(
        house,
        {
          run: id(`${trial.id}-${history.length + 1}`.replaceAll('.', '-')),
          text,
          language: trial.language,
          scope: { person: id('eval'), role: trial.role, stores: trial.stores.map((store) => id(store)) },
          askedAt: trial.at,
          depth,
          history: [...history],
          frame,
        },
        () => {},
        new AbortController().signal,
      )
      history.push({ text, frame: answer.frame, answer: answer.sentences.map(textOf).join('') })
      return answerJson(answer, trial.id, performance.now() - began)
    }
    let last: AnswerJson | null = null
    for (const text of trial.turns) last = await ask(text, null)
    if (!last) throw new Error(`${trial.id} asks nothing`)
    const meant =
      last.outcome === 'clarify' && !trial.expected.outcomes.includes('clarify')
        ? tap(last.options, trial.expected)
        : null
    return meant ? ask(meant.text, meant.frame) : last
  }
