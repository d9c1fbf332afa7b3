import type { Evidence } from '../../core/evidence.ts'
import { isFault } from '../../core/fault.ts'
import { type Compared, comparedOf } from '../compared.ts'
import { type Findings, W4 } from '../findings.ts'

/** A metric store by store against the usual weekday; null when it cannot be measured (then no rule on it fires). */
export const perStore = async (
  findings: Findings,
  metric: string,
): Promise<{ readonly evidence: Evidence; readonly stores: readonly Compared[] } | null> => {
  const result = await findings.measure(metric, { by: 'store', base: W4 })
  return isFault(result) ? null : { evidence: result, stores: comparedOf(result) }
}
