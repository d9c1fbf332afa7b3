import { z } from 'zod'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { promotions } from '../analyses/price/promotions.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { NAMED_PERIODS, periodNamed } from './named-period.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import { todayOf } from './today.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    stores: storesField(catalogue, scope),
    period: z.enum(NAMED_PERIODS).default('last-month').describe('in which they ended'),
    limit: z.int().min(1).max(20).default(10).describe('lines'),
  })

export const promotionsTool = {
  name: 'promotions',
  labels: {
    zh: { name: '促销评估', words: ['促销评估', '促销赚不赚钱', '促销效果'] },
    en: { name: 'promotions', words: ['promotions', 'did the promotion pay', 'promotion results'] },
  },
  description:
    'Says what each promotion earned: extra units and margin, less what was given away, taken from similar goods and bought ahead, plus funding. Use it for whether a promotion paid.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    const period = periodNamed(input.period, todayOf(desk, scope))
    return fileAnalysis(desk, promotions(desk.warehouse, narrowed, { ...onDesk(desk), period, limit: input.limit }))
  },
} as const satisfies Tool<'promotions', ReturnType<typeof inputOf>>
