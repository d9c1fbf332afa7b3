import { z } from 'zod'
import { reportCard } from '../analyses/forecast/report-card.ts'
import { FORECAST_METRICS } from '../analyses/forecast/series-readings.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    stores: storesField(catalogue, scope),
    metric: z.enum(FORECAST_METRICS).default('footfall'),
  })

export const forecastCard = {
  name: 'forecast-card',
  labels: {
    zh: { name: '预测成绩单', words: ['预测成绩单', '预测准不准', '预测准确率', '预测误差'] },
    en: {
      name: 'forecast report card',
      words: ['forecast report card', 'forecast accuracy', 'how good is the forecast'],
    },
  },
  description:
    'Tells how good the forecasts of each store have been: by how much the newest day was missed, how many days fell within the 80 % interval, and the error beside the same weekday last week and the mean of four weeks.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(desk, reportCard(desk.warehouse, narrowed, { ...onDesk(desk), metric: input.metric }))
  },
} as const satisfies Tool<'forecast-card', ReturnType<typeof inputOf>>
