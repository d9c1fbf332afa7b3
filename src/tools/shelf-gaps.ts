import { z } from 'zod'
import { shelfGaps as shelfGapsOf } from '../analyses/goods-check/shelf-gaps.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { productField, productOf, storeField, storeOf } from './one-product.ts'
import type { Tool } from './tool.ts'

const MOST = 20

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    store: storeField(catalogue, scope),
    products: z.array(productField()).min(1).max(MOST),
    facings: z.array(z.int().min(0).max(500)).min(1).max(MOST).describe('facings seen, one for each product'),
  })

export const shelfGaps = {
  name: 'shelf-gaps',
  labels: {
    zh: { name: '货架缺口', words: ['货架缺口', '排面缺货', '补货架'] },
    en: { name: 'shelf gaps', words: ['shelf gaps', 'planogram gaps', 'fill the shelf'] },
  },
  description:
    'Compares facings seen on the shelf with the planogram and tells what must be filled before it sells out. Use it after a shelf was looked at or photographed.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const seen = []
    for (const [at, text] of input.products.entries()) {
      const product = productOf(catalogue, text)
      if (isFault(product)) return product
      const facings = input.facings[at]
      if (facings !== undefined) seen.push({ product, facings })
    }
    const store = storeOf(catalogue, scope, input.store)
    return fileAnalysis(desk, shelfGapsOf(desk.warehouse, scope, { ...onDesk(desk), store, seen }))
  },
} as const satisfies Tool<'shelf-gaps', ReturnType<typeof inputOf>>
