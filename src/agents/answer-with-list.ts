import type { Answer } from '../core/answer.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { StoreId } from '../core/ids.ts'
import { TOOLS } from '../tools/index.ts'
import { modelKey } from '../tools/model-key.ts'
import type { Tool } from '../tools/tool.ts'
import { caveatsOf } from './caveats.ts'
import { explain } from './explain.ts'
import { makeAnswer } from './make-answer.ts'
import type { Run } from './run.ts'
import { hasFigure, show } from './say.ts'
import { slotted } from './slotted.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'
import type { ListAsked } from './understand/list-asked.ts'
import { LIST_KINDS } from './understand/list-kinds.ts'

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
    run.language
      .rows(title, evidence, LIST_KINDS[asked.list].columns, context)
      .map((draft) => show(run, slotted(draft, evidence, run.language), tier)),
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

const keysOf = ({ context }: Run, stores: readonly StoreId[]) =>
  context.catalogue.stores
    .filter(({ id }) => stores.includes(id))
    .map((store) => modelKey('store', context.catalogue.stores, store))

/** What the tool takes of what was asked; a list of one store alone needs to know which. */
const inputOf = (run: Run, asked: ListAsked): Readonly<Record<string, unknown>> | Fault => {
  const { question, context } = run
  const kind = LIST_KINDS[asked.list]
  const { categories } = context.catalogue
  const category = categories.find(({ id }) => id === asked.category)
  const stores = kind.store === 'one' && asked.stores.length === 0 ? question.scope.stores : asked.stores
  const keys = keysOf(run, stores)
  if (kind.store === 'one' && keys.length !== 1)
    return fault('needs-store', { metric: asked.list, stores: question.scope.stores.join(', ') })
  return {
    ...(keys.length === 0 ? {} : kind.store === undefined ? { stores: keys } : { store: keys[0] }),
    ...(asked.product === null ? {} : { product: asked.product }),
    ...(category === undefined ? {} : { categories: [category.names.en || category.names.zh] }),
    ...(kind.periods.length === 1 ? {} : { period: asked.period }),
    ...(kind.limit === null ? {} : { limit: kind.limit }),
  }
}

/** One tool run that the screen can show. */
const look = async (run: Run, tool: Tool, asked: ListAsked) => {
  const { question, context, desk, emit } = run
  const taken = inputOf(run, asked)
  if (isFault(taken)) return taken
  const input: unknown = tool.input(context.catalogue, question.scope).parse(taken)
  const began = performance.now()
  emit({ type: 'tool-start', tier: TIER_OF_ROLE[question.scope.role], tool: tool.name, input })
  const found = await tool.run(input, desk, question.scope)
  const outcome = isFault(found) ? 'fault' : 'evidence'
  emit({ type: 'tool-end', tool: tool.name, ms: Math.round(performance.now() - began), outcome })
  return found
}
