import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'

export interface BackgroundEnd {
  readonly code: number | null
  /** The last line that it said on standard error. */
  readonly lastWords: string
}

/**
 * Runs another command of this program in a process of its own, behind whatever asks questions: DuckDB has one writer a
 * process, and a build takes more memory than answering. `onEnd` is not called when it was stopped. Returns what stops it.
 */
export const backgroundCommand = (words: readonly string[], onEnd: (end: BackgroundEnd) => void): (() => void) => {
  const child = spawn(process.execPath, [...process.execArgv, String(process.argv[1]), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  let stopped = false
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  child.on('spawn', () => {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  })
  child.on('error', (error) => onEnd({ code: null, lastWords: error.message }))
  child.on('close', (code, signal) => {
    if (stopped || (code === null && signal === 'SIGTERM')) return
    onEnd({ code, lastWords: said.trim().split('\n').at(-1) ?? '' })
  })
  return () => {
    stopped = true
    child.kill()
  }
}
