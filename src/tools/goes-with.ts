import { z } from 'zod'
import { goesWith as goesWithOf } from '../analyses/guide/goes-with.ts'
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

export const goesWith = {
  name: 'goes-with',
  labels: {
    zh: { name: '搭配商品', words: ['搭配商品', '搭配', '一起买'] },
    en: { name: 'goes with', words: ['goes with', 'bought together', 'pairs with'] },
  },
  description:
    'Lists articles that are bought together with one more often than by chance, and are in stock, from the baskets of the last weeks. Use it to recommend or to place goods side by side.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const product = productOf(catalogue, input.product)
    if (isFault(product)) return product
    const narrowed = narrowedTo(scope, catalogue, input.stores)
    return fileAnalysis(desk, goesWithOf(desk.warehouse, narrowed, { ...onDesk(desk), product }))
  },
} as const satisfies Tool<'goes-with', ReturnType<typeof inputOf>>
