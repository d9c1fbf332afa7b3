import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oracle } from '../../evals/agents/oracle.ts'
import { reply } from '../../evals/agents/reply.ts'
import type { EvalAgent } from '../../evals/case.ts'
import { FAMILIES } from '../../evals/cases/index.ts'
import type { FamilyReport } from '../../evals/report/run-report.ts'
import { familyLine, reportText } from '../../evals/report/text.ts'
import { totalsOf } from '../../evals/report/totals.ts'
import { type RunOptions, runFamilies } from '../../evals/run.ts'
import { type Raw, rawOver } from '../../evals/truth/raw.ts'
import { openBaseWorld } from '../../evals/worlds/base-world.ts'
import { readWorld } from '../../evals/worlds/read-world.ts'
import type { World } from '../../evals/worlds/world.ts'
import { fault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'

let warehouse: Warehouse
let raw: Raw
let world: World
beforeAll(async () => {
  warehouse = await openBaseWorld()
  raw = rawOver((sql, parameters) => warehouse.query(sql, parameters))
  const read = await readWorld(raw)
  if (!read) throw new Error('the base world is empty')
  world = read
})
afterAll(() => warehouse.close())

const run = async (patch: Partial<RunOptions>): Promise<readonly FamilyReport[]> => {
  const options: RunOptions = { agent: oracle, origin: 'no-model', effort: 'std', seed: '1', tier: null, ...patch }
  const reports: FamilyReport[] = []
  for await (const report of runFamilies(FAMILIES, world, raw, options)) reports.push(report)
  return reports
}
const silentWithout =
  (code: 'models-off' | 'model-host-down'): EvalAgent =>
  async (trial) =>
    reply(trial, 'explained', [], {
      text: { zh: '没有看懂。', en: 'Not understood.' }[trial.language],
      reasons: [code === 'models-off' ? fault(code, {}) : fault(code, { tier: 'clerk', host: 'planted' })],
    })

describe('a run', () => {
  test('of the oracle passes every family, in all wordings, with nothing unscored', async () => {
    const totals = totalsOf(await run({}))
    expect(totals).toMatchObject({
      families: 20,
      passed: 20,
      failed: 0,
      unscored: 0,
      score: { estimate: 1, low: 1, high: 1 },
    })
    expect(totals.questions.passed).toBe(80)
  })

  test('of one tier asks only that tier', async () => {
    const reports = await run({ tier: 'alerting', effort: 'quick' })
    expect(reports.map(({ tier }) => tier)).toEqual(new Array(5).fill('alerting'))
  })

  test('at quick effort puts one wording of each family, in both languages over the suite', async () => {
    const reports = await run({ effort: 'quick' })
    expect(reports.every(({ questions }) => questions.length === 1)).toBe(true)
    expect(new Set(reports.map(({ questions }) => questions[0]?.language))).toEqual(new Set(['zh', 'en']))
  })

  test('without a model leaves a family that needs one unscored: neither passed nor failed', async () => {
    const reports = await run({ agent: silentWithout('models-off') })
    const stock = reports.find(({ id }) => id === 'goods.stock-on-hand')
    expect(stock).toMatchObject({ passed: false, unscored: true, score: null, reason: 'needs a model' })
    expect(totalsOf(reports).failed).toBe(0)
  })

  test('whose model host is down scores nothing against the model', async () => {
    const reports = await run({ agent: silentWithout('model-host-down'), origin: 'ollama', effort: 'quick' })
    expect(reports.find(({ id }) => id === 'receipts.count')?.reason).toBe('infra: model-host-down')
    expect(totalsOf(reports).failed).toBe(0)
  })

  test('counts a model that says nothing as failed', async () => {
    const mute: EvalAgent = async (trial) => reply(trial, 'explained', [], { text: '…' })
    const reports = await run({ agent: mute, origin: 'ollama', effort: 'quick' })
    expect(reports.find(({ id }) => id === 'receipts.count')).toMatchObject({
      passed: false,
      unscored: false,
      score: 0,
    })
  })

  test('asks a model several times, and a family passes only when all trials did', async () => {
    let asked = 0
    const flaky: EvalAgent = async (trial) =>
      asked++ % 3 === 0 ? reply(trial, 'explained', [], { text: '…' }) : oracle(trial)
    const [report] = await run({ agent: flaky, origin: 'ollama', effort: 'std', tier: 'clerk' })
    expect(report).toMatchObject({ passed: false, passThree: 0 })
    expect(report?.score).toBeCloseTo(2 / 3, 12)
    expect(report?.questions.every(({ trials }) => trials === 3)).toBe(true)
  })
})

test('the report says what was not scored, how sure it is, and that it is no score of a model', async () => {
  const families = await run({ agent: silentWithout('models-off') })
  const notice = 'NOT A MODEL SCORE: planted'
  const text = reportText({
    tier: 'all',
    origin: 'no-model',
    notice,
    effort: 'std',
    seed: '1',
    snapshot: 'planted',
    at: world.at,
    families,
    totals: totalsOf(families),
  })
  expect(text).toContain(notice)
  expect(text).toMatch(/\d+ unscored, of 20/)
  expect(families.map(familyLine).join('\n')).toContain('needs a model')
})
