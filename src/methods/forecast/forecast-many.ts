import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Cells, Gaps, TableShape } from './cells.ts'
import type { DayMarks } from './day-effects.ts'
import { type ChunkTask, chunksOf, runChunk, type TableForecast } from './forecast-table.ts'
import type { Grid } from './grid.ts'

export interface ForecastWish {
  readonly horizon: number
  /** What a step without a row means; null: as the table looks. */
  readonly gaps: Gaps | null
  /** Of a table of days: its country's holidays. */
  readonly marks?: DayMarks | null
}

/** Forecasts all series of a table, on threads where it is large. The result is the same on any number of threads. */
export const forecastMany = async (
  cells: readonly Cells[],
  grid: Grid,
  wish: ForecastWish,
): Promise<{ shape: TableShape; series: TableForecast[] }> => {
  const { shape, tasks } = chunksOf(cells, grid, wish.horizon, wish.gaps, wish.marks ?? null)
  const threads = Math.min(availableParallelism(), tasks.length)
  // run from its source (tests, benchmarks), Node cannot load the worker's TypeScript
  const built = import.meta.url.endsWith('.js')
  const results = threads > 1 && built ? await onThreads(tasks, threads) : tasks.map(runChunk)
  return { shape, series: results.flat() }
}

const onThreads = async (tasks: readonly ChunkTask[], threads: number): Promise<TableForecast[][]> => {
  const results: TableForecast[][] = tasks.map(() => [])
  let next = 0
  const lane = async () => {
    const worker = new Worker(new URL('./forecast-worker.js', import.meta.url))
    try {
      while (next < tasks.length) {
        const place = next
        next += 1
        results[place] = await answerOf(worker, tasks[place] as ChunkTask)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: threads }, lane))
  return results
}

const answerOf = (worker: Worker, task: ChunkTask): Promise<TableForecast[]> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (result: TableForecast[]) => {
      worker.off('error', reject)
      resolve(result)
    })
    worker.postMessage(task)
  })
