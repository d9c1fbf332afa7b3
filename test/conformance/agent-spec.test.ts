import { describe, expect, it } from 'vitest'
import type { AgentSpec } from '../../src/agents/agent-spec.ts'
import { AGENTS } from '../../src/agents/index.ts'
import { loadPrompt } from '../../src/agents/prompt-file.ts'
import { TIER_OF_ROLE } from '../../src/agents/tier-of-role.ts'
import { LANGUAGE_CODES } from '../../src/core/language-code.ts'
import { ROLES } from '../../src/core/role.ts'
import { TIERS } from '../../src/core/tier.ts'
import { TOOLS } from '../../src/tools/index.ts'
import type { Tool } from '../../src/tools/tool.ts'

type Specs = Readonly<Record<string, AgentSpec>>
const tools: Readonly<Record<string, Tool>> = TOOLS

/** What every agent of the registry must keep, as sentences about who does not. */
const violations = (specs: Specs): string[] =>
  Object.entries(specs).flatMap(([key, spec]) => [
    ...(spec.name === key ? [] : [`${key} is registered under another name`]),
    ...wordingOf(spec),
    ...promptOf(spec),
    ...toolsOf(spec),
    ...spec.mayAsk.filter((name) => !specs[name]).map((name) => `${key} may ask ${name}, who does not exist`),
    ...(reaches(specs, spec.name, spec.mayAsk) ? [`${key} can be asked by its own question`] : []),
    ...budgetOf(spec),
  ])

const wordingOf = (spec: AgentSpec): string[] =>
  LANGUAGE_CODES.flatMap((code) => {
    const { name, words } = spec.labels[code]
    const lower = words.every((word) => word === word.toLowerCase())
    return name && words.length > 0 && lower ? [] : [`${spec.name} has no words in ${code}`]
  })

const promptOf = (spec: AgentSpec): string[] => {
  try {
    const { text, variables } = loadPrompt(spec.prompt)
    if (variables.length > 0) return [`${spec.name}: a prompt head with variables is never warm`]
    return /\d{4}-\d{2}-\d{2}|\bS\d\d\b/.test(text) ? [`${spec.name}: a date or a store in the prompt head`] : []
  } catch (error) {
    return [`${spec.name}: ${(error as Error).message}`]
  }
}

/** A tool nobody of the tier's people may use would only cost tokens. */
const toolsOf = (spec: AgentSpec): string[] => {
  const roles = ROLES.filter((role) => role !== 'admin' && TIER_OF_ROLE[role] === spec.tier)
  return [
    ...(spec.tools.length === 0 ? [`${spec.name} has no tools`] : []),
    ...spec.tools.flatMap((name) => {
      const tool = tools[name]
      if (!tool) return [`${spec.name} uses ${name}, which does not exist`]
      const useless = roles.length > 0 && !roles.some((role) => tool.access.includes(role))
      return useless ? [`${spec.name} offers ${name} to people who may not use it`] : []
    }),
  ]
}

/** Four calls suffice for an agent that asks nobody; what a colleague spends counts against its asker. */
const budgetOf = ({ name, budget, mayAsk }: AgentSpec): string[] => {
  const [most, tools] = mayAsk.length > 0 ? [8, 10] : [4, 6]
  const sane =
    budget.modelCalls >= 2 &&
    budget.modelCalls <= most &&
    budget.toolCalls >= 1 &&
    budget.toolCalls <= tools &&
    budget.seconds <= 300
  return sane ? [] : [`${name} has a budget without reason`]
}

const reaches = (specs: Specs, goal: string, from: readonly string[], seen = new Set<string>()): boolean =>
  from.some((name) => {
    if (name === goal) return true
    if (seen.has(name)) return false
    seen.add(name)
    return reaches(specs, goal, specs[name]?.mayAsk ?? [], seen)
  })

describe('the agents', () => {
  it('keep what every agent must', () => expect(violations(AGENTS)).toEqual([]))

  it('are one a tier, and every role has one', () => {
    expect(
      Object.values(AGENTS)
        .map((spec) => spec.tier)
        .sort(),
    ).toEqual([...TIERS].sort())
    for (const role of ROLES) expect(TIERS).toContain(TIER_OF_ROLE[role])
  })

  const planted: readonly [string, Partial<AgentSpec>, RegExp][] = [
    ['a cycle', { mayAsk: ['clerk'] }, /own question/],
    ['a colleague that does not exist', { mayAsk: ['nobody'] }, /does not exist/],
    ['a tool that does not exist', { tools: ['drop_table'] }, /does not exist/],
    ['no tools', { tools: [] }, /no tools/],
    ['a prompt that is not there', { prompt: 'none.md' }, /none\.md/],
    ['a prompt with variables', { prompt: 'turn.md' }, /variables/],
    ['a budget of a hundred calls', { budget: { modelCalls: 100, toolCalls: 6, seconds: 60 } }, /budget/],
    ['no words in Chinese', { labels: { ...AGENTS.clerk.labels, zh: { name: '', words: [] } } }, /zh/],
    ['another name', { name: 'other' }, /another name/],
  ]
  it.each(planted)('with %s are refused', (_, change, why) => {
    const broken: Specs = { ...AGENTS, analyst: { ...(AGENTS.analyst as AgentSpec), ...change } }
    expect(violations(broken).join('\n')).toMatch(why)
  })
})
