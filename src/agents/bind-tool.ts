import { type Fault, isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import type { Tool } from '../tools/tool.ts'
import type { Run } from './run.ts'
import { toolRows } from './tool-rows.ts'
import { type BoundTool, toolCode } from './toolbox.ts'

/** A tool of the house for one agent: the schema holds only what exists and may be seen, the scope is closed over. */
export const bindTool = (tool: Tool, run: Run, scope: Scope): BoundTool => ({
  name: tool.name,
  description: tool.description,
  schema: tool.input(run.context.catalogue, scope),
  async run(input) {
    const result = await tool.run(input, run.desk, scope)
    if (isFault(result)) return { text: toolCode(result.fault, hintOf(result)), outcome: 'fault' }
    const rows = result.map((evidence) => toolRows(evidence, run.context.catalogue, run.question.language))
    return { text: rows.join('\n\n'), outcome: 'evidence' }
  },
})

/** The few faults whose parameters help a model to ask better; all are ids or dates of the house. */
const hintOf = (fault: Fault): string => {
  if (fault.fault === 'outside-data') return `data from ${fault.parameters.dataFrom} to ${fault.parameters.dataTo}`
  if (fault.fault === 'in-future') return `data to ${fault.parameters.dataTo}`
  if (fault.fault === 'cut-not-there') return `not by ${fault.parameters.by}`
  return ''
}
