import { isFault } from '../../core/fault.ts'
import { comparedOf } from '../compared.ts'
import { LAST_YEAR, W4 } from '../findings.ts'
import { answered, joined } from './answered.ts'
import type { Drafted, Section } from './section.ts'

/** Net sales against the usual weekday, then against the same weekday last year. */
export const headline: Section = {
  id: 'headline',
  async draft(findings) {
    const usual = answered(findings, await findings.measure('net_sales', { base: W4 }))
    const result = await findings.measure('net_sales', { base: LAST_YEAR })
    const row = isFault(result) ? undefined : comparedOf(result)[0]
    const lastYear: Drafted =
      isFault(result) || !row?.base || !row.difference
        ? { drafts: [findings.words.noLastYear], evidence: [], faults: [] }
        : {
            drafts: [findings.words.lastYear(row.base.slot, row.relative?.slot ?? row.difference.slot)],
            evidence: [result],
            faults: [],
          }
    return joined(usual.evidence.length > 0 ? [usual, lastYear] : [usual])
  },
}
