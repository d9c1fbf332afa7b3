import { whatToOrder as whatToOrderOf } from '../analyses/replenishment/what-to-order.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { goodsInput, goodsOptions } from './goods-input.ts'
import { narrowedTo } from './stores-named.ts'
import type { Tool } from './tool.ts'

export const whatToOrder = {
  name: 'what-to-order',
  labels: {
    zh: { name: '订货建议', words: ['订货建议', '订多少', '该订什么', '补货建议'] },
    en: { name: 'what to order', words: ['what to order', 'order proposal', 'how much to order'] },
  },
  description:
    'Proposes what to order today: whole cases up to the order-up-to level, most money at stake first. Use it for questions about ordering and replenishment.',
  access: SALES_ROLES,
  input: goodsInput,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(desk, whatToOrderOf(desk.warehouse, narrowed, goodsOptions(input, desk)))
  },
} as const satisfies Tool<'what-to-order', ReturnType<typeof goodsInput>>
