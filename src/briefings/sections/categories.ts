import { movers } from './movers.ts'
import type { Section } from './section.ts'

/** Categories that moved most against the usual weekday, losers first. */
export const categories: Section = { id: 'movers', draft: async (findings) => [await movers(findings, 'category')] }
