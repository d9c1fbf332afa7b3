import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../core/business-date.ts'
import type { Fault } from '../../core/fault.ts'
import type { Session } from '../duckdb.ts'
import type { ImportReport } from '../import-report.ts'
import { type PublishOptions, publishTables, type TableFile } from '../publish-tables.ts'
import { type DemoPlan, saveDemoPlan } from './demo-plan.ts'
import { type Say, simulate } from './generate-chain.ts'
import { FACT_DATES, writeDimensions, writeFacts } from './write-tables.ts'

/** Days of rows that the next span looks back on: 31 of stock, 7 of receipts. */
export const LOOK_BACK = 31

/**
 * Simulates from `fromDay` to the plan's end, writes span by span to Parquet in the folder's scratch, and publishes all of
 * it in one batch. The plan is saved last: until then a repetition makes the same rows again, which publish once.
 */
export const publishDemo = async (
  session: Session,
  root: string,
  plan: DemoPlan,
  fromDay: number,
  onProgress: Say,
  options: PublishOptions,
): Promise<ImportReport | Fault> => {
  const scratch = join(root, 'build', 'demo')
  rmSync(scratch, { recursive: true, force: true })
  const files: TableFile[] = []
  await simulate(session, plan, fromDay, onProgress, async (lo) => {
    files.push(...(await writeFacts(session, scratch, addDays(plan.from, lo))))
    const kept = `select max(date) - ${LOOK_BACK} from fact_stock_day`
    for (const [table, date] of Object.entries(FACT_DATES))
      await session.run(`delete from ${table} where ${date} < (${kept})`)
  })
  files.push(...(await writeDimensions(session, scratch)))
  onProgress('publishing')
  const report = await publishTables(root, 'demo', files, { name: 'Floorwalker Demo' }, options)
  rmSync(scratch, { recursive: true, force: true })
  if ('snapshot' in report) saveDemoPlan(root, plan)
  return report
}
