import { metricOf } from '../../data/metrics/index.ts'
import { W4 } from '../findings.ts'
import { lined } from './answered.ts'
import type { Section } from './section.ts'

/** Only for those who may see a margin; the others do not learn that there is such a section. */
export const margin: Section = {
  id: 'margin',
  async draft(findings) {
    if (!metricOf('margin_rate')?.access.includes(findings.recipient.role)) return null
    return [lined(findings, await findings.measure('margin_rate', { base: W4 }))]
  },
}
