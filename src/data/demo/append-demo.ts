import { join } from 'node:path'
import type { BusinessDate } from '../../core/business-date.ts'
import { type Fault, fault } from '../../core/fault.ts'
import { dataFolder } from '../data-folder.ts'
import type { Session } from '../duckdb.ts'
import type { ImportReport } from '../import-report.ts'
import { activeEntries, readLedger } from '../journal.ts'
import { lastDay, readDemoPlan } from './demo-plan.ts'
import type { Say } from './generate-chain.ts'
import { publishDemo } from './publish-demo.ts'
import { FACT_DATES } from './write-tables.ts'

/** Days of rows that a simulation starts from: 31 of stock, 7 of receipts. Of the other tables it needs none. */
const LOOK_BACK = 31
const LOOKED_BACK_AT = ['fact_receipt', 'fact_line', 'fact_stock_day']

/** Reads the last days' rows back from the journal's Parquet: the state that the simulation goes on from. */
const readBack = async (session: Session, root: string, until: BusinessDate): Promise<void> => {
  const folder = dataFolder(root)
  const ledger = readLedger(folder)
  const entries = 'entries' in ledger ? activeEntries(ledger) : []
  for (const table of LOOKED_BACK_AT) {
    const date = FACT_DATES[table]
    const paths = entries.filter(({ kind }) => kind === table).map(({ stored }) => join(folder.rawFiles, stored))
    if (paths.length === 0) continue
    const list = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ')
    await session.run(`insert into ${table} by name select * from read_parquet([${list}], union_by_name = true)
      where ${date} between date '${until}' - ${LOOK_BACK} and date '${until}'`)
  }
}

/** Adds the days to `until` to the demo chain of a data folder, as if it had been made that long at first. */
export const appendDemo = async (
  root: string,
  until: BusinessDate,
  onProgress: Say = () => {},
): Promise<ImportReport | Fault | null> => {
  const plan = readDemoPlan(root)
  if (plan === null) return fault('no-data', {})
  if (until <= plan.until) return null
  return publishDemo(
    root,
    {
      plan: { ...plan, until },
      fromDay: lastDay(plan) + 1,
      lookBack: (session) => readBack(session, root, plan.until),
    },
    onProgress,
    {},
  )
}
