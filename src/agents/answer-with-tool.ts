import type { Answer } from '../core/answer.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { Look } from '../core/question.ts'
import { TOOLS } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import { caveatsOf } from './caveats.ts'
import { explain } from './explain.ts'
import { makeAnswer } from './make-answer.ts'
import type { Run } from './run.ts'
import { hasFigure, show } from './say.ts'
import { slotted } from './slotted.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'
import { LIST_KINDS } from './understand/list-kinds.ts'

const ALL: Readonly<Record<string, Tool>> = TOOLS
const COLUMNS: Readonly<Record<string, { readonly columns: readonly string[] }>> = LIST_KINDS

/**
 * What a tool says, worded by the language. No model. A tool that the asker's role may not use is refused; what does not fit
 * the tool's own shape (a store outside the scope does not) is told and nothing is looked up.
 */
export const answerWithTool = async (run: Run, look: Look): Promise<Answer> => {
  const { question, context, desk, emit } = run
  const tier = TIER_OF_ROLE[question.scope.role]
  const tool = Object.hasOwn(ALL, look.tool) ? ALL[look.tool] : undefined
  if (tool === undefined)
    return explain(
      run,
      fault('tool-input-invalid', { tool: look.tool.slice(0, 40), detail: Object.keys(ALL).join(', ') }),
    )
  if (!tool.access.includes(question.scope.role))
    return explain(run, fault('not-allowed-metric', { metric: tool.name }))
  const input = tool.input(context.catalogue, question.scope).safeParse(look.input)
  if (!input.success) {
    const [issue] = input.error.issues
    const detail = [issue?.path.join('.') ?? '', issue?.message ?? ''].filter((part) => part !== '').join(': ')
    return explain(run, fault('tool-input-invalid', { tool: tool.name, detail }))
  }
  const began = performance.now()
  emit({ type: 'tool-start', tier, tool: tool.name, input: look.input })
  const found = await tool.run(input.data, desk, question.scope)
  const outcome = isFault(found) ? 'fault' : 'evidence'
  emit({ type: 'tool-end', tool: tool.name, ms: Math.round(performance.now() - began), outcome })
  if (isFault(found)) return explain(run, found)
  const title = tool.labels[question.language].name
  const sentences = found.flatMap((evidence) => {
    const columns = COLUMNS[tool.name]?.columns ?? [
      ...new Set(evidence.rows.flatMap(({ cells }) => Object.keys(cells))),
    ]
    return run.language
      .rows(title, evidence, columns, context)
      .map((draft) => show(run, slotted(draft, evidence, run.language), tier))
  })
  const caveats = caveatsOf(run, desk.evidence).map((caveat) => show(run, caveat, tier))
  const stated = sentences.some(hasFigure) || found.every(({ rows }) => rows.every(({ cells }) => isEmpty(cells)))
  const reasons: Fault[] = stated ? [] : [fault('answer-ungrounded', { tier, dropped: 1 })]
  return makeAnswer(run, {
    outcome: stated ? 'grounded' : 'explained',
    depth: 'instant',
    tier,
    sentences: [...sentences, ...caveats],
    evidence: found,
    reasons,
  })
}

const isEmpty = (cells: object): boolean => Object.keys(cells).length === 0
