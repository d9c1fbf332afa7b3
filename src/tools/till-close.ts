import { z } from 'zod'
import { tillCloses } from '../analyses/loss-prevention/till-close.ts'
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

export const tillClose = {
  name: 'till-close',
  labels: {
    zh: { name: '收银对账', words: ['收银对账', '长短款', '收银长短款'] },
    en: { name: 'till close', words: ['till close', 'cash over and short', 'cash difference'] },
  },
  description:
    'Compares counted cash with what the till should hold, and tenders with receipts, by till and day, furthest off first. A difference is a reason to review, never an accusation.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    const period = periodNamed(input.period, todayOf(desk, scope))
    return fileAnalysis(desk, tillCloses(desk.warehouse, narrowed, { ...onDesk(desk), period }))
  },
} as const satisfies Tool<'till-close', ReturnType<typeof inputOf>>
