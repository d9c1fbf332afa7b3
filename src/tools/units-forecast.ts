import { z } from 'zod'
import { runningDay } from '../analyses/forecast/read-series.ts'
import { unitsForecast as unitsForecastOf } from '../analyses/forecast/units-forecast.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { comingFields, comingOf } from './coming-days.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { productField, productOf } from './one-product.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    product: productField(),
    stores: storesField(catalogue, scope),
    ...comingFields(3),
  })

export const unitsForecast = {
  name: 'units-forecast',
  labels: {
    zh: { name: '销量预测', words: ['销量预测', '预计卖多少', '能卖多少'] },
    en: { name: 'units forecast', words: ['units forecast', 'expected units', 'how many will sell'] },
  },
  description:
    'Forecasts how many units of one article each store will sell, today and on the next days, with an 80 % interval. Days with an empty shelf are not taken for low demand.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const product = productOf(catalogue, input.product)
    if (isFault(product)) return product
    const narrowed = narrowedTo(scope, catalogue, input.stores)
    const ahead = comingOf(input, runningDay(desk.warehouse, narrowed, desk.question.askedAt))
    const wish = { ...onDesk(desk), products: [product], ...ahead }
    return fileAnalysis(desk, unitsForecastOf(desk.warehouse, narrowed, wish))
  },
} as const satisfies Tool<'units-forecast', ReturnType<typeof inputOf>>
