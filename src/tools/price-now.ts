import { z } from 'zod'
import { priceNow as priceNowOf } from '../analyses/guide/price-now.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { productField, productOf } from './one-product.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({ product: productField(), stores: storesField(catalogue, scope) })

export const priceNow = {
  name: 'price-now',
  labels: {
    zh: { name: '现价与促销', words: ['现价与促销', '现价', '在做活动吗'] },
    en: { name: 'price now', words: ['price now', 'current price', 'running offers'] },
  },
  description:
    'Gives what an article costs now, its usual price and the offer that runs for it, by store. Use it for questions about prices and promotions of one article.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const product = productOf(catalogue, input.product)
    if (isFault(product)) return product
    const narrowed = narrowedTo(scope, catalogue, input.stores)
    return fileAnalysis(desk, priceNowOf(desk.warehouse, narrowed, { ...onDesk(desk), product }))
  },
} as const satisfies Tool<'price-now', ReturnType<typeof inputOf>>
