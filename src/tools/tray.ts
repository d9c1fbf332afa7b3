import { z } from 'zod'
import { tray as trayOf } from '../analyses/goods-check/tray.ts'
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
    dishes: z.array(productField()).min(1).max(MOST).describe('confirmed dishes'),
    quantities: z
      .array(z.string().regex(/^\d{1,4}(\.\d{1,3})?$/))
      .max(MOST)
      .default([])
      .describe('pieces or kg, else 1 each'),
  })

export const tray = {
  name: 'tray',
  labels: {
    zh: { name: '餐盘结算', words: ['餐盘结算', '餐盘多少钱'] },
    en: { name: 'tray', words: ['tray', 'price of a tray'] },
  },
  description:
    'Adds up what the confirmed dishes of a tray cost at the prices of today. Use it after each dish was confirmed with loose-goods.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const dishes = []
    for (const [at, text] of input.dishes.entries()) {
      const product = productOf(catalogue, text)
      if (isFault(product)) return product
      dishes.push({ product, quantity: input.quantities[at] ?? '1' })
    }
    const store = storeOf(catalogue, scope, input.store)
    return fileAnalysis(desk, trayOf(desk.warehouse, scope, { ...onDesk(desk), store, dishes }))
  },
} as const satisfies Tool<'tray', ReturnType<typeof inputOf>>
