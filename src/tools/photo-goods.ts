import { z } from 'zod'
import { photoGoods as photoGoodsOf } from '../analyses/goods-check/photo-goods.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { storeField, storeOf } from './one-product.ts'
import { photoFields, seenOf } from './photo-input.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    store: storeField(catalogue, scope),
    ...photoFields,
    barcode: z.string().trim().min(1).max(400).optional().describe('scanned to confirm'),
  })

export const photoGoods = {
  name: 'photo-goods',
  labels: {
    zh: { name: '拍照识货', words: ['拍照识货', '这是什么商品'] },
    en: { name: 'goods on a photo', words: ['goods on a photo', 'what is on the photo'] },
  },
  description:
    'Joins what a photo may show with stock, price and shelf, five best first. Only a barcode confirms which one it is; ask for it.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const store = storeOf(desk.warehouse.catalogue, scope, input.store)
    const { barcode } = input
    const options = { ...onDesk(desk), store, seen: seenOf(input), ...(barcode === undefined ? {} : { barcode }) }
    return fileAnalysis(desk, photoGoodsOf(desk.warehouse, scope, options))
  },
} as const satisfies Tool<'photo-goods', ReturnType<typeof inputOf>>
