import { z } from 'zod'
import { checkoutFunnels } from '../analyses/loss-prevention/checkout-funnel.ts'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { NAMED_PERIODS, periodNamed } from './named-period.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import { todayOf } from './today.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({ period: z.enum(NAMED_PERIODS), stores: storesField(catalogue, scope) })

export const checkoutFunnel = {
  name: 'checkout-funnel',
  labels: {
    zh: { name: '收银漏斗', words: ['收银漏斗', '漏扫', '自助机漏扫'] },
    en: { name: 'checkout funnel', words: ['checkout funnel', 'missed scans', 'self-checkout loss'] },
  },
  description:
    'Shows what checkouts missed, detected, prompted, got rescanned, recovered and lost: count and money of each stage, by kind of lane and by day. What was missed is an estimate from the detector rate.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    const period = periodNamed(input.period, todayOf(desk, scope))
    return fileAnalysis(desk, checkoutFunnels(desk.warehouse, narrowed, { ...onDesk(desk), period }))
  },
} as const satisfies Tool<'checkout-funnel', ReturnType<typeof inputOf>>
