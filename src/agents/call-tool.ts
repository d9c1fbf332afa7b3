import type { Evidence } from '../core/evidence.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { Look } from '../core/question.ts'
import { TOOLS } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import type { Run } from './run.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'

const ALL: Readonly<Record<string, Tool>> = TOOLS

export interface Called {
  readonly tool: Tool
  readonly found: readonly Evidence[]
}

/**
 * Runs a tool without a model. One that the asker's role may not use is refused; what does not fit the tool's own shape (a store
 * outside the scope does not) is told and nothing is looked up. Faults are also those of the tool.
 */
export const callTool = async (run: Run, look: Look): Promise<Called | Fault> => {
  const { question, context, desk, emit } = run
  const tier = TIER_OF_ROLE[question.scope.role]
  const tool = Object.hasOwn(ALL, look.tool) ? ALL[look.tool] : undefined
  if (tool === undefined)
    return fault('tool-input-invalid', { tool: look.tool.slice(0, 40), detail: Object.keys(ALL).join(', ') })
  if (!tool.access.includes(question.scope.role)) return fault('not-allowed-metric', { metric: tool.name })
  const input = tool.input(context.catalogue, question.scope).safeParse(look.input)
  if (!input.success) {
    const [issue] = input.error.issues
    const detail = [issue?.path.join('.') ?? '', issue?.message ?? ''].filter((part) => part !== '').join(': ')
    return fault('tool-input-invalid', { tool: tool.name, detail })
  }
  const began = performance.now()
  emit({ type: 'tool-start', tier, tool: tool.name, input: look.input })
  const found = await tool.run(input.data, desk, question.scope)
  const outcome = isFault(found) ? 'fault' : 'evidence'
  emit({ type: 'tool-end', tool: tool.name, ms: Math.round(performance.now() - began), outcome })
  return isFault(found) ? found : { tool, found }
}
