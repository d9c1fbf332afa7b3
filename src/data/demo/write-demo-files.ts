import { openWorkshop } from '../duckdb.ts'
import type { DemoPlan } from './demo-plan.ts'
import { generateChain, type Say } from './generate-chain.ts'
import { plantDirt, writeDirt } from './write-dirt.ts'
import { writeCsv } from './write-tables.ts'

/** `demo --out DIR`: the chain as CSV files, people.csv and the answers with them; `--dirt` as they come in real life. */
export const writeDemoFiles = async (
  plan: DemoPlan,
  folder: string,
  onProgress: Say = () => {},
  { dirt = false }: { readonly dirt?: boolean } = {},
): Promise<void> => {
  const session = await openWorkshop()
  try {
    await generateChain(plan, session, onProgress)
    onProgress(`writing ${folder}`)
    if (dirt) await plantDirt(session, plan)
    await writeCsv(session, folder)
    if (dirt) await writeDirt(session, folder)
  } finally {
    session.close()
  }
}
