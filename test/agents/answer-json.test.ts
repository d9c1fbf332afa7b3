import { expect, test } from 'vitest'
import { answerJson } from '../../src/agents/answer-json.ts'
import { figuresOf } from '../../src/agents/figures.ts'
import type { Answer } from '../../src/core/answer.ts'
import type { Evidence, EvidenceRow } from '../../src/core/evidence.ts'
import { id } from '../../src/core/ids.ts'

const period = { from: '2026-03-01', to: '2026-03-01' }
const row = (role: EvidenceRow['role'], cells: EvidenceRow['cells'], entity = {}): EvidenceRow => ({
  entity,
  period,
  role,
  cells,
})
const evidence = (rows: readonly EvidenceRow[]): Evidence => ({
  id: 'R.e1',
  source: 'net_sales',
  frame: null,
  rows,
  stores: [id('S01')],
  period,
  asOf: '2026-03-01T15:00:00Z',
  stale: false,
  truncated: false,
  flags: [],
  statement: 'select 1',
  parameters: [],
  snapshot: 'v1',
  inputs: [],
})
const answer = (patch: Partial<Answer>): Answer => ({
  run: id('R'),
  outcome: 'grounded',
  depth: 'instant',
  tier: 'clerk',
  language: 'en',
  sentences: [{ parts: [{ text: 'Net sales ' }, { text: 'CNY 10', evidence: 'e1', row: 1, column: 'net_sales' }] }],
  options: [],
  evidence: [evidence([row('value', { net_sales: { amount: '10.005', unit: 'CNY' } })])],
  reasons: [],
  frame: null,
  covers: { stores: [id('S01')], notAllowed: [] },
  asOf: null,
  steps: 1,
  ...patch,
})

test('a figure keeps the decimals of its unit: money two, counts and days three, ratios and points six', () => {
  const cells = {
    money: { amount: '1.005', unit: 'CNY' },
    count: { amount: '2.0004', unit: 'count' },
    days: { amount: '3.0006', unit: 'days' },
    ratio: { amount: '0.12345678', unit: 'ratio' },
    points: { amount: '-1.0000004', unit: 'pp' },
  }
  expect(figuresOf([evidence([row('value', cells)])]).map((figure) => figure.value)).toEqual([
    1.01, 2, 3.001, 0.123457, -1,
  ])
})

test('a cell that is not there makes no figure, and a rounded-away loss is a plain zero', () => {
  const figures = figuresOf([
    evidence([row('value', { net_sales: null }), row('difference', { net_sales: { amount: '-0.001', unit: 'CNY' } })]),
  ])
  expect(figures).toHaveLength(1)
  expect(JSON.stringify(figures[0]?.value)).toBe('0')
})

test('a figure names its metric, entity, period, role and evidence', () => {
  const [figure] = figuresOf([
    evidence([row('base', { net_sales: { amount: '7', unit: 'CNY' } }, { store: 'S01', hour: 9 })]),
  ])
  expect(figure).toEqual({
    metric: 'net_sales',
    value: 7,
    unit: 'CNY',
    entity: { store: 'S01', hour: 9 },
    period,
    role: 'base',
    evidence: 'R.e1',
  })
})

test('an answer in JSON has whole milliseconds, its sentences as one text, and survives JSON', () => {
  const json = answerJson(
    answer({ sentences: [...answer({}).sentences, { parts: [{ text: 'That is all.' }] }] }),
    'q1',
    3.6,
  )
  expect(json).toMatchObject({ id: 'q1', ms: 4, text: 'Net sales CNY 10 That is all.' })
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})

test('an answer that asks back carries no figure', () => {
  expect(answerJson(answer({ outcome: 'clarify' }), 'q1', 1).figures).toEqual([])
})

test('offered questions stand in the text as lines, so that no lead-in is left without its list', () => {
  const frame = { metric: 'net_sales' } as never
  const options = [
    { text: 'net sales, yesterday', frame },
    { text: 'footfall, yesterday', frame },
  ]
  const explained = answer({
    outcome: 'explained',
    sentences: [{ parts: [{ text: 'There is no footfall by product.' }] }, { parts: [{ text: 'You can ask:' }] }],
    options,
    evidence: [],
  })
  const json = answerJson(explained, 'q1', 1)
  expect(json.text).toBe('There is no footfall by product. You can ask:\n- net sales, yesterday\n- footfall, yesterday')
  expect(json.options).toEqual(options)
})
