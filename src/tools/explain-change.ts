import { z } from 'zod'
import { EXPLAINED } from '../analyses/causes/day.ts'
import { explainChange } from '../analyses/causes/explain-change.ts'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { type BusinessDate, isBusinessDate } from '../core/business-date.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
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
    store: enumOf([...scope.stores]),
    date: z.union([z.literal('yesterday'), z.string().refine(isBusinessDate)]).default('yesterday'),
    /** What somebody in the shop saw when asked about a cause. */
    seen: z.strictObject({ cause: z.enum(ORIGINS), there: z.boolean() }).optional(),
  })

/** Why a figure of one shop parted from its usual weekdays: drivers, checks, and the likeliest origins with their shares. */
export const explainChangeTool = {
  name: 'explain-change',
  labels: {
    zh: { name: '变化原因', words: ['变化原因', '原因分析', '驱动分解'] },
    en: { name: 'why it changed', words: ['explain the change', 'driver decomposition', 'root cause'] },
  },
  description:
    'Explains why a figure of one store differs from its usual same weekday: splits the change of sales into drivers, checks the data first, and ranks likely causes. A share is how likely a cause is, never proof. Use it for why questions about one store and one day; give `seen` once somebody there has looked for a cause.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { askedAt: at } = desk.question
    const date = input.date === 'yesterday' ? periodNamed('yesterday', todayOf(desk, scope)).to : input.date
    const made = await explainChange(desk.warehouse, scope, {
      id: 'why',
      at,
      signal: desk.signal,
      metric: input.metric,
      store: id<StoreId>(input.store),
      date: date as BusinessDate,
      ...(input.seen ? { seen: { origin: input.seen.cause, there: input.seen.there } } : {}),
    })
    if (isFault(made)) return made
    const ids = new Map<string, string>()
    return made.evidence.map((one) => {
      const filed = desk.file({ ...one, id: desk.nextId(), inputs: one.inputs.map((input) => ids.get(input) ?? input) })
      ids.set(one.id, filed.id)
      return filed
    })
  },
} as const satisfies Tool<'explain-change', ReturnType<typeof inputOf>>
