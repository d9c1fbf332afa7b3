import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHEAP } from '../../evals/agents/cheap.ts'
import { mutantOf } from '../../evals/agents/mutants.ts'
import { oracleReply } from '../../evals/agents/oracle.ts'
import type { Trial } from '../../evals/case.ts'
import { FAMILIES } from '../../evals/cases/index.ts'
import { failuresOf } from '../../evals/scorers/score.ts'
import { trialsOf } from '../../evals/trials.ts'
import { type Raw, rawOver } from '../../evals/truth/raw.ts'
import { openBaseWorld } from '../../evals/worlds/base-world.ts'
import { readWorld } from '../../evals/worlds/read-world.ts'
import type { World } from '../../evals/worlds/world.ts'
import { TIERS } from '../../src/core/tier.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'

let warehouse: Warehouse
let raw: Raw
let world: World
const trials = new Map<string, readonly Trial[]>()

beforeAll(async () => {
  warehouse = await openBaseWorld()
  raw = rawOver((sql, parameters) => warehouse.query(sql, parameters))
  const read = await readWorld(raw)
  if (!read) throw new Error('the base world is empty')
  world = read
  for (const family of FAMILIES) trials.set(family.id, (await trialsOf(family, world, raw, 'self-test')).trials)
})
afterAll(() => warehouse.close())

describe('the families', () => {
  test('are twenty, five in each tier, with traps among them', () => {
    expect(FAMILIES).toHaveLength(20)
    for (const tier of TIERS) expect(FAMILIES.filter((family) => family.tier === tier)).toHaveLength(5)
    expect(FAMILIES.filter(({ trap }) => trap !== null).length).toBeGreaterThanOrEqual(8)
    expect(new Set(FAMILIES.map(({ id }) => id)).size).toBe(20)
  })

  test.each(FAMILIES.map((family) => [family.id, family] as const))(
    '%s has two zh, one en and one mixed or hurried wording',
    (_, { ask }) => {
      expect(ask.filter(({ language, style }) => language === 'zh' && style === 'plain').length).toBeGreaterThanOrEqual(
        2,
      )
      expect(ask.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(1)
      expect(ask.filter(({ style }) => style !== 'plain').length).toBeGreaterThanOrEqual(1)
    },
  )

  test.each(FAMILIES.map(({ id }) => [id]))('%s finds a clear case in the base world', (id) => {
    expect(trials.get(id)?.length).toBeGreaterThanOrEqual(4)
  })

  test('the same seed asks the same questions, another seed others', async () => {
    const ask = async (seed: string) => {
      const said: string[] = []
      for (const family of FAMILIES.slice(0, 8))
        said.push(...(await trialsOf(family, world, raw, seed)).trials.flatMap(({ turns }) => turns))
      return said
    }
    expect(await ask('a')).toEqual(await ask('a'))
    expect(await ask('a')).not.toEqual(await ask('b'))
  })
})

test('the oracle passes every question', () => {
  const failed = [...trials.values()].flat().flatMap((trial) => {
    const answer = oracleReply(trial)
    return failuresOf(trial, answer).map((failure) => ({ trial: trial.id, text: answer.text, ...failure }))
  })
  expect(failed).toEqual([])
})

describe('agents that know nothing', () => {
  test.each(CHEAP.map((cheap) => [cheap.name, cheap] as const))(
    '%s stays at or under its ceiling',
    async (_, { agent, ceiling }) => {
      let passed = 0
      for (const list of trials.values()) {
        const verdicts = await Promise.all(
          list.map(async (trial) => failuresOf(trial, await agent(trial)).length === 0),
        )
        if (verdicts.every((verdict) => verdict)) passed++
      }
      expect(passed / trials.size).toBeLessThanOrEqual(ceiling)
    },
  )
})

/** Family x mutant: every one that a family lists can be made there, and dies by a scorer that claims it. */
describe('the kill matrix', () => {
  const pairs = FAMILIES.flatMap((family) => family.mutants.map((mutant) => [family.id, mutant] as const))

  test.each(pairs)('%s kills %s', (id, name) => {
    const mutant = mutantOf(name)
    for (const trial of trials.get(id) ?? []) {
      const answer = mutant.of(trial)
      expect(answer, `${name} cannot be made for ${trial.id}`).not.toBeNull()
      if (!answer) continue
      const failures = failuresOf(trial, answer)
      const by = failures.filter(({ scorer }) => mutant.killers.includes(scorer))
      expect(by, `survives: ${answer.text} (${JSON.stringify(failures)})`).not.toEqual([])
    }
  })

  test('holds the mistakes that value-only scoring lets live', () => {
    const all = new Set(pairs.map(([, name]) => name))
    for (const name of ['negation', 'hedge', 'entity-store', 'sign', 'wrong-unit', 'receipts-as-footfall', 'leak'])
      expect(all).toContain(name)
  })
})
