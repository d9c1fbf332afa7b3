import { isFault } from '../../core/fault.ts'
import { amountOf, comparedOf, slotsOf } from '../compared.ts'
import type { Findings } from '../findings.ts'
import { leastCover } from '../least-cover.ts'
import { mostOut } from '../most-out.ts'
import { NOTHING_LEFT, SHOWN } from '../thresholds.ts'
import { answered, lined, nameOf } from './answered.ts'
import type { Drafted, Section } from './section.ts'

/** How many goods are out, where most, and which of those still there will be next. */
export const stock: Section = {
  id: 'stock',
  async draft(findings) {
    const out = lined(findings, await findings.measure('out_of_stocks'))
    const several = findings.received.length > 1 && out.evidence.length > 0
    const most = several ? [answered(findings, await mostOut(findings))] : []
    return [out, ...most, await cover(findings)]
  },
}

const cover = async (findings: Findings): Promise<Drafted> => {
  const result = await leastCover(findings)
  if (isFault(result)) return { drafts: [], evidence: [], faults: [result] }
  const { words, language, context } = findings
  const next = comparedOf(result).filter(({ value }) => amountOf(value)?.gte(NOTHING_LEFT))
  const drafts = next.slice(0, SHOWN.products).flatMap((compared) => {
    const slots = slotsOf(compared)
    const subject = words.of(language.entity(compared.entity, context), nameOf(findings, result.source))
    return slots ? [words.line(subject, slots)] : []
  })
  return { drafts: drafts.length > 0 ? [words.coverTitle, ...drafts] : [], evidence: [result], faults: [] }
}
