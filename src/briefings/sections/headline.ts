import { isFault } from '../../core/fault.ts'
import { comparedOf, slotsOf } from '../compared.ts'
import { type Findings, LAST_YEAR, W4 } from '../findings.ts'
import { answered } from './answered.ts'
import type { Drafted, Section } from './section.ts'

/** Net sales against the usual weekday, then against the same weekday last year. */
export const headline: Section = {
  id: 'headline',
  async draft(findings) {
    const usual = answered(findings, await findings.measure('net_sales', { base: W4 }))
    return usual.evidence.length > 0 ? [usual, await lastYear(findings)] : [usual]
  },
}

const lastYear = async (findings: Findings): Promise<Drafted> => {
  const result = await findings.measure('net_sales', { base: LAST_YEAR })
  const first = isFault(result) ? undefined : comparedOf(result)[0]
  const slots = first && slotsOf(first)
  return isFault(result) || !slots?.base || !slots.relative
    ? { drafts: [findings.words.noLastYear], evidence: [], faults: [] }
    : { drafts: [findings.words.lastYear(slots)], evidence: [result], faults: [] }
}
