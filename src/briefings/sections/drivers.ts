import { W4 } from '../findings.ts'
import { lined } from './answered.ts'
import type { Drafted, Section } from './section.ts'

/** Sales are visitors x conversion x value of a receipt; units per receipt tell where that value moved. */
const STRIP = ['footfall', 'conversion', 'transactions', 'upt', 'atv'] as const

export const drivers: Section = {
  id: 'drivers',
  async draft(findings) {
    const pieces: Drafted[] = []
    for (const metric of STRIP) pieces.push(lined(findings, await findings.measure(metric, { base: W4 })))
    return pieces
  },
}
