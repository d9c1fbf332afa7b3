import { reportCard, type StoreCard } from '../../src/analyses/forecast/report-card.ts'
import { FORECAST_METRICS } from '../../src/analyses/forecast/series-readings.ts'
import type { Instant } from '../../src/core/clock.ts'
import { isFault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { everyStore } from './watch-days.ts'

const mean = (cards: readonly StoreCard[], pick: (card: StoreCard) => number | null): number => {
  const values = cards.flatMap((card) => pick(card) ?? [])
  return values.reduce((sum, one) => sum + one, 0) / values.length
}

/** The stores' days by rolling backtest (12 origins, 14 days each), mean over the stores. */
export const forecastScores = async (warehouse: Warehouse, at: Instant): Promise<string[][]> => {
  const rows: string[][] = []
  for (const metric of FORECAST_METRICS) {
    const made = await reportCard(warehouse, everyStore(warehouse), { id: 'scores', at, metric })
    if (isFault(made)) {
      rows.push([metric, made.fault, '', '', ''])
      continue
    }
    const percent = (value: number) => `${(100 * value).toFixed(1)} %`
    rows.push([
      metric,
      percent(mean(made.rows, (card) => card.wape)),
      percent(mean(made.rows, (card) => card.wapeLastWeek)),
      percent(mean(made.rows, (card) => card.wapeMeanOf4)),
      percent(mean(made.rows, (card) => card.coverage)),
    ])
  }
  return rows
}
