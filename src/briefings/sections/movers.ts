import type { Dimension } from '../../core/dimension.ts'
import { isFault } from '../../core/fault.ts'
import { type Compared, comparedOf, slotsOf, sortedBy } from '../compared.ts'
import { type Findings, W4 } from '../findings.ts'
import { SHOWN } from '../thresholds.ts'
import { nameOf } from './answered.ts'
import type { Drafted } from './section.ts'

/** The two ends of net sales by their difference to the usual weekday: lowest first, then the highest. */
export const movers = async (findings: Findings, by: Dimension): Promise<Drafted> => {
  const result = await findings.measure('net_sales', { by, base: W4 })
  if (isFault(result)) return { drafts: [], evidence: [], faults: [result] }
  const sorted = sortedBy(comparedOf(result), 'difference')
  const n = by === 'store' ? SHOWN.stores : SHOWN.movers
  return { drafts: ends(sorted, n).flatMap((moved) => line(findings, moved)), evidence: [result], faults: [] }
}

/** `n` of each end, never one twice. */
const ends = (sorted: readonly Compared[], n: number): readonly Compared[] =>
  sorted.length <= 2 * n ? sorted : [...sorted.slice(0, n), ...sorted.slice(-n)]

const line = (findings: Findings, moved: Compared): readonly string[] => {
  const { words, language, context } = findings
  const slots = slotsOf(moved)
  return slots
    ? [words.line(words.of(language.entity(moved.entity, context), nameOf(findings, 'net_sales')), slots)]
    : []
}
