import { z } from 'zod'
import { onOffer as onOfferOf } from '../analyses/guide/on-offer.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { goodsInput, goodsOptions } from './goods-input.ts'
import { narrowedTo } from './stores-named.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  goodsInput(catalogue, scope).extend({
    period: z.enum(['today', 'this-week']).default('today').describe('this-week: until Sunday'),
  })

export const onOffer = {
  name: 'on-offer',
  labels: {
    zh: { name: '在售促销', words: ['在售促销', '正在促销的商品', '特价商品'] },
    en: { name: 'on offer', words: ['on offer', 'on promotion', 'running offers'] },
  },
  description:
    'Lists the articles with an offer that runs today, or this week: price now, usual price, share off and days left, the deepest cut first. Use it for questions about what is on promotion; of one article ask price-now.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(
      desk,
      onOfferOf(desk.warehouse, narrowed, { ...goodsOptions(input, desk), week: input.period === 'this-week' }),
    )
  },
} as const satisfies Tool<'on-offer', ReturnType<typeof inputOf>>
