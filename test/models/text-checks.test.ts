import { describe, expect, test } from 'vitest'
import { estimateTokens, promptWasCut } from '../../src/models/estimate-tokens.ts'
import { watchLoop } from '../../src/models/loop-watch.ts'
import { familyOf } from '../../src/models/profiles/index.ts'
import { toolCallsInText } from '../../src/models/tool-call-text.ts'
import { withoutThoughts } from '../../src/models/without-thoughts.ts'

describe('repetition', () => {
  test('plain text, lists and tables are no loop', () => {
    const goesRound = watchLoop()
    const text = Array.from({ length: 60 }, (_, index) => `Store number ${index} sold well on day ${index * 7}.`).join(
      ' ',
    )
    expect(goesRound(text)).toBe(false)
  })
  test('a Chinese loop is found', () => {
    const goesRound = watchLoop()
    expect(goesRound('门店销售额很好。'.repeat(30))).toBe(true)
  })
})

describe('tokens', () => {
  test('Chinese is not counted four characters a token', () => {
    expect(estimateTokens('销'.repeat(600)).high).toBe(600)
    expect(estimateTokens('销'.repeat(600)).low).toBe(300)
  })
  test('a count at the context, or far under the least that the text can be, is a cut prompt', () => {
    const estimate = estimateTokens('word '.repeat(4000))
    expect(promptWasCut(4096, 4096, estimate)).toBe(true)
    expect(promptWasCut(2050, 4096, estimate)).toBe(true)
    expect(promptWasCut(4000, 8192, estimate)).toBe(false)
  })
})

describe('thoughts', () => {
  const cases: readonly [string, string | null][] = [
    ['Plain.', 'Plain.'],
    ['<think>a</think>Plain.', 'Plain.'],
    ['a</think>b</think> Plain.', 'Plain.'],
    ['<THINKING>a</THINKING>Plain.', 'Plain.'],
    ['a</think>Plain <think>b', null],
    ['<think>', null],
  ]
  for (const [text, left] of cases) test(JSON.stringify(text), () => expect(withoutThoughts(text)).toBe(left))
})

describe('tool calls in text', () => {
  const offered = new Set(['measure'])
  test('a sentence with a name in it is a sentence', () => {
    expect(toolCallsInText('The name of the store is Riverside.', offered)).toBe('none')
    expect(toolCallsInText('Net sales were {{e1.r1.net_sales}}.', offered)).toBe('none')
  })
  test('fenced, tagged, listed and wrapped calls are read', () => {
    const call = { name: 'measure', arguments: { metric: 'atv' } }
    for (const text of [
      `\`\`\`json\n${JSON.stringify(call)}\n\`\`\``,
      `<tool_call>${JSON.stringify(call)}</tool_call>`,
      `<tool_call>${JSON.stringify(call)}`,
      JSON.stringify([call]),
      JSON.stringify({ type: 'function', function: { name: 'measure', parameters: '{"metric":"atv"}' } }),
    ])
      expect(toolCallsInText(text, offered)).toEqual([call])
  })
  test('what cannot be read is not a sentence either', () => {
    for (const text of [
      '<function=measure>{"metric"',
      '{"name": "other", "arguments": {}}',
      '[TOOL_CALLS] measure',
      '<|tool|>',
    ])
      expect(toolCallsInText(text, offered)).toBe('unreadable')
  })
})

test('a family is known by its tag, and an unknown one is expected to think aloud', () => {
  expect(familyOf('qwen3:8b').thoughtsInText).toBe(true)
  expect(familyOf('qwen2.5:72b').thoughtsInText).toBe(false)
  expect(familyOf('qwen3.5:9b').oneAtATime?.test('qwen3.5:9b')).toBe(true)
  expect(familyOf('hf.co/someone/llama3').name).toBe('llama')
  expect(familyOf('floorwalker-tiny').thoughtsInText).toBe(true)
})
