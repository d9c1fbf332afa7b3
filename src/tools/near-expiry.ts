import { nearExpiry as nearExpiryOf } from '../analyses/replenishment/near-expiry.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { goodsInput, goodsOptions } from './goods-input.ts'
import { narrowedTo } from './stores-named.ts'
import type { Tool } from './tool.ts'

export const nearExpiry = {
  name: 'near-expiry',
  labels: {
    zh: { name: '临期商品', words: ['临期', '临期商品', '快过期', '要过期'] },
    en: { name: 'near expiry', words: ['near expiry', 'expiring soon', 'about to expire'] },
  },
  description:
    'Lists lots that expire before they can sell, with the units that will be left, what they cost and the markdown that brings most. Use it for questions about expiry and markdowns.',
  access: SALES_ROLES,
  input: goodsInput,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(desk, nearExpiryOf(desk.warehouse, narrowed, goodsOptions(input, desk)))
  },
} as const satisfies Tool<'near-expiry', ReturnType<typeof goodsInput>>
