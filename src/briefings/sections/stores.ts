import { movers } from './movers.ts'
import type { Section } from './section.ts'

/** Stores by their difference to the usual weekday, worst first; for those who look after more than one. */
export const stores: Section = {
  id: 'stores',
  draft: async (findings) => (findings.recipient.scope.stores.length > 1 ? [await movers(findings, 'store')] : null),
}
