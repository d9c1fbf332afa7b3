import type { Evidence } from '../core/evidence.ts'
import { type Fault, isFault } from '../core/fault.ts'
import type { Desk } from './desk.ts'

/** Puts an analysis' evidence on the desk, or hands on why there is none. */
export const fileAnalysis = async (
  desk: Desk,
  analysis: Promise<{ readonly evidence: Evidence } | Fault>,
): Promise<readonly Evidence[] | Fault> => {
  const made = await analysis
  return isFault(made) ? made : [desk.file(made.evidence)]
}
