import { W4 } from '../findings.ts'
import { answered, joined } from './answered.ts'
import type { Drafted, Section } from './section.ts'

/** Sales are visitors x conversion x value of a receipt; units per receipt tell where that value moved. */
const STRIP = ['footfall', 'conversion', 'transactions', 'upt', 'atv'] as const

export const drivers: Section = {
  id: 'drivers',
  async draft(findings) {
    const parts: Drafted[] = []
    for (const metric of STRIP) parts.push(answered(findings, await findings.measure(metric, { base: W4 })))
    return joined(parts)
  },
}
