import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draftsOf } from '../../src/command-line/wordings-command.ts'
import type { Answer, Outcome } from '../../src/core/answer.ts'
import type { Frame } from '../../src/core/frame.ts'
import { id, type PersonId } from '../../src/core/ids.ts'
import { openState, type State } from '../../src/data/state.ts'

const FRAME: Frame = {
  metric: id('net_sales'),
  stores: [id('S01')],
  regions: [],
  categories: [],
  products: [],
  period: { from: '2026-06-10', to: '2026-06-10' },
  base: null,
  by: null,
  rank: null,
  wish: null,
}

const answered = (outcome: Outcome, frames: readonly Frame[] = []): Answer => ({
  run: id('r'),
  outcome,
  depth: 'instant',
  tier: 'clerk',
  language: 'zh',
  sentences: [],
  options: frames.map((frame) => ({ text: 'net sales', frame })),
  evidence: [],
  reasons: outcome === 'explained' ? [{ fault: 'not-understood', parameters: { text: 'x' } }] : [],
  frame: null,
  covers: { stores: [], notAllowed: [] },
  asOf: null,
  steps: 0,
})

let state: State
let turn = 0
const asked = (text: string, answer: Answer, conversation = 'c-1') => {
  turn += 1
  state.conversations.enter(conversation, 'P001', text, turn)
  const run = `run-${turn}`
  state.runs.claim({
    id: run,
    session: 's',
    person: 'P001',
    conversation,
    text,
    language: 'zh',
    askedAt: '2026-06-11T01:00:00.000Z',
    createdAt: turn,
  })
  state.runs.finish(run, 'ended', answer, [], [], turn)
}

beforeEach(() => {
  turn = 0
  state = openState(':memory:')
  state.people.add({ id: id<PersonId>('P001'), name: '王芳', role: 'store-manager', node: 'S01' })
})
afterEach(() => state.close())

describe('a tap on an offered question', () => {
  it('is filed with the words that were asked, and with nobody’s name', () => {
    asked('昨天生意咋样', answered('clarify', [{ ...FRAME, metric: id('footfall') }, FRAME]))
    expect(state.wordings.tapped('c-1', FRAME, 9)).toBe(true)
    expect(state.wordings.taps()).toEqual([
      { text: '昨天生意咋样', language: 'zh', frame: FRAME, place: 2, offered: 2, tappedAt: 9 },
    ])
  })

  it('is known when the tablet sends its keys in another order', () => {
    asked('昨天生意咋样', answered('clarify', [FRAME]))
    const turned = Object.fromEntries(Object.entries(FRAME).reverse()) as unknown as Frame
    expect(state.wordings.tapped('c-1', turned, 9)).toBe(true)
  })

  it('is no evidence when the last question offered nothing, or something else', () => {
    asked('昨天销售额', answered('grounded'))
    expect(state.wordings.tapped('c-1', FRAME, 9)).toBe(false)
    asked('昨天生意咋样', answered('clarify', [{ ...FRAME, by: 'day' }]))
    expect(state.wordings.tapped('c-1', FRAME, 9)).toBe(false)
    expect(state.wordings.taps()).toEqual([])
  })

  it('is forgotten with the log that it belongs to', () => {
    asked('昨天生意咋样', answered('clarify', [FRAME]))
    state.wordings.tapped('c-1', FRAME, 9)
    state.runs.forgetBefore(100)
    expect(state.wordings.taps()).toEqual([])
  })
})

describe('drafts of a corpus', () => {
  it('hold what was not answered at once, with the turns before it, and each wording once', () => {
    asked('昨天销售额', answered('grounded'))
    asked('那个呢', answered('explained'))
    asked('昨天生意咋样', answered('clarify', [FRAME]), 'c-2')
    asked('昨天生意咋样', answered('clarify', [FRAME]), 'c-3')
    expect(draftsOf(state).map(({ turns, expect: { kind } }) => [turns, kind])).toEqual([
      [['昨天销售额', '那个呢'], 'answer | clarify | silent'],
      [['昨天生意咋样'], 'answer | clarify | silent'],
    ])
  })

  it('take the meaning that the asker tapped', () => {
    asked('昨天生意咋样', answered('clarify', [FRAME]))
    state.wordings.tapped('c-1', FRAME, 9)
    expect(draftsOf(state)[0]?.expect).toEqual({ kind: 'answer', frame: FRAME })
  })

  it('name nobody, and leave out what somebody had no right to', () => {
    asked('北门店毛利率', answered('refused'))
    asked('那个呢', answered('explained'), 'c-2')
    const drafts = draftsOf(state)
    expect(drafts).toHaveLength(1)
    expect(JSON.stringify(drafts)).not.toMatch(/P001|王芳/)
  })
})
