import type { Answer } from '../core/answer.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { TOOLS } from '../tools/index.ts'
import { modelKey } from '../tools/model-key.ts'
import type { Tool } from '../tools/tool.ts'
import { caveatsOf } from './caveats.ts'
import { explain } from './explain.ts'
import { makeAnswer } from './make-answer.ts'
import type { Run } from './run.ts'
import { hasFigure, show, showTemplate } from './say.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'
import type { ListAsked } from './understand/list-asked.ts'
import { LIST_COLUMNS } from './understand/list-words.ts'

/**
 * A list that was asked for in so many words: the tool that a model would have called, its rows worded by the language. No model. A
 * list that the asker's role may not have, or a store outside the scope, is refused with its reason.
 */
export const answerWithList = async (run: Run, asked: ListAsked): Promise<Answer> => {
  const { question, context, desk } = run
  const { catalogue } = context
  const tier = TIER_OF_ROLE[question.scope.role]
  const outside = asked.stores.filter((id) => !question.scope.stores.includes(id))
  if (outside.length > 0) {
    const names = catalogue.stores.filter(({ id }) => outside.includes(id)).map(({ names }) => names[question.language])
    return explain(run, fault('not-allowed-store', { stores: names.join(', ') }))
  }
  const tool: Tool = TOOLS[asked.list]
  if (!tool.access.includes(question.scope.role))
    return explain(run, fault('not-allowed-metric', { metric: tool.name }))
  const found = await look(run, tool, asked)
  if (isFault(found)) return explain(run, found)
  const title = tool.labels[question.language].name
  const sentences = found.flatMap((evidence) =>
    showTemplate(run, run.language.rows(title, evidence, LIST_COLUMNS[asked.list], context), tier),
  )
  const caveats = caveatsOf(run, desk.evidence).map((caveat) => show(run, caveat, tier))
  const reasons: Fault[] = sentences.some(hasFigure) ? [] : [fault('answer-ungrounded', { tier, dropped: 1 })]
  return makeAnswer(run, {
    outcome: reasons.length === 0 ? 'grounded' : 'explained',
    depth: 'instant',
    tier,
    sentences: [...sentences, ...caveats],
    evidence: found,
    reasons,
  })
}

const keysOf = ({ context }: Run, { stores }: ListAsked) =>
  context.catalogue.stores
    .filter(({ id }) => stores.includes(id))
    .map((store) => modelKey('store', context.catalogue.stores, store))

/** Of the table behind the lines; as many as these tools give. */
const MOST_ROWS = 50

/** One tool run that the screen can show. */
const look = async (run: Run, tool: Tool, asked: ListAsked) => {
  const { question, context, desk, emit } = run
  const stores = asked.stores.length === 0 ? {} : { stores: keysOf(run, asked) }
  const input: unknown = tool.input(context.catalogue, question.scope).parse({ ...stores, limit: MOST_ROWS })
  const began = performance.now()
  emit({ type: 'tool-start', tier: TIER_OF_ROLE[question.scope.role], tool: tool.name, input })
  const found = await tool.run(input, desk, question.scope)
  const outcome = isFault(found) ? 'fault' : 'evidence'
  emit({ type: 'tool-end', tool: tool.name, ms: Math.round(performance.now() - began), outcome })
  return found
}
