/**
 * `npm run bench:forecast-accuracy -- FILE:date:value[:by,by][:horizon][:every] ...` or `-- @LIST`, a file of such lines (a
 * word and a blank before one puts it in a group): forecasts from four origins (of few series, more) in the newer part of each table, each knowing
 * only what came before, beside what came. A row a set: WAPE over all points and MASE as mean over the series of what the
 * program gives out and of seasonal naive; share within [p10, p90]; mean pinball loss of the three over mean size. At the end
 * each group's geometric mean of ours over naive. ALONE=1 adds every candidate by itself.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { isFault } from '../src/core/fault.ts'
import { readUserTable } from '../src/data/user-table.ts'
import { coverage, mase, pinball } from '../src/methods/forecast/accuracy.ts'
import { forecastFrom } from '../src/methods/forecast/backtest.ts'
import { CANDIDATE_NAMES, type CandidateName } from '../src/methods/forecast/candidates/index.ts'
import type { Cells } from '../src/methods/forecast/cells.ts'
import { calendarFor, chunksOf, runChunk } from '../src/methods/forecast/forecast-table.ts'
import { gatherSeries } from '../src/methods/forecast/gather-series.ts'
import type { Every } from '../src/methods/forecast/grid.ts'
import { type Prepared, prepareSeries } from '../src/methods/forecast/prepare-series.ts'

/** Origins of a set: as many as give forty forecasts, within these. */
const CUTS = { least: 4, most: 12, forecasts: 40 }
const MOST_SERIES = Number(process.env.SERIES ?? 60)
const names: readonly CandidateName[] = process.env.ALONE === '1' ? CANDIDATE_NAMES : ['seasonal-naive', 'mean-of-4']

class Sums {
  missed = 0
  actual = 0
  scaled = 0
  series = 0
  add(actual: readonly number[], forecast: readonly number[], scaled: number | null): void {
    actual.forEach((y, i) => {
      this.missed += Math.abs(y - (forecast[i] as number))
      this.actual += Math.abs(y)
    })
    if (scaled === null) return
    this.scaled += scaled
    this.series += 1
  }
  get wape(): number {
    return this.missed / this.actual
  }
  get mase(): number {
    return this.scaled / this.series
  }
}

const cutCells = ({ steps, values }: Cells, end: number): Cells => {
  let n = steps.length
  while (n > 0 && (steps[n - 1] as number) > end) n -= 1
  return { steps: steps.slice(0, n), values: values.slice(0, n) }
}

const alone = (prepared: Prepared, horizon: number): Map<string, Float64Array> => {
  const { history, closed } = prepared
  const { forecasts } = forecastFrom(prepared, [history.y.length - 1], horizon, names)
  for (const forecast of forecasts.values())
    forecast.forEach((_, h) => {
      if (closed[(history.first + history.y.length + h) % history.season] === 1) forecast[h] = 0
    })
  return forecasts
}

