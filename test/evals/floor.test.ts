import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evalCommand } from '../../evals/command.ts'
import type { RunReport } from '../../evals/report/run-report.ts'
import { runEvals } from '../../evals/run-evals.ts'
import { openBaseWorld } from '../../evals/worlds/base-world.ts'
import type { House } from '../../src/agents/house.ts'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'

let house: House
let report: RunReport
beforeAll(async () => {
  const warehouse = await openBaseWorld()
  house = { warehouse, roster: createRoster(modelsConfig({ hosts: [] }, 'http://127.0.0.1:9')) }
  const made = await runEvals(house, { tier: null, effort: 'std', backend: 'none', seed: '1' })
  if (!made) throw new Error('the base world is empty')
  report = made
})
afterAll(async () => {
  house.roster.close()
  await house.warehouse.close()
})

const state = ({ passed, unscored }: { passed: boolean; unscored: boolean }) =>
  unscored ? 'unscored' : passed ? 'passed' : 'failed'

test('the house without a model answers nothing wrongly', () => {
  const failed = report.families.filter(({ passed, unscored }) => !passed && !unscored)
  expect(failed.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([])
})

test('what the floor can do is what it could do before; better or worse, the baseline is changed by hand', () => {
  const baseline = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'evals/baselines/none.json'), 'utf8'))
  expect(Object.fromEntries(report.families.map((family) => [family.id, state(family)]))).toEqual(baseline)
})

test('the report has the form that scripts read', () => {
  expect(report).toMatchObject({ tier: 'all', origin: 'no-model' })
  expect(report.notice).toContain('NOT A MODEL SCORE')
  for (const family of report.families)
    expect(family).toEqual(
      expect.objectContaining({
        id: expect.any(String),
        skill: expect.any(String),
        passed: expect.any(Boolean),
        unscored: expect.any(Boolean),
      }),
    )
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
})

test('the command prints one object with --json, and refuses a tier that does not exist', async () => {
  const out: string[] = []
  const errors: string[] = []
  const ports = { out: (line: string) => out.push(line), error: (line: string) => errors.push(line) }
  expect(await evalCommand(house, { tier: 'clerk', effort: 'quick', json: true }, ports)).toBe(0)
  expect(out).toHaveLength(1)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ tier: 'clerk', totals: { families: 5 } })
  expect(await evalCommand(house, { tier: 'butler' }, ports)).toBe(2)
  expect(errors[0]).toContain('clerk|analyst|alerting|regional-manager')
})
