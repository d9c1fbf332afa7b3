import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { floorwalker } from './command-line.ts'

/** Last day of the small demo chain that all tests share, and a moment on the day after: a Sunday morning. */
export const CI_UNTIL = '2026-11-21'
export const CI_AT = '2026-11-22T09:00:00+08:00'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the demo chain of size `ci`; tests read it, or copy it before they change it. */
    ciChain: string
  }
}

/** vitest's global set-up: the small chain, made once a run by the command that users run. */
export default async (project: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'floorwalker-ci-'))
  const made = await floorwalker(['demo', '--size', 'ci', '--until', CI_UNTIL], { data: folder })
  if (made.code !== 0) throw new Error(`the demo chain could not be made: ${made.err}`)
  project.provide('ciChain', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
