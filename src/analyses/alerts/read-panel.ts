import { addDays, type BusinessDate } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { Scope } from '../../core/scope.ts'
import { type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { AlertMetric } from '../../methods/alerts/alert-metrics.ts'
import type { Panel } from '../../methods/alerts/residuals.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { PANEL } from './panel-reading.ts'

/** Days that are read: ten weeks of residuals, and what their expectations need before them. */
export const PANEL_DAYS = 140

type Figures = Readonly<Record<string, number | null>>

export interface PanelRead extends Panel {
  readonly read: RowsRead
  /** What else is known of a shop's day, by the reading's columns. */
  figure(store: number, day: number, column: string): number
}

const plain = (value: number | null | undefined): number => value ?? Number.NaN

/** A watched figure of a shop's day; a ratio is `top` over `bottom`. */
type Figure = (row: Figures) => number
type From = Figure | { readonly top: Figure; readonly bottom: Figure }
// an hour that the counter says it missed is no figure of the shop
const visitors: Figure = (row) => (row.outages ? Number.NaN : plain(row.footfall))
const receipts: Figure = (row) => plain(row.transactions)

/** How each watched figure comes from the reading's columns. */
const FROM: Readonly<Record<AlertMetric, From>> = {
  footfall: visitors,
  queue_length: { top: (row) => plain(row.waiting), bottom: (row) => plain(row.watched) },
  conversion: { top: receipts, bottom: visitors },
  out_of_stocks: (row) => plain(row.out_of_stocks),
  waste: (row) => plain(row.waste),
  return_rate: { top: (row) => row.returned ?? 0, bottom: (row) => plain(row.bought) },
  upt: { top: (row) => plain(row.units), bottom: receipts },
  atv: { top: (row) => plain(row.net_sales), bottom: receipts },
  margin_rate: {
    top: (row) => (row.costed_net ?? 0) - (row.costed_cost ?? 0),
    bottom: (row) => plain(row.costed_net),
  },
  transactions: receipts,
  net_sales: (row) => plain(row.net_sales),
}
const readBy = (from: From): Figure =>
  typeof from === 'function' ? from : (row) => (from.bottom(row) ? from.top(row) / from.bottom(row) : Number.NaN)

/** The scope's shops side by side, up to and with `date`. */
export const readPanel = async (
  warehouse: Warehouse,
  scope: Scope,
  date: BusinessDate,
  { at, signal }: Pick<AnalysisOptions, 'at' | 'signal'>,
  length = PANEL_DAYS,
): Promise<PanelRead | Fault> => {
  const from = addDays(date, 1 - length)
  const read = await readRelation(warehouse, scope, PANEL, {
    at,
    period: { from, to: date },
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  const days = Array.from({ length }, (_, t) => addDays(from, t))
  const place = new Map(days.map((day, t) => [day, t]))
  const stores = warehouse.catalogue.stores.filter(({ id }) => read.stores.includes(id))
  const rows: (Figures | undefined)[][] = stores.map(() => new Array(length))
  const shop = new Map<string, number>(stores.map(({ id }, s) => [id, s]))
  const holiday = days.map(() => false)
  const season = days.map(() => false)
  for (const row of read.rows) {
    const [s, t] = [shop.get(String(row.store_id)), place.get(String(row.day))]
    if (s === undefined || t === undefined) continue
    const figures = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : null,
      ]),
    )
    const of = rows[s]
    if (of) of[t] = figures
    if (figures.holiday) holiday[t] = true
    if (figures.season) season[t] = true
  }
  const series = (pick: (row: Figures) => number) =>
    rows.map((of) => Float64Array.from(days, (_, t) => (of[t] ? pick(of[t]) : Number.NaN)))
  const values = Object.fromEntries(
    Object.entries(FROM)
      .map(([metric, from]) => [metric, series(readBy(from))] as const)
      .filter(([, all]) => all.some((one) => one.some(Number.isFinite))),
  )
  const weights = Object.fromEntries(
    Object.entries(FROM).flatMap(([metric, from]) =>
      typeof from === 'function' ? [] : [[metric, series(from.bottom)] as const],
    ),
  )
  return {
    stores: stores.map(({ id, region, district }) => ({ id, region, district })),
    days,
    holiday,
    season,
    values,
    weights,
    rain: series((row) => plain(row.rain_mm)),
    read,
    figure: (s, t, column) => rows[s]?.[t]?.[column] ?? Number.NaN,
  }
}
