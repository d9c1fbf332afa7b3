import type { Answer } from '../../../src/core/answer.ts'
import type { Service } from '../../../src/server/service.ts'

/** An answer without figures, as a run's end. */
export const plainAnswer = (run: Answer['run'], text: string): Answer => ({
  run,
  outcome: 'grounded',
  depth: 'thinking',
  tier: 'clerk',
  language: 'en',
  sentences: [{ parts: [{ text }] }],
  options: [],
  evidence: [],
  reasons: [],
  frame: null,
  covers: { stores: [], notAllowed: [] },
  asOf: null,
  steps: 0,
})

/** A way of answering that the test holds in its hands: it says one sentence, then waits to be let go. */
export const heldAnswer = () => {
  let runs = 0
  let aborted = 0
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const answer: Service['answer'] = async (_, question, emit, signal) => {
    runs += 1
    emit({ type: 'run-start', text: question.text, language: question.language })
    emit({ type: 'sentence-available', sentence: { parts: [{ text: 'First.' }] }, tier: 'clerk' })
    await Promise.race([
      gate,
      new Promise((_resolve, reject) =>
        signal.addEventListener(
          'abort',
          () => {
            aborted += 1
            reject(new Error('aborted'))
          },
          { once: true },
        ),
      ),
    ])
    emit({ type: 'sentence-available', sentence: { parts: [{ text: 'Second.' }] }, tier: 'clerk' })
    return plainAnswer(question.run, 'First. Second.')
  }
  return {
    answer,
    letGo: () => letGo(),
    get runs() {
      return runs
    },
    get aborted() {
      return aborted
    },
  }
}
