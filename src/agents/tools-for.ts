import { isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { TOOLS } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import type { AgentSpec } from './agent-spec.ts'
import { bindTool } from './bind-tool.ts'
import type { Budget } from './budget.ts'
import type { Consultation, Opinion } from './consultation.ts'
import { askTool } from './delegate.ts'
import { AGENTS } from './index.ts'
import type { BoundTool } from './toolbox.ts'

/** An agent's tools for one question: those of the house that the asker's role may use, and one for each colleague. */
export const toolsFor = (
  asked: Consultation,
  budget: Budget,
  consult: (next: Consultation) => Promise<Opinion>,
  onOpinion: (opinion: Opinion) => void,
): readonly BoundTool[] => {
  const { run, spec, scope } = asked
  const house: readonly Tool[] = spec.tools
    .map((name) => (TOOLS as Readonly<Record<string, Tool>>)[name])
    .filter((tool) => tool !== undefined)
  const colleagues: readonly AgentSpec[] = spec.mayAsk
    .map((name) => (AGENTS as Readonly<Record<string, AgentSpec>>)[name])
    .filter((found) => found !== undefined)
  const ask = async (next: AgentSpec, question: string, narrowed: Scope): Promise<Opinion> => {
    const seat = await run.house.roster.seat(next.tier)
    if (isFault(seat)) return { tier: next.tier, sentences: [], dropped: 0, fault: seat, asked: [] }
    run.emit({ type: 'tier-chosen', tier: next.tier, from: spec.tier, why: 'asked' })
    const opinion = await consult({ run, spec: next, seat, question, scope: narrowed, budget })
    onOpinion(opinion)
    return opinion
  }
  return [
    ...house.filter((tool) => tool.access.includes(scope.role)).map((tool) => bindTool(tool, run, scope)),
    ...colleagues.map((next) => askTool(next, scope, run.context.catalogue, ask)),
  ]
}
