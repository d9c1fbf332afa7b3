import { addDays, type BusinessDate } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { id as idOf, type StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { Cells } from '../../methods/forecast/cells.ts'
import type { ForecastCard } from '../../methods/forecast/forecast-chunk.ts'
import { dateText } from '../../methods/forecast/grid.ts'
import { type Analysed, type AnalysisOptions, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { forecastEach } from './forecast-each.ts'
import { readSeries } from './read-series.ts'
import { type ForecastMetric, SERIES } from './series-readings.ts'
import { unitOf } from './store-forecast.ts'
import { LEAST_DAYS } from './together.ts'

/** How the forecasts of a store's days did: the newest day, and the rolling backtest (12 origins, 14 days each). */
export interface StoreCard {
  readonly store: StoreId
  /** The newest day with a value, and what was forecast for it the evening before. */
  readonly day: BusinessDate
  readonly actual: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  /** Actual less forecast. */
  readonly miss: number
  /** Sum of absolute errors over the sum of values; null where there was nothing to test on. */
  readonly wape: number | null
  readonly wapeLastWeek: number | null
  readonly wapeMeanOf4: number | null
  /** Share of days within [p10, p90]. */
  readonly coverage: number | null
  readonly beatsLastWeek: boolean | null
  readonly beatsMeanOf4: boolean | null
}

/** The report card of the scope's stores: yesterday's miss, coverage, and whether it beat the two simple ways. */
export const reportCard = async (
  warehouse: Warehouse,
  scope: Scope,
  options: AnalysisOptions & { readonly metric: ForecastMetric },
): Promise<Analysed<StoreCard> | Fault> => {
  const { metric } = options
  const series = await readSeries(warehouse, scope, SERIES[metric].day, 'day', ['store_id'], options)
  if (isFault(series)) return series
  const { grid } = series
  const before = series.cells.map(withoutLast)
  const made = await forecastEach(before, grid, {
    horizon: 14,
    gaps: 'missing',
    marks: series.marks,
  })
  const rows = made.flatMap(({ forecast }, s): StoreCard[] => {
    const { steps, values } = series.cells[s] as Cells
    const last = steps.at(-1)
    if (forecast === null || last === undefined) return []
    const h = last - forecast.first
    if (h < 0 || h >= forecast.p50.length) return []
    const actual = values.at(-1) as number
    const p50 = forecast.p50[h] as number
    return [
      {
        store: idOf<StoreId>(series.keys[s]?.[0] ?? ''),
        day: dateText(grid, last),
        actual,
        p10: forecast.p10[h] as number,
        p50,
        p90: forecast.p90[h] as number,
        miss: actual - p50,
        // of fewer than two weeks before it there is a miss, but nothing to score
        ...scoresOf(forecast.card, steps.length > LEAST_DAYS),
      },
    ]
  })
  if (rows.length === 0) return fault('no-rows', { metric, ...series.read.period })
  const unit = unitOf(metric, warehouse)
  const days = rows.map(({ day }) => day).sort()
  const period = { from: days[0] ?? addDays(series.today, -1), to: days.at(-1) ?? addDays(series.today, -1) }
  const tested = rows.filter(({ beatsLastWeek }) => beatsLastWeek !== null)
  const beaten = (by: 'beatsLastWeek' | 'beatsMeanOf4') => units(tested.filter((row) => row[by]).length)
  const overview = placesRow(
    rows.map(({ store }) => store),
    period,
    {
      stores_tested: units(tested.length),
      beat_last_week: beaten('beatsLastWeek'),
      beat_mean_of_4: beaten('beatsMeanOf4'),
    },
  )
  const each = rows.map((row) => rowOf(row, metric, (value) => unit(value, row.store)))
  // of one shop there is nothing to sum up
  const [first, ...more] = each
  const only = first && more.length === 0 ? { ...first, cells: { ...first.cells, ...overview.cells } } : null
  // a shop without a counter, or of too few days, is named
  const scored = new Set(rows.map(({ store }) => store))
  const unknown = scope.stores.filter((store) => !scored.has(store))
  const flags = unknown.length === 0 ? [] : [{ flag: 'not-forecast', parameters: { stores: unknown.join(',') } }]
  const evidence = evidenceOf(
    { id: options.id, source: 'forecast-report-card', period, rows: only ? [only] : [overview, ...each], flags },
    series.read,
  )
  return { rows, evidence }
}

const withoutLast = ({ steps, values }: Cells): Cells => ({ steps: steps.slice(0, -1), values: values.slice(0, -1) })

const scoresOf = (card: ForecastCard, enough: boolean) => {
  const rate = (part: number, whole: number) => (enough && whole > 0 ? part / whole : null)
  const tested = enough && card.points > 0 && card.actual > 0
  return {
    wape: rate(card.missed, card.actual),
    wapeLastWeek: rate(card.naiveMissed, card.actual),
    wapeMeanOf4: rate(card.meanOf4Missed, card.actual),
    coverage: rate(card.within, card.points),
    beatsLastWeek: tested ? card.missed < card.naiveMissed : null,
    beatsMeanOf4: tested ? card.missed < card.meanOf4Missed : null,
  }
}

const rowOf = (
  card: StoreCard,
  metric: ForecastMetric,
  unit: (value: number) => EvidenceRow['cells'][string],
): EvidenceRow => ({
  entity: { store: card.store },
  period: { from: card.day, to: card.day },
  role: 'value',
  cells: {
    [metric]: unit(card.actual),
    p10: unit(card.p10),
    p50: unit(card.p50),
    p90: unit(card.p90),
    miss: unit(card.miss),
    wape: share(card.wape),
    wape_last_week: share(card.wapeLastWeek),
    wape_mean_of_4: share(card.wapeMeanOf4),
    coverage: share(card.coverage),
  },
})
