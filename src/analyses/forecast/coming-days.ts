import { type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { DataFlag, Entity, EvidenceRow } from '../../core/evidence.ts'
import type { StoreId } from '../../core/ids.ts'
import type { Quantity } from '../../core/quantity.ts'
import type { Cells } from '../../methods/forecast/cells.ts'
import type { ForecastCard, SeriesForecast } from '../../methods/forecast/forecast-chunk.ts'
import { dateText } from '../../methods/forecast/grid.ts'
import { share } from '../analysis.ts'
import type { SeriesRead } from './read-series.ts'
import { LEAST_DAYS, together } from './together.ts'

/** Days that are asked for, counted from the running one. */
export interface DaysAhead {
  /** The first: 0 is today, which is also meant where it is left out. */
  readonly since?: number
  /** How many days from today on are looked at, those before `since` among them. */
  readonly days: number
}

/** A shop's series of days, and its forecast; null where there is too little to make one from. */
export interface ShopSeries {
  readonly store: StoreId
  readonly cells: Cells
  readonly forecast: SeriesForecast | null
}

export interface ComingDay {
  readonly day: BusinessDate
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly mean: number
}

/** The furthest day that is forecast: the end of next week, on a Monday. */
export const MOST_DAYS_AHEAD = 14

/** Longer without data, and there is nothing to forecast from. */
export const LONGEST_LAG_DAYS = 28

/** The asked days of a forecast. */
export const daysOf = (
  forecast: SeriesForecast,
  { grid, today }: SeriesRead,
  { since = 0, days }: DaysAhead,
): readonly ComingDay[] =>
  Array.from(forecast.p50, (p50, h) => ({
    day: dateText(grid, forecast.first + h).slice(0, 10),
    p10: forecast.p10[h] as number,
    p50,
    p90: forecast.p90[h] as number,
    mean: forecast.mean[h] as number,
  })).filter(({ day }) => daysBetween(today, day) >= since && daysBetween(today, day) < days)

/** Whether a shop's own days are enough, and not too long ago. */
export const canBeForecast = ({ cells, forecast }: ShopSeries, { grid, today }: SeriesRead): boolean =>
  forecast !== null &&
  cells.values.reduce((known, value) => known + (Number.isNaN(value) ? 0 : 1), 0) >= LEAST_DAYS &&
  daysBetween(dateText(grid, cells.steps.at(-1) ?? 0).slice(0, 10), today) <= LONGEST_LAG_DAYS

/**
 * The evidence of days to come: of several shops first all together, day by day; then shop by shop. Of several days what is expected
 * of them in all, which is a sum of means (quantiles do not add up, so it has no range). With each the error and the coverage of
 * its backtest. Flags name shops that cannot be forecast, and days on which one is always shut.
 */
export const tellComing = async (
  series: SeriesRead,
  shops: readonly ShopSeries[],
  ahead: DaysAhead,
  entity: Entity,
  unit: (value: number | null, store: StoreId) => Quantity | null,
): Promise<{ readonly rows: readonly EvidenceRow[]; readonly flags: readonly DataFlag[] }> => {
  const able = shops.filter((shop) => canBeForecast(shop, series))
  const known = able.flatMap(({ store, forecast }) =>
    forecast === null ? [] : [{ store, card: forecast.card, days: daysOf(forecast, series, ahead) }],
  )
  const unknown = shops.filter((shop) => !able.includes(shop)).map(({ store }) => store)
  const told = known.map((shop) => ({ ...shop, entity: { ...entity, store: String(shop.store) } }))
  const all = known.length > 1 && (await allOf(series, able, known, ahead))
  const [any] = known
  const rows = [...(all && any ? [{ ...all, store: any.store, entity }] : []), ...told].flatMap((one) => {
    const open = one.days.filter(({ mean, p90 }) => mean > 0 || p90 > 0)
    const of = (value: number) => unit(value, one.store)
    const card = scores(one.card)
    const days = open.map(({ day, p10, p50, p90 }) =>
      rowOf({ ...one.entity, day }, [day, day], {
        p50: of(p50),
        p10: of(p10),
        p90: of(p90),
        ...(open.length === 1 ? card : {}),
      }),
    )
    const [first, last] = [open[0]?.day, open.at(-1)?.day]
    if (first === undefined || last === undefined) return []
    const sum = of(open.reduce((total, { mean }) => total + mean, 0))
    return open.length === 1 ? days : [rowOf(one.entity, [first, last], { expected_in_all: sum, ...card }), ...days]
  })
  const flags = [
    ...(unknown.length === 0 ? [] : [{ flag: 'not-forecast', parameters: { stores: unknown.join(',') } }]),
    ...known.flatMap(({ store, days }) => {
      const shut = days.filter(({ mean, p90 }) => mean <= 0 && p90 <= 0).map(({ day }) => day)
      return shut.length === 0 || 'product' in entity
        ? []
        : [{ flag: 'usually-shut', parameters: { stores: String(store), days: shut.join(',') } }]
    }),
  ]
  return { rows, flags }
}

/** Further apart, and the shops' days in common are not like all their days. */
const [LEAST, MOST] = [0.67, 1.5]

/** All shops as one: its middle and range are drawn to the sum of the shops' means, so that table and sum agree. */
const allOf = async (
  series: SeriesRead,
  shops: readonly ShopSeries[],
  known: readonly { readonly days: readonly ComingDay[] }[],
  ahead: DaysAhead,
): Promise<{ readonly card: ForecastCard; readonly days: readonly ComingDay[] } | null> => {
  const horizon = Math.max(...shops.map(({ forecast }) => forecast?.p50.length ?? 0))
  const made = await together(
    series,
    shops.map(({ cells }) => cells),
    horizon,
  )
  if (made === null) return null
  const days = daysOf(made, series, ahead).flatMap((one) => {
    const same = known.flatMap(({ days }) => days.filter(({ day }) => day === one.day))
    const sum = same.reduce((total, { mean }) => total + mean, 0)
    const factor = sum / one.mean
    if (same.length < known.length || !(factor >= LEAST && factor <= MOST)) return []
    return [{ day: one.day, p10: factor * one.p10, p50: factor * one.p50, p90: factor * one.p90, mean: sum }]
  })
  // a sum that leaves out a day would be no sum
  return days.length === Math.max(...known.map((one) => one.days.length)) ? { card: made.card, days } : null
}

const scores = ({ points, actual, missed, within }: ForecastCard): EvidenceRow['cells'] => ({
  wape: share(points > 0 && actual > 0 ? missed / actual : null),
  coverage: share(points > 0 ? within / points : null),
})

const rowOf = (
  entity: Entity,
  [from, to]: readonly [BusinessDate, BusinessDate],
  cells: EvidenceRow['cells'],
): EvidenceRow => ({ entity, period: { from, to }, role: 'value', cells })
