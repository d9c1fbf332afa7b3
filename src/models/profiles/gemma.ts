import type { Family } from './family.ts'

/** Gemma 4 thinks; the older ones do not, but a leak costs more than a second of waiting. */
export const gemma: Family = { name: 'gemma', matches: /(^|\/)gemma/i, thoughtsInText: true, oneAtATime: null }
