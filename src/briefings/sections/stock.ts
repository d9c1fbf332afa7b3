import { isFault } from '../../core/fault.ts'
import { comparedOf } from '../compared.ts'
import type { Findings } from '../findings.ts'
import { leastCover } from '../least-cover.ts'
import { mostOut } from '../most-out.ts'
import { SHOWN } from '../thresholds.ts'
import { answered, joined } from './answered.ts'
import type { Drafted, Section } from './section.ts'

/** How many goods are out, where most, and which of those still there will be next. */
export const stock: Section = {
  id: 'stock',
  async draft(findings) {
    const parts = [answered(findings, await findings.measure('out_of_stocks'))]
    const several = findings.received.length > 1
    if (several && parts[0]?.evidence.length) parts.push(answered(findings, await mostOut(findings)))
    parts.push(await cover(findings))
    return joined(parts)
  },
}

const cover = async (findings: Findings): Promise<Drafted> => {
  const result = await leastCover(findings)
  if (isFault(result)) return { drafts: [], evidence: [], faults: [result] }
  const least = comparedOf(result)
    .filter(({ value }) => value && Number(value.quantity.amount) > 0)
    .slice(0, SHOWN.products)
  const drafts = least.flatMap(({ entity, value }) =>
    value ? [findings.words.cover(findings.language.entity(entity, findings.context), value.slot)] : [],
  )
  return { drafts: drafts.length > 0 ? [findings.words.coverTitle, ...drafts] : [], evidence: [result], faults: [] }
}
