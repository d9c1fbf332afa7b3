/** Exit codes (contracts 7): 0 for every answered question, 1 for a failed run, 2 for bad use. */
export const OK = 0
export const FAILED = 1
export const BAD_USE = 2
export type ExitCode = typeof OK | typeof FAILED | typeof BAD_USE

/** A command used wrongly, told in one clear sentence: what, where, what to do. */
export class BadUse extends Error {
  override readonly name = 'BadUse'
}

/** What a command did, for the process to end with; set by its action. */
export interface Finish {
  code: ExitCode
}
