import { z } from 'zod'
import { runningDay } from '../analyses/forecast/read-series.ts'
import type { ForecastMetric } from '../analyses/forecast/series-readings.ts'
import { storeForecast } from '../analyses/forecast/store-forecast.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Scope } from '../core/scope.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { comingFields, comingOf } from './coming-days.ts'
import type { Desk } from './desk.ts'
import { fileAnalysis } from './file-analysis.ts'
import { onDesk } from './goods-input.ts'
import { narrowedTo, storesField } from './stores-named.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({ stores: storesField(catalogue, scope), ...comingFields(2) })

/** What the tools have in common that forecast one figure of the shops' days: who may, what they take, how they run. */
export const storeDays = (metric: ForecastMetric) => ({
  access: SALES_ROLES,
  input: inputOf,
  async run(input: z.infer<ReturnType<typeof inputOf>>, desk: Desk, scope: Scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    const ahead = comingOf(input, runningDay(desk.warehouse, narrowed, desk.question.askedAt))
    return fileAnalysis(
      desk,
      storeForecast(desk.warehouse, narrowed, { ...onDesk(desk), metric, grain: 'day', ...ahead }),
    )
  },
})
export type StoreDaysInput = typeof inputOf
