import { z } from 'zod'
import { cashierReview } from '../analyses/loss-prevention/cashier-review.ts'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { periodNamed } from './named-period.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import { todayOf } from './today.ts'
import type { Tool } from './tool.ts'

/** Two weeks at least, so that a bad day is told from a habit. */
const PERIODS = ['last-28-days', 'last-month', 'this-month'] as const

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({ period: z.enum(PERIODS).default('last-28-days'), stores: storesField(catalogue, scope) })

export const cashierReviewTool = {
  name: 'cashier-review',
  labels: {
    zh: { name: '收银复核', words: ['收银复核', '收银员异常', '异常收银'] },
    en: { name: 'cashier review', words: ['cashier review', 'cashier exceptions'] },
  },
  description:
    'Finds cashiers whose refunds, voids, overrides and the like differ from all others by more than chance, to be reviewed. It never accuses: say review, and that there may be an innocent cause.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    const period = periodNamed(input.period, todayOf(desk, scope))
    return fileAnalysis(desk, cashierReview(desk.warehouse, narrowed, { ...onDesk(desk), period }))
  },
} as const satisfies Tool<'cashier-review', ReturnType<typeof inputOf>>