const scored = async (spec: string) => {
  const [file = '', date = '', value = '', byText = '', horizonText = '14', every = ''] = spec.split(':')
  const by = byText === '' ? [] : byText.split(',')
  const table = await readUserTable(file, [date, value, ...by])
  if (isFault(table)) throw new Error(JSON.stringify(table))
  const columns = { date: table.column(date), value: table.column(value), by: by.map((name) => table.column(name)) }
  const gathered = gatherSeries(columns, every === '' ? null : (every as Every))
  if (gathered === null) throw new Error('no dates')
  const { grid } = gathered
  const nth = Math.max(1, Math.ceil(gathered.cells.length / MOST_SERIES))
  const cells = gathered.cells.filter((_, n) => n % nth === 0)
  const horizon = Number(horizonText || 14)
  const { shape } = chunksOf(cells, grid, horizon)
  const usual = cells.map(({ steps }) => steps.length).sort((a, b) => a - b)[cells.length >> 1] ?? 0
  const cuts = Math.min(CUTS.most, Math.max(CUTS.least, Math.ceil(CUTS.forecasts / cells.length)))
  const gap = Math.max(Math.ceil(horizon / 2), Math.floor((0.35 * usual) / cuts))
  const sums = new Map<string, Sums>(['floorwalker', ...names].map((name) => [name, new Sums()]))
  const band = { y: [] as number[], p10: [] as number[], p50: [] as number[], p90: [] as number[] }
  let ms = 0
  for (let cut = 0; cut < cuts; cut += 1) {
    const end = shape.end - horizon - cut * gap
    const live = cells.flatMap((of) => {
      const known = cutCells(of, end)
      return known.steps.length > 0 ? [{ of, known }] : []
    })
    const known = live.map((one) => one.known)
    const { shape: shapeThen, tasks } = chunksOf(known, grid, horizon)
    const started = performance.now()
    const forecasts = tasks.flatMap((task) => runChunk(task))
    ms += performance.now() - started
    live.forEach(({ of, known: then }, place) => {
      const own = forecasts[place]?.forecast
      const prepared = prepareSeries(then, grid, shapeThen, calendarFor([then], grid, shapeThen, horizon))
      if (!own || prepared === null) return
      const truth = new Map(Array.from(of.steps, (step, i) => [step, of.values[i]]))
      const places: number[] = []
      const actual: number[] = []
      for (let h = 0; h < horizon; h += 1) {
        const step = own.first + h
        const came = truth.get(step) ?? (shape.gaps === 'zero' && step <= shape.end ? 0 : Number.NaN)
        if (Number.isNaN(came)) continue
        places.push(h)
        actual.push(came)
      }
      if (actual.length === 0) return
      const { y, season } = prepared.history
      const score = (name: string, forecast: ArrayLike<number>) => {
        const picked = places.map((h) => forecast[h] as number)
        sums.get(name)?.add(actual, picked, mase(actual, picked, y, season))
      }
      score('floorwalker', own.p50)
      places.forEach((h, i) => {
        band.y.push(actual[i] as number)
        band.p10.push(own.p10[h] as number)
        band.p50.push(own.p50[h] as number)
        band.p90.push(own.p90[h] as number)
      })
      const others = alone(prepared, horizon)
      for (const name of names) {
        // where a candidate does not fit, the mean of four stands for it, so that all are of the same points
        const forecast = others.get(name) ?? others.get('mean-of-4')
        if (forecast !== undefined) score(name, forecast)
      }
    })
  }
  const mean = band.y.reduce((sum, y) => sum + Math.abs(y), 0) / band.y.length
  const losses = [pinball(band.y, band.p10, 0.1), pinball(band.y, band.p50, 0.5), pinball(band.y, band.p90, 0.9)]
  return {
    set: `${basename(file).replace(/\.[a-z]+$/, '')} ${grid.every === 'minutes' ? `${grid.step} min` : grid.every} h${horizon}`,
    series: cells.length,
    sums,
    within: coverage(band.y, band.p10, band.p90) ?? 0,
    pinball: losses.reduce<number>((sum, loss) => sum + (loss ?? 0), 0) / 3 / mean,
    msASeries: ms / cuts / cells.length,
  }
}

const wishes = process.argv.slice(2).flatMap((wish) =>
  wish.startsWith('@')
    ? readFileSync(wish.slice(1), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
    : [wish],
)
const groups = new Map<string, { wape: number[]; mase: number[]; within: number[] }>()
const percent = (share: number) => (100 * share).toFixed(1)
console.log(
  '| set | series | WAPE ours | naive | mean of 4 | MASE ours | naive | within 80 % | pinball | ms a series |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|')
for (const wish of wishes) {
  const [, group = '', spec = wish] = /^(\w+) (.+)$/.exec(wish) ?? []
  const { set, series, sums, within, pinball: loss, msASeries } = await scored(spec)
  const of = (name: string) => sums.get(name) ?? new Sums()
  const [ours, naive] = [of('floorwalker'), of('seasonal-naive')]
  const row = [
    `${group} ${set}`.trim(),
    series,
    percent(ours.wape),
    percent(naive.wape),
    percent(of('mean-of-4').wape),
    ours.mase.toFixed(3),
    naive.mase.toFixed(3),
    percent(within),
    loss.toFixed(4),
    msASeries.toFixed(1),
  ]
  console.log(`| ${row.join(' | ')} |`)
  if (process.env.ALONE === '1') {
    const best = [...sums].sort((a, b) => a[1].wape - b[1].wape)
    console.log(`    ${best.map(([name, sum]) => `${name} ${percent(sum.wape)}`).join(', ')}`)
  }
  const kept = groups.get(group) ?? { wape: [], mase: [], within: [] }
  groups.set(group, kept)
  if (naive.wape > 0) kept.wape.push(ours.wape / naive.wape)
  if (naive.mase > 0) kept.mase.push(ours.mase / naive.mase)
  kept.within.push(within)
}
const geometric = (ratios: readonly number[]) =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
for (const [group, { wape, mase: scaled, within }] of groups) {
  const covered = within.reduce((sum, share) => sum + share, 0) / within.length
  const worse = wape.filter((ratio) => ratio > 1.02).length
  console.log(
    `\n${group || 'all'}: ${wape.length} sets; ours over seasonal naive: WAPE ${geometric(wape).toFixed(3)}, MASE ${geometric(scaled).toFixed(3)}; worse on ${worse}; within 80 % on average ${percent(covered)} %`,
  )
}
