import { whatToCount } from '../analyses/replenishment/count-first.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { goodsInput, goodsOptions } from './goods-input.ts'
import { narrowedTo } from './stores-named.ts'
import type { Tool } from './tool.ts'

export const countFirst = {
  name: 'count-first',
  labels: {
    zh: { name: '优先盘点', words: ['优先盘点', '先盘哪些', '库存不准'] },
    en: { name: 'records to count', words: ['count first', 'what to count', 'inaccurate stock'] },
  },
  description:
    'Lists stock records that are most likely wrong, with the reason, dearest first. Use it for questions about what to count or which stock cannot be right.',
  access: SALES_ROLES,
  input: goodsInput,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(desk, whatToCount(desk.warehouse, narrowed, goodsOptions(input, desk)))
  },
} as const satisfies Tool<'count-first', ReturnType<typeof goodsInput>>
