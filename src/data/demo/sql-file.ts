import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../core/package-root.ts'
import type { Session } from '../duckdb.ts'

/** Runs the statements of a file of this folder, one after the other. What varies is set with `set variable` before. */
export const runFile = (session: Session, name: string): Promise<void> =>
  session.run(readFileSync(join(PACKAGE_ROOT, 'src/data/demo', name), 'utf8'))
