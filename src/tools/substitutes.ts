import { z } from 'zod'
import { substitutes as substitutesOf } from '../analyses/guide/substitutes.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { productField, productOf, storeField, storeOf } from './one-product.ts'
import type { Tool } from './tool.ts'
import { wishFields } from './wish-input.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({ product: productField(), store: storeField(catalogue, scope), ...wishFields })

export const substitutes = {
  name: 'substitutes',
  labels: {
    zh: { name: '替代商品', words: ['替代商品', '替代', '可以换成'] },
    en: { name: 'substitutes', words: ['substitutes', 'what instead', 'alternatives'] },
  },
  description:
    'Offers what one store has in stead of an article: same group, in stock, near its price. Name every allergen the customer must avoid in freeOf: then only what is known to be safe is offered.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const product = productOf(catalogue, input.product)
    if (isFault(product)) return product
    const { attributes, freeOf } = input
    const store = storeOf(catalogue, scope, input.store)
    return fileAnalysis(
      desk,
      substitutesOf(desk.warehouse, scope, { ...onDesk(desk), product, store, attributes, freeOf }),
    )
  },
} as const satisfies Tool<'substitutes', ReturnType<typeof inputOf>>
