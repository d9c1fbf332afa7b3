import type { Family } from './family.ts'

/** A family nobody here has met: expect anything. */
export const unknownFamily: Family = { name: 'unknown', matches: /^/, thoughtsInText: true, oneAtATime: null }
