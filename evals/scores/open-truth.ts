import type { DemoPlan } from '../../src/data/demo/demo-plan.ts'
import { generateChain } from '../../src/data/demo/generate-chain.ts'
import { openWorkshop, type Session } from '../../src/data/duckdb.ts'

/** The chain simulated once more, with what its data do not hold: what shoppers wanted. The caller closes it. */
export const openTruth = async (plan: DemoPlan, say: (line: string) => void): Promise<Session> => {
  const session = await openWorkshop()
  say('simulating once more for what shoppers wanted')
  await generateChain(plan, session)
  return session
}
