import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { openWorkshop, type Session } from '../duckdb.ts'
import type { ImportReport } from '../import-report.ts'
import { type PublishOptions, publishTables, type TableFile } from '../publish-tables.ts'
import { type DemoPlan, lastDay, saveDemoPlan } from './demo-plan.ts'
import { fillDimensions } from './dimensions.ts'
import { type Say, simulateStores } from './generate-chain.ts'
import { runFile } from './sql-file.ts'
import { type World, world, worldOf } from './world.ts'
import { dropBefore, writeDimensions, writeFacts } from './write-tables.ts'

/** Days of receipts that returns look back on; the shelves go on from what they remember. */
const RETURNED_WITHIN = 7

export interface Stretch {
  readonly plan: DemoPlan
  /** Day index from which rows are to be made. */
  readonly fromDay: number
  /** Fills the fact tables with what came before. */
  readonly lookBack: (session: Session) => Promise<void>
}

/** A stretch longer than this is simulated in two lanes, each with half of the stores: neither keeps two cores busy alone. */
const ONE_LANE_DAYS = 60

/** The stores of each lane; the same on every machine, so that a plan makes the same files everywhere. */
const lanesOf = (whole: World, fromDay: number): World[] => {
  if (lastDay(whole.plan) - fromDay < ONE_LANE_DAYS) return [whole]
  const numbers = whole.stores.map(({ storeNo }) => storeNo)
  const half = Math.ceil(numbers.length / 2)
  return [numbers.slice(0, half), numbers.slice(half)]
    .filter((lane) => lane.length > 0)
    .map((lane) => worldOf(whole, new Set(lane)))
}

/** Runs work in a workshop of its own that has the chain's empty tables. */
const inWorkshop = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
  const session = await openWorkshop()
  try {
    await runFile(session, 'tables.sql')
    return await work(session)
  } finally {
    session.close()
  }
}

/** Simulates a stretch span by span, each written to Parquet and dropped, so that a chain of any length fits into memory. */
const writeStretch = async ({ plan, fromDay, lookBack }: Stretch, folder: string, say: Say): Promise<TableFile[]> => {
  const whole = world(plan)
  const files: TableFile[] = []
  const lanes = lanesOf(whole, fromDay).map((lane, nth) =>
    inWorkshop(async (session) => {
      await lookBack(session)
      await simulateStores(session, lane, fromDay, say, async (lo, hi) => {
        const from = addDays(plan.from, lo)
        files.push(...(await writeFacts(session, folder, from, `${from}-${nth + 1}`)))
        await dropBefore(session, addDays(plan.from, hi - RETURNED_WITHIN))
      })
    }),
  )
  await Promise.all(lanes)
  const dimensions = await inWorkshop(async (session) => {
    await fillDimensions(session, whole)
    return writeDimensions(session, folder)
  })
  // by date, then lane: whatever came first
  return [...files.sort((a, b) => a.path.localeCompare(b.path)), ...dimensions]
}

/**
 * Makes a stretch of days and publishes it in one batch. The plan is saved last: until then a repetition makes the same rows
 * again, which count once.
 */
export const publishDemo = async (
  root: string,
  stretch: Stretch,
  say: Say,
  options: PublishOptions,
): Promise<ImportReport | Fault> => {
  const scratch = join(root, 'build', 'demo')
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  try {
    const files = await writeStretch(stretch, scratch, say)
    const report = await publishTables(
      root,
      'demo',
      files,
      { name: 'Floorwalker Demo' },
      {
        ...options,
        onProgress: (step, detail) => say(`${step} ${detail}`.trim()),
      },
    )
    if (!isFault(report)) saveDemoPlan(root, stretch.plan)
    return report
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
