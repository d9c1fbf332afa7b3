import { z } from 'zod'
import { runningDay } from '../analyses/forecast/read-series.ts'
import { storeForecast } from '../analyses/forecast/store-forecast.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { comingFields, comingOf } from './coming-days.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    stores: storesField(catalogue, scope),
    grain: z.enum(['day', 'hour']).default('day').describe('hour: for busy hours and peaks'),
    ...comingFields(2),
  })

export const footfallForecast = {
  name: 'footfall-forecast',
  labels: {
    zh: { name: '客流预测', words: ['客流预测', '预计客流', '预计多少客流'] },
    en: { name: 'footfall forecast', words: ['footfall forecast', 'expected footfall'] },
  },
  description:
    'Forecasts how many people will come in, today and on the next days, by day or by hour, with an 80 % interval (p10 to p90). Use it for tomorrow, the weekend, or the busiest hour to come.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    // hours of many days would fill a model's window
    const named = comingOf(input, runningDay(desk.warehouse, narrowed, desk.question.askedAt))
    const ahead = input.grain === 'hour' ? { ...named, days: Math.min((named.since ?? 0) + 2, named.days) } : named
    const wish = { ...onDesk(desk), metric: 'footfall', grain: input.grain, ...ahead } as const
    return fileAnalysis(desk, storeForecast(desk.warehouse, narrowed, wish))
  },
} as const satisfies Tool<'footfall-forecast', ReturnType<typeof inputOf>>
