import type { ImportStep } from '../../../src/data/import-report.ts'
import type { Moment, Operation } from './watched-disk.ts'

/** Where a process may be killed: at a moment of a write, or at a step of the import. */
export type KillPlace =
  | { readonly operation: Operation; readonly path: RegExp; readonly moment: Moment }
  | { readonly step: ImportStep }

const RAW = /journal.files.[^/\\]+\.new$/
const LEDGER = /ledger\.ndjson$/

/** The twelve points of docs/decisions/0015, in the order in which an import comes by. */
export const KILL_POINTS = {
  'before-copy': { operation: 'copy', path: RAW, moment: 'before' },
  'mid-copy': { operation: 'copy', path: RAW, moment: 'half' },
  'copied-before-rename': { operation: 'rename', path: /journal.files/, moment: 'before' },
  'before-ledger': { operation: 'append', path: LEDGER, moment: 'before' },
  'mid-ledger': { operation: 'append', path: LEDGER, moment: 'half' },
  'ledger-before-fsync': { operation: 'append', path: LEDGER, moment: 'after' },
  'fsynced-before-build': { step: 'journaled' },
  'mid-build': { step: 'deriving' },
  'built-before-rename': { operation: 'rename', path: /\.duckdb$/, moment: 'before' },
  'renamed-before-manifest': { operation: 'write', path: /manifest\.json\.new$/, moment: 'before' },
  'mid-manifest': { operation: 'write', path: /manifest\.json\.new$/, moment: 'half' },
  'published-before-cleanup': { step: 'published' },
} as const satisfies Record<string, KillPlace>

export type KillPoint = keyof typeof KILL_POINTS
export const KILL_POINT_NAMES = Object.keys(KILL_POINTS) as KillPoint[]
