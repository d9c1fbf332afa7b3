import { type AnswerJson, answerJson } from '../../src/agents/answer-json.ts'
import { answerQuestion } from '../../src/agents/answer-question.ts'
import type { House } from '../../src/agents/house.ts'
import { textOf } from '../../src/core/answer.ts'
import { id } from '../../src/core/ids.ts'
import type { DepthWish, Turn } from '../../src/core/question.ts'
import type { EvalAgent } from '../case.ts'

/** The product itself: one conversation through the same door as every user's, and only its last answer is judged. */
export const houseAgent =
  (house: House, depth: DepthWish): EvalAgent =>
  async (trial) => {
    const history: Turn[] = []
    let last: AnswerJson | null = null
    for (const [turn, text] of trial.turns.entries()) {
      const began = performance.now()
      const run = `${trial.id}-${turn + 1}`.replaceAll('.', '-')
      const answer = await answerQuestion(
        house,
        {
          run: id(run),
          text,
          language: trial.language,
          scope: { person: id('eval'), role: trial.role, stores: trial.stores.map((store) => id(store)) },
          askedAt: trial.at,
          depth,
          history: [...history],
          frame: null,
        },
        () => {},
        new AbortController().signal,
      )
      history.push({ text, frame: answer.frame, answer: answer.sentences.map(textOf).join('') })
      last = answerJson(answer, trial.id, performance.now() - began)
    }
    if (!last) throw new Error(`${trial.id} asks nothing`)
    return last
  }
