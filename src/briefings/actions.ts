import type { Role } from '../core/role.ts'
import type { BriefingAction } from './briefing.ts'
import type { Findings } from './findings.ts'
import { RULES } from './rules/index.ts'
import type { Hit, Rule } from './rules/rule.ts'
import type { Received } from './sections/completeness.ts'
import { MOST_ACTIONS } from './thresholds.ts'
import { grounded } from './through-gate.ts'
import type { BriefingReader } from './words/briefing-words.ts'

/** Of one kind, before each kind has been heard. */
const OF_A_KIND = 2

/**
 * At most five things to look at. Rules in their order, worst hit first, two of a kind; then the rest in the same order. A
 * shop has one action of its figures, so that one bad day of one shop does not fill the list.
 */
export const actionsOf = async (findings: Findings, received: Received): Promise<readonly BriefingAction[]> => {
  const taken = new Set<string>()
  const found: { rule: Rule; hit: Hit; turn: number }[] = []
  for (const rule of RULES) {
    const hits = [...(await rule.find(findings, received))].sort((a, b) => b.severity - a.severity)
    let turn = 0
    for (const hit of hits) {
      if (hit.store !== null && taken.has(hit.store)) continue
      if (hit.store !== null) taken.add(hit.store)
      found.push({ rule, hit, turn: turn++ })
    }
  }
  const chosen = [...found.filter(({ turn }) => turn < OF_A_KIND), ...found.filter(({ turn }) => turn >= OF_A_KIND)]
  return chosen.flatMap(({ rule, hit }) => worded(findings, rule, hit)).slice(0, MOST_ACTIONS)
}

const readerOf = (role: Role): BriefingReader =>
  role === 'clerk' ? 'clerk' : role === 'store-manager' ? 'manager' : 'above'

/** An action whose words do not pass the gate is not shown. */
const worded = (findings: Findings, rule: Rule, hit: Hit): readonly BriefingAction[] => {
  const evidence = findings.filed.filter(({ id }) => hit.evidence.includes(id))
  const { sentences } = grounded(
    findings,
    [findings.words.actions[rule.name](hit.words, readerOf(findings.recipient.role))],
    evidence,
  )
  const [text] = sentences
  return text ? [{ rule: rule.name, owner: rule.owner, text, evidence: hit.evidence }] : []
}
