import type { Answer } from '../core/answer.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { Look } from '../core/question.ts'
import { callTool } from './call-tool.ts'
import { caveatsOf } from './caveats.ts'
import { explain } from './explain.ts'
import { makeAnswer } from './make-answer.ts'
import type { Run } from './run.ts'
import { hasFigure, show } from './say.ts'
import { slotted } from './slotted.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'
import { LIST_KINDS } from './understand/list-kinds.ts'

const COLUMNS: Readonly<Record<string, { readonly columns: readonly string[] }>> = LIST_KINDS

/** What a tool says, worded by the language. No model. */
export const answerWithTool = async (run: Run, look: Look): Promise<Answer> => {
  const { question, context, desk } = run
  const tier = TIER_OF_ROLE[question.scope.role]
  const called = await callTool(run, look)
  if (isFault(called)) return explain(run, called)
  const { tool, found } = called
  const title = tool.labels[question.language].name
  const sentences = found.flatMap((evidence) => {
    const columns = COLUMNS[tool.name]?.columns ?? [
      ...new Set(evidence.rows.flatMap(({ cells }) => Object.keys(cells))),
    ]
    return run.language
      .rows(title, evidence, columns, context)
      .map((draft) => show(run, slotted(draft, evidence, run.language, context.catalogue), tier))
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
