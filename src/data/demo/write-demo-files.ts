import { openWorkshop } from '../duckdb.ts'
import type { DemoPlan } from './demo-plan.ts'
import { generateChain, type Say } from './generate-chain.ts'
import { writeCsv } from './write-tables.ts'

/** `demo --out DIR`: the chain as CSV files, people.csv and incident_truth.csv with them. */
export const writeDemoFiles = async (plan: DemoPlan, folder: string, onProgress: Say = () => {}): Promise<void> => {
  const session = await openWorkshop()
  try {
    await generateChain(plan, session, onProgress)
    onProgress(`writing ${folder}`)
    await writeCsv(session, folder)
  } finally {
    session.close()
  }
}
