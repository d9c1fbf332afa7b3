import { priceCheck } from '../analyses/price/price-check.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { goodsInput, goodsOptions } from './goods-input.ts'
import { narrowedTo } from './stores-named.ts'
import type { Tool } from './tool.ts'

export const priceCheckTool = {
  name: 'price-check',
  labels: {
    zh: { name: '价格核对', words: ['价格核对', '价签不符', '价格不一致'] },
    en: { name: 'price check', words: ['price check', 'price mismatch', 'wrong label'] },
  },
  description:
    'Finds where till, shelf label and price list disagree now, overcharged customers first. Use it for questions about wrong prices and labels.',
  access: SALES_ROLES,
  input: goodsInput,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(desk, priceCheck(desk.warehouse, narrowed, goodsOptions(input, desk)))
  },
} as const satisfies Tool<'price-check', ReturnType<typeof goodsInput>>
