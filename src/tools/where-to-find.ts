import { z } from 'zod'
import { whereToFind as whereToFindOf } from '../analyses/guide/where-to-find.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { productField, productOf, storeField, storeOf } from './one-product.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({ product: productField(), store: storeField(catalogue, scope) })

export const whereToFind = {
  name: 'where-to-find',
  labels: {
    zh: { name: '有货查询', words: ['有货查询', '哪里有货', '放在哪'] },
    en: { name: 'where to find', words: ['where to find', 'in stock where', 'which shelf'] },
  },
  description:
    'Tells whether an article is there, its price and its shelf, in the own store first and then in the nearest of the scope, with stock on the way. The subject is aisle-bay-shelf-position.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const product = productOf(catalogue, input.product)
    if (isFault(product)) return product
    const home = storeOf(catalogue, scope, input.store)
    return fileAnalysis(desk, whereToFindOf(desk.warehouse, scope, { ...onDesk(desk), product, home }))
  },
} as const satisfies Tool<'where-to-find', ReturnType<typeof inputOf>>
