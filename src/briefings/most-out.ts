import type { Evidence } from '../core/evidence.ts'
import type { Fault } from '../core/fault.ts'
import type { Findings } from './findings.ts'
import { SHOWN } from './thresholds.ts'

/** The shops with most goods out of stock, worst first. */
export const mostOut = (findings: Findings): Promise<Evidence | Fault> =>
  findings.measure('out_of_stocks', { by: 'store', rank: { order: 'highest', n: SHOWN.stores } })
