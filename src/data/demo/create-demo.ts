import { mkdirSync } from 'node:fs'
import type { Fault } from '../../core/fault.ts'
import { openWorkshop } from '../duckdb.ts'
import type { ImportReport } from '../import-report.ts'
import type { DemoPlan } from './demo-plan.ts'
import type { Say } from './generate-chain.ts'
import { publishDemo } from './publish-demo.ts'
import { runFile } from './sql-file.ts'

/** Makes the demo chain of a plan and publishes it in a data folder. */
export const createDemo = async (
  root: string,
  plan: DemoPlan,
  onProgress: Say = () => {},
  options: { readonly replace?: boolean } = {},
): Promise<ImportReport | Fault> => {
  mkdirSync(root, { recursive: true })
  const session = await openWorkshop()
  try {
    await runFile(session, 'tables.sql')
    return await publishDemo(session, root, plan, 0, onProgress, options)
  } finally {
    session.close()
  }
}
