/**
 * `npm run bench:forecast-accuracy -- FILE:date:value[:by,by][:horizon] ...`: forecasts from several origins of each table's
 * held-out end, by every candidate alone and by what the program gives out, beside what came. Errors are pooled over series:
 * WAPE (total), MASE (mean over series), share within [p10, p90], mean of the pinball losses relative to mean demand.
 */
import { basename } from 'node:path'
import { isFault } from '../src/core/fault.ts'
import { readUserTable } from '../src/data/user-table.ts'
import { coverage, mase, pinball } from '../src/methods/forecast/accuracy.ts'
import { backtest } from '../src/methods/forecast/backtest.ts'
import { CANDIDATE_NAMES } from '../src/methods/forecast/candidates/index.ts'
import type { Cells } from '../src/methods/forecast/cells.ts'
import { calendarFor, chunksOf, runChunk } from '../src/methods/forecast/forecast-table.ts'
import { gatherSeries } from '../src/methods/forecast/gather-series.ts'
import type { Every } from '../src/methods/forecast/grid.ts'
import { prepareSeries } from '../src/methods/forecast/prepare-series.ts'

const CUTS = 4

interface Sums {
  missed: number
  actual: number
  over: number
  scaled: number
  series: number
}
const none = (): Sums => ({ missed: 0, actual: 0, over: 0, scaled: 0, series: 0 })

const cutCells = ({ steps, values }: Cells, end: number): Cells => {
  let n = steps.length
  while (n > 0 && (steps[n - 1] as number) > end) n -= 1
  return { steps: steps.slice(0, n), values: values.slice(0, n) }
}

