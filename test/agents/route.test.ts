import { describe, expect, test } from 'vitest'
import { AGENTS } from '../../src/agents/index.ts'
import { route } from '../../src/agents/route.ts'
import type { Tier } from '../../src/core/tier.ts'

const cases: readonly [string, Tier, Tier, string][] = [
  ['Ask the analyst about milk', 'clerk', 'analyst', 'named'],
  ['请分析师看一下牛奶', 'clerk', 'analyst', 'named'],
  ['@alerting agent anything?', 'clerk', 'alerting', 'named'],
  ['Why did Riverside fall?', 'regional-manager', 'analyst', 'rule'],
  ['有什么异常吗', 'clerk', 'alerting', 'rule'],
  ['Tell me about milk', 'clerk', 'clerk', 'role'],
  ['How many clerks do we have?', 'regional-manager', 'regional-manager', 'role'],
]

describe('who thinks about it', () => {
  for (const [text, own, tier, why] of cases)
    test(text, () => expect(route(text, own, Object.values(AGENTS))).toEqual({ tier, why }))
})
