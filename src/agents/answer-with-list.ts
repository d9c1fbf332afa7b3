import type { Answer } from '../core/answer.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { StoreId } from '../core/ids.ts'
import { modelKey } from '../tools/model-key.ts'
import { answerWithBriefing } from './answer-with-briefing.ts'
import { answerWithTool } from './answer-with-tool.ts'
import { explain } from './explain.ts'
import type { Run } from './run.ts'
import type { ListAsked } from './understand/list-asked.ts'
import { LIST_KINDS } from './understand/list-kinds.ts'

/**
 * A list that was asked for in so many words: the tool that a model would have called, its rows worded by the language. No model. A
 * list that the asker's role may not have, or a store outside the scope, is refused with its reason.
 */
export const answerWithList = async (run: Run, asked: ListAsked): Promise<Answer> => {
  const { question, context } = run
  const { catalogue } = context
  const outside = asked.stores.filter((id) => !question.scope.stores.includes(id))
  if (outside.length > 0) {
    const names = catalogue.stores.filter(({ id }) => outside.includes(id)).map(({ names }) => names[question.language])
    return explain(run, fault('not-allowed-store', { stores: names.join(', ') }))
  }
  // each by itself: of two regions, one that the asker may not see must not be left out unsaid
  const unseen = asked.regions.filter((region) => storesOfRegions(run, [region]).length === 0)
  if (unseen.length > 0) {
    const names = catalogue.regions.filter(({ id }) => unseen.includes(id)).map((one) => one.names[question.language])
    return explain(run, fault('not-allowed-store', { stores: names.join(', ') }))
  }
  if (asked.several !== null) return answerWithTool(run, { tool: 'find-product', input: { text: asked.several } })
  const stores = [...new Set([...asked.stores, ...storesOfRegions(run, asked.regions)])]
  if (asked.list === 'briefing' && run.house.morning) return answerWithBriefing(run, run.house.morning, stores)
  const input = inputOf(run, { ...asked, stores })
  return isFault(input)
    ? explain(run, input)
    : answerWithTool(run, { tool: LIST_KINDS[asked.list].of?.tool ?? asked.list, input })
}

const storesOfRegions = ({ question, context }: Run, regions: ListAsked['regions']): readonly StoreId[] =>
  context.catalogue.stores
    .filter(({ id, region }) => region !== null && regions.includes(region) && question.scope.stores.includes(id))
    .map(({ id }) => id)

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
    ...kind.of?.input,
    ...(keys.length === 0 ? {} : kind.store === undefined ? { stores: keys } : { store: keys[0] }),
    ...(asked.product === null ? {} : { product: asked.product }),
    ...(category === undefined ? {} : { categories: [category.names.en || category.names.zh] }),
    ...(kind.periods.length === 1 ? {} : { period: asked.period }),
    ...(kind.limit === null ? {} : { limit: kind.limit }),
  }
}
