import { z } from 'zod'
import { lotCheck as lotCheckOf } from '../analyses/goods-check/lot-check.ts'
import { isBusinessDate } from '../core/business-date.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { storeField, storeOf } from './one-product.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    code: z.string().trim().min(1).max(400).describe('as scanned: GTIN, GS1 or code of the shop'),
    store: storeField(catalogue, scope),
    when: z.enum(['delivery', 'shelf']).default('shelf'),
    expires: z.string().refine(isBusinessDate, 'no such date').optional().describe('YYYY-MM-DD, read off the pack'),
  })

export const lotCheck = {
  name: 'lot-check',
  labels: {
    zh: { name: '批次检查', words: ['批次检查', '查保质期', '能不能收'] },
    en: { name: 'lot check', words: ['lot check', 'check the date', 'may we accept it'] },
  },
  description:
    'Checks scanned goods by their date: accept, sell first, mark down or refuse, with the rule. Use it when somebody scans a code and asks whether it may be taken or sold; a person decides.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const store = storeOf(desk.warehouse.catalogue, scope, input.store)
    const { code, when, expires } = input
    const options = { ...onDesk(desk), code, store, when, ...(expires === undefined ? {} : { expires }) }
    return fileAnalysis(desk, lotCheckOf(desk.warehouse, scope, options))
  },
} as const satisfies Tool<'lot-check', ReturnType<typeof inputOf>>
