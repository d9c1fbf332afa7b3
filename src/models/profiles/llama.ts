import type { Family } from './family.ts'

/** Its stock template moves the tools after a tool result, which loses the warm prompt (nanobot#4867). */
export const llama: Family = { name: 'llama', matches: /(^|\/)llama/i, thoughtsInText: false, oneAtATime: null }
