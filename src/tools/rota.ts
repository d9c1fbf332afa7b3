import { z } from 'zod'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { weekRota } from '../analyses/staffing/rota.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { fault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { entryOf } from './model-key.ts'
import { storeKey } from './stores-named.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) => z.strictObject({ store: storeKey(catalogue, scope) })

export const rota = {
  name: 'rota',
  labels: {
    zh: { name: '排班', words: ['排班', '排班建议', '下周排班'] },
    en: { name: 'rota', words: ['rota', 'roster', 'staffing plan'] },
  },
  description:
    'Plans next week of one store: hours of each employee under the labour rules, what it costs, and the hours in which somebody is missing. Use it for questions about staffing and rotas.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const store = entryOf('store', desk.warehouse.catalogue.stores, input.store)
    if (store === undefined) return fault('unknown-name', { text: input.store })
    return fileAnalysis(desk, weekRota(desk.warehouse, scope, { ...onDesk(desk), store: store.id }))
  },
} as const satisfies Tool<'rota', ReturnType<typeof inputOf>>
