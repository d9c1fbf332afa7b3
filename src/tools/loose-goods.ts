import { z } from 'zod'
import { looseGoods as looseGoodsOf } from '../analyses/goods-check/loose-goods.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
import type { ProductId } from '../core/ids.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { productField, productOf, storeField, storeOf } from './one-product.ts'
import { photoFields, seenOf } from './photo-input.ts'
import type { Tool } from './tool.ts'

const MOST = 60

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    store: storeField(catalogue, scope),
    ...photoFields,
    menu: z.array(productField()).max(MOST).default([]).describe('dishes of today; none: everything that is weighed'),
    tapped: productField().optional().describe('what a person confirmed'),
  })

export const looseGoods = {
  name: 'loose-goods',
  labels: {
    zh: { name: '散装识别', words: ['散装识别', '散装商品', '称重商品'] },
    en: { name: 'loose goods', words: ['loose goods', 'weighed goods', 'which produce'] },
  },
  description:
    'Ranks what loose goods on a scale or a dish on a tray probably are, by store, hour, season, stock and photo. They are options: a tap of a person confirms.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const menu: ProductId[] = []
    for (const text of input.menu) {
      const dish = productOf(catalogue, text)
      if (isFault(dish)) return dish
      menu.push(dish)
    }
    const tapped = input.tapped === undefined ? undefined : productOf(catalogue, input.tapped)
    if (isFault(tapped)) return tapped
    const options = {
      ...onDesk(desk),
      store: storeOf(catalogue, scope, input.store),
      seen: seenOf(input),
      menu: menu.length === 0 ? null : menu,
      ...(tapped === undefined ? {} : { tapped }),
    }
    return fileAnalysis(desk, looseGoodsOf(desk.warehouse, scope, options))
  },
} as const satisfies Tool<'loose-goods', ReturnType<typeof inputOf>>
