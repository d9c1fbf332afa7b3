import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { openWorkshop, type Session } from '../duckdb.ts'
import type { ImportReport } from '../import-report.ts'
import { type PublishOptions, publishTables, type TableFile } from '../publish-tables.ts'
import { type DemoPlan, saveDemoPlan } from './demo-plan.ts'
import { type Say, simulate } from './generate-chain.ts'
import { runFile } from './sql-file.ts'
import { dropBefore, writeDimensions, writeFacts } from './write-tables.ts'

/** Days of rows that the next span looks back on: 31 of stock, 7 of receipts. */
export const LOOK_BACK = 31

export interface Stretch {
  readonly plan: DemoPlan
  /** Day index from which rows are to be made. */
  readonly fromDay: number
  /** Fills the fact tables with what came before. */
  readonly lookBack: (session: Session) => Promise<void>
}

/** Simulates a stretch span by span, each written to Parquet and dropped, so that a chain of any length fits into memory. */
const writeStretch = async ({ plan, fromDay, lookBack }: Stretch, folder: string, say: Say): Promise<TableFile[]> => {
  const session = await openWorkshop()
  try {
    await runFile(session, 'tables.sql')
    await lookBack(session)
    const files: TableFile[] = []
    await simulate(session, plan, fromDay, say, async (lo, hi) => {
      files.push(...(await writeFacts(session, folder, addDays(plan.from, lo))))
      await dropBefore(session, addDays(plan.from, hi - LOOK_BACK))
    })
    return [...files, ...(await writeDimensions(session, folder))]
  } finally {
    session.close()
  }
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