const summary: string[][] = []
for (const wish of process.argv.slice(2)) {
  const [file = '', date = '', value = '', byText = '', horizonText = '14', every = ''] = wish.split(':')
  const by = byText === '' ? [] : byText.split(',')
  const table = await readUserTable(file, [date, value, ...by])
  if (isFault(table)) throw new Error(JSON.stringify(table))
  const gathered = gatherSeries(
    { date: table.column(date), value: table.column(value), by: by.map((name) => table.column(name)) },
    every === '' ? null : (every as Every),
  )
  if (gathered === null) throw new Error('no dates')
  const { grid, cells } = gathered
  const horizon = Number(horizonText)
  const { shape } = chunksOf(cells, grid, horizon)
  const gap = grid.every === 'minutes' ? horizon * 2 + 5 : horizon
  const sums = new Map<string, Sums>([...CANDIDATE_NAMES, 'floorwalker'].map((name) => [name, none()]))
  const band = { y: [] as number[], p10: [] as number[], p50: [] as number[], p90: [] as number[] }
  let ms = 0
  for (let cut = 1; cut <= CUTS; cut += 1) {
    const end = shape.end - horizon - (cut - 1) * gap
    const known = cells.map((of) => cutCells(of, end))
    const live = known.map((of, s) => ({ of, s })).filter(({ of }) => of.steps.length > 0)
    const { shape: shapeThen, tasks } = chunksOf(
      live.map(({ of }) => of),
      grid,
      horizon,
    )
    const started = performance.now()
    const forecasts = tasks.flatMap((task) => runChunk(task))
    ms += performance.now() - started
    live.forEach(({ of, s }, place) => {
      const own = forecasts[place]?.forecast
      if (!own) return
      const truth = new Map(Array.from((cells[s] as Cells).steps, (step, i) => [step, (cells[s] as Cells).values[i]]))
      const places: number[] = []
      const actual: number[] = []
      for (let h = 0; h < horizon; h += 1) {
        const came = truth.get(own.first + h) ?? (shape.gaps === 'zero' && own.first + h <= shape.end ? 0 : Number.NaN)
        if (Number.isNaN(came)) continue
        places.push(h)
        actual.push(came)
      }
      if (actual.length === 0) return
      const task = tasks[0]
      const prepared = task ? prepareSeries(of, grid, shapeThen, null) : null
      const history = prepared?.history
      const score = (name: string, forecast: ArrayLike<number>) => {
        const sum = sums.get(name) as Sums
        const picked = places.map((h) => forecast[h] as number)
        actual.forEach((y, i) => {
          sum.missed += Math.abs(y - (picked[i] as number))
          sum.over += (picked[i] as number) - y
          sum.actual += Math.abs(y)
        })
        const scaled = history ? mase(actual, picked, history.y, history.season) : null
        if (scaled !== null) {
          sum.scaled += scaled
          sum.series += 1
        }
      }
      score('floorwalker', own.p50)
      places.forEach((h, i) => {
        band.y.push(actual[i] as number)
        band.p10.push(own.p10[h] as number)
        band.p50.push(own.p50[h] as number)
        band.p90.push(own.p90[h] as number)
      })
      if (process.env.ALONE !== '0' && task !== undefined) {
        const alone = candidatesOf(of, grid, shapeThen, horizon)
        const instead = alone.get('mean-of-4')
        for (const name of CANDIDATE_NAMES) {
          // where a candidate does not fit, the mean of four stands for it, so that all are of the same points
          const forecast = alone.get(name) ?? instead
          if (forecast !== undefined) score(name, forecast)
        }
      }
    })
  }
  const mean = band.y.reduce((sum, y) => sum + Math.abs(y), 0) / band.y.length
  const loss =
    ((pinball(band.y, band.p10, 0.1) ?? 0) +
      (pinball(band.y, band.p50, 0.5) ?? 0) +
      (pinball(band.y, band.p90, 0.9) ?? 0)) /
    3 /
    mean
  const within = coverage(band.y, band.p10, band.p90) ?? 0
  const above = band.y.filter((y, i) => y > (band.p90[i] as number)).length / band.y.length
  const below = band.y.filter((y, i) => y < (band.p10[i] as number)).length / band.y.length
  console.log(
    `\n${basename(file)}: ${cells.length} series, ${grid.every} ${grid.every === 'minutes' ? grid.step : ''}, gaps ${shape.gaps}, horizon ${horizon}, ${CUTS} origins, ${(ms / CUTS).toFixed(0)} ms each`,
  )
  for (const [name, sum] of sums)
    if (sum.actual > 0)
      console.log(
        `  ${name.padEnd(20)} WAPE ${((100 * sum.missed) / sum.actual).toFixed(1).padStart(6)} %  bias ${((100 * sum.over) / sum.actual).toFixed(1).padStart(6)} %  MASE ${(sum.scaled / Math.max(1, sum.series)).toFixed(3)}`,
      )
  console.log(
    `  within [p10, p90] ${(100 * within).toFixed(1)} % (below ${(100 * below).toFixed(1)}, above ${(100 * above).toFixed(1)}), pinball ${loss.toFixed(4)}`,
  )
  const of = (name: string) => sums.get(name) ?? none()
  const rate = (name: string) => ((100 * of(name).missed) / of(name).actual).toFixed(1)
  summary.push([
    basename(file),
    rate('seasonal-naive'),
    rate('mean-of-4'),
    rate('floorwalker'),
    (of('floorwalker').scaled / Math.max(1, of('floorwalker').series)).toFixed(3),
    (100 * within).toFixed(1),
    loss.toFixed(4),
    (ms / CUTS / cells.length).toFixed(2),
  ])
}
console.log(
  '\n| set | seasonal naive | mean of 4 | floorwalker | MASE | within 80 % | pinball | ms a series |\n|---|---|---|---|---|---|---|---|',
)
for (const row of summary) console.log(`| ${row.join(' | ')} |`)

function candidatesOf(
  of: Cells,
  grid: Parameters<typeof prepareSeries>[1],
  shape: Parameters<typeof prepareSeries>[2],
  horizon: number,
) {
  const prepared = prepareSeries(of, grid, shape, calendarFor([of], grid, shape, horizon))
  if (prepared === null) return new Map<string, Float64Array>()
  const test = backtest(prepared, horizon)
  return new Map(
    [...test.forecasts].map(([name, forecast]): [string, Float64Array] => {
      const final = forecast.slice((test.origins.length - 1) * horizon)
      final.forEach((_, h) => {
        const slot = (prepared.history.first + prepared.history.y.length + h) % prepared.history.season
        if (prepared.closed[slot] === 1) final[h] = 0
      })
      return [name, final]
    }),
  )
}
