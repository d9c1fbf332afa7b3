import { z } from 'zod'
import { EXPLAINED } from '../analyses/causes/day.ts'
import { explainChange } from '../analyses/causes/explain-change.ts'
import { explainRegion } from '../analyses/causes/explain-region.ts'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { type BusinessDate, isBusinessDate } from '../core/business-date.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { fault, isFault } from '../core/fault.ts'
import { id, type StoreId } from '../core/ids.ts'
import type { Scope } from '../core/scope.ts'
import { ORIGINS } from '../methods/cause-graph/nodes.ts'
import { enumOf } from './enum-of.ts'
import { periodNamed } from './named-period.ts'
import { todayOf } from './today.ts'
import type { Tool } from './tool.ts'

const inputOf = (_: Catalogue, scope: Scope) =>
  z.strictObject({
    metric: z.enum(EXPLAINED),
    /** Without it all shops of the asker together, where there are several. */
    store: enumOf([...scope.stores]).optional(),
    /** A part of them: a region's. */
    stores: z
      .array(enumOf([...scope.stores]))
      .min(1)
      .optional(),
    date: z.union([z.literal('yesterday'), z.string().refine(isBusinessDate)]).default('yesterday'),
    /** What somebody in the shop saw when asked about a cause. */
    seen: z.strictObject({ cause: z.enum(ORIGINS), there: z.boolean() }).optional(),
  })

/** Why a figure of a shop, or of several together, parted from its usual weekdays: drivers, checks, and the likeliest origins with their shares. */
export const explainChangeTool = {
  name: 'explain-change',
  labels: {
    zh: { name: '变化原因', words: ['变化原因', '原因分析', '驱动分解'] },
    en: { name: 'why it changed', words: ['explain the change', 'driver decomposition', 'root cause'] },
  },
  description:
    'Explains why a figure of one store (without `store`: of `stores`, or of all the asker’s, together) parts from its usual same weekday: splits sales into drivers, checks the data first, ranks likely causes. A share is how likely, never proof. For why questions about one day; give `seen` once somebody there has looked.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { askedAt: at } = desk.question
    const date = input.date === 'yesterday' ? periodNamed('yesterday', todayOf(desk, scope)).to : input.date
    const options = { id: 'why', at, signal: desk.signal, metric: input.metric, date: date as BusinessDate }
    const stores = (input.store ? [input.store] : (input.stores ?? scope.stores)).map((store) => id<StoreId>(store))
    const [first] = stores
    if (first === undefined) return fault('no-stores', {})
    const made =
      stores.length > 1
        ? await explainRegion(desk.warehouse, scope, { ...options, stores })
        : await explainChange(desk.warehouse, scope, {
            ...options,
            store: first,
            ...(input.seen ? { seen: { origin: input.seen.cause, there: input.seen.there } } : {}),
          })
    if (isFault(made)) return made
    const ids = new Map(made.evidence.map((one) => [one.id, desk.nextId()]))
    return made.evidence.map((one) =>
      desk.file({ ...one, id: ids.get(one.id) ?? one.id, inputs: one.inputs.map((input) => ids.get(input) ?? input) }),
    )
  },
} as const satisfies Tool<'explain-change', ReturnType<typeof inputOf>>
