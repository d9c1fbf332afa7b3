import type { Evidence } from '../core/evidence.ts'
import type { Fault } from '../core/fault.ts'
import type { StoreId } from '../core/ids.ts'
import type { Findings } from './findings.ts'

/** Enough of the bottom that, behind all goods with nothing left, those with a little left come into view. */
const BOTTOM = 200

/** Products by days of cover, least first, over the shops received or those named. */
export const leastCover = (findings: Findings, stores?: readonly StoreId[]): Promise<Evidence | Fault> =>
  findings.measure('days_of_cover', {
    by: 'product',
    rank: { order: 'lowest', n: BOTTOM },
    ...(stores ? { stores } : {}),
  })
