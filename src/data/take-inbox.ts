import { randomUUID } from 'node:crypto'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { ImportReport } from './import-report.ts'
import { type ImportOptions, importSource } from './import-source.ts'
import { filesAtWork, type Inbox, putDone, putFailed } from './inbox.ts'

/** What became of files of an inbox. */
export type Taken =
  | { readonly kind: 'imported'; readonly report: ImportReport; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly file: string; readonly fault: Fault }
  /** Nothing is wrong with the files: they are taken again later. */
  | { readonly kind: 'waiting'; readonly fault: Fault }

const PASSES: ReadonlySet<Fault['fault']> = new Set([
  'data-busy',
  'data-busy-elsewhere',
  'disk-full',
  'cancelled',
  'journal-damaged',
  'raw-file-damaged',
  'newer-version',
])

export interface Handling {
  /** The reason that lies beside a failed file. */
  readonly wording: (fault: Fault) => string
  /** A bug of ours, which a file brought out: that file must not stop those after it for ever. */
  readonly onBug: (error: unknown, reference: string) => void
}

/**
 * Imports what was taken from an inbox. Files of different sources go in one after the other; one that cannot be read or
 * that nothing takes is put aside with its reason, and the others go on. Killed anywhere, the same files are
 * imported once more, which changes nothing.
 */
export const takeInbox = async (
  root: string,
  inbox: Inbox,
  options: ImportOptions,
  { wording, onBug }: Handling,
): Promise<readonly Taken[]> => {
  const taken: Taken[] = []
  const fail = (file: string, why: Fault) => {
    putFailed(inbox, file, wording(why))
    taken.push({ kind: 'failed', file, fault: why })
  }
  for (let files = filesAtWork(inbox); files.length > 0; files = filesAtWork(inbox)) {
    const report = await importSource(root, inbox.working, options).catch((error: unknown) => {
      const reference = randomUUID().slice(0, 8)
      onBug(error, reference)
      return fault('internal', { reference })
    })
    if (isFault(report)) {
      if (PASSES.has(report.fault)) return [...taken, { kind: 'waiting', fault: report }]
      const named = fileNamedBy(report)
      for (const file of named !== null && files.includes(named) ? [named] : files) fail(file, report)
      continue
    }
    const left = new Set(report.ignored.map(({ file }) => file))
    const imported = files.filter((file) => !left.has(file))
    if (imported.length === 0) for (const file of files) fail(file, fault('source-unknown', { path: file }))
    for (const file of imported) putDone(inbox, file)
    if (imported.length > 0) taken.push({ kind: 'imported', report, files: imported })
  }
  return taken
}

const fileNamedBy = ({ parameters }: Fault): string | null =>
  'file' in parameters && typeof parameters.file === 'string' ? parameters.file : null
