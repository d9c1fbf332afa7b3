import { z } from 'zod'
import { goodsWith as goodsWithOf } from '../analyses/guide/goods-with.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { fault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { storeField, storeOf } from './one-product.ts'
import { productsLike } from './product-search.ts'
import type { Tool } from './tool.ts'
import { wishFields } from './wish-input.ts'

const MOST_FOUND = 300

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    text: z.string().trim().max(60).default('').describe('kind of goods, zh or en; none: all'),
    store: storeField(catalogue, scope),
    ...wishFields,
  })

export const goodsWith = {
  name: 'goods-with',
  labels: {
    zh: { name: '按特征找商品', words: ['按特征找商品', '无糖的有哪些'] },
    en: { name: 'goods with', words: ['goods with', 'sugar-free goods'] },
  },
  description:
    'Lists what one store has in stock with attributes such as sugar-free, and without allergens; goods whose allergens are unknown are never listed then. Use it for wishes, not for one article.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const { text, attributes, freeOf } = input
    const found = text === '' ? null : productsLike(catalogue, text, MOST_FOUND).map(({ id }) => id)
    if (found?.length === 0) return fault('unknown-name', { text })
    const store = storeOf(catalogue, scope, input.store)
    return fileAnalysis(
      desk,
      goodsWithOf(desk.warehouse, scope, { ...onDesk(desk), store, among: found, attributes, freeOf }),
    )
  },
} as const satisfies Tool<'goods-with', ReturnType<typeof inputOf>>
