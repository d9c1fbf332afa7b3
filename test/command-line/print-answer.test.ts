import { expect, test } from 'vitest'
import { printAnswer } from '../../src/command-line/print-answer.ts'
import type { Answer, Sentence } from '../../src/core/answer.ts'
import { id } from '../../src/core/ids.ts'

const sentence = (text: string): Sentence => ({ parts: [{ text }] })
const answer = (patch: Partial<Answer>): Answer => ({
  run: id('R'),
  outcome: 'explained',
  depth: 'instant',
  tier: 'clerk',
  language: 'en',
  sentences: [sentence('There is no footfall by product.'), sentence('You can ask:')],
  options: [{ text: 'footfall, yesterday', frame: {} as never }],
  evidence: [],
  reasons: [],
  frame: null,
  covers: { stores: [], notAllowed: [] },
  asOf: null,
  steps: 0,
  ...patch,
})

test('offered questions follow the lead-in once, as a numbered list, and nobody is said to have answered', () => {
  expect(printAnswer(answer({}), 3.4).split('\n')).toEqual([
    'There is no footfall by product.',
    'You can ask:',
    '  1. footfall, yesterday',
    '  (3 ms)',
  ])
})

test('an answer says who gave it', () => {
  const given = { options: [], evidence: [{} as never], sentences: [sentence('Net sales ¥10.00.')] }
  expect(printAnswer(answer(given), 3).split('\n').at(-1)).toBe(
    '  (Answered from the data alone, without a model. 3 ms)',
  )
  expect(
    printAnswer(answer({ ...given, depth: 'thinking', language: 'zh' }), 3)
      .split('\n')
      .at(-1),
  ).toBe('  (由店员助手回答。 3 ms)')
})
