import { statSync } from 'node:fs'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { type DataFolder, nodeId } from './data-folder.ts'
import type { Arrival, Candidate, Delivery } from './delivery.ts'
import { stoppedByFullDisk, tooFull } from './disk-full.ts'
import type { Session } from './duckdb.ts'
import { firstLineOf } from './first-line-of.ts'
import type { ImportReport, OnProgress } from './import-report.ts'
import { SOURCE_FORMATS } from './ingest/index.ts'
import { readCsv, textOf } from './ingest/read-csv.ts'
import { literal } from './ingest/sql.ts'
import { withIngestLock } from './ingest-lock.ts'
import { activeEntries, appendBatch, type LedgerEntry, linkBatch, type NewEntry, setLedgerAside } from './journal.ts'
import { keepFile, removeDrafts, sha256Of, storedName } from './journal-files.ts'
import { buildAndPublish, snapshotDue, soundLedger, tryBuild } from './rebuild-snapshot.ts'
import { reportOf, unchangedReport } from './report-of.ts'
import { readManifest } from './snapshot-manifest.ts'

/**
 * Journals what is new of a delivery, builds a snapshot of all that counts, publishes it and says what became of each
 * row. First the journal, so that what was once accepted is never lost; what cannot be read never gets that far.
 */
export const takeIn = async (
  folder: DataFolder,
  session: Session,
  delivery: Delivery,
): Promise<ImportReport | Fault> => {
  const stoppable = { ...delivery, progress: stoppableProgress(delivery) }
  return withIngestLock(folder, () =>
    stoppedBySignal(delivery.signal, () => stoppedByFullDisk(folder, () => underLock(folder, session, stoppable))),
  )
}

const underLock = async (folder: DataFolder, session: Session, delivery: Delivery): Promise<ImportReport | Fault> => {
  const said = soundLedger(folder)
  if (isFault(said) && !(said.fault === 'journal-damaged' && delivery.replace && !delivery.dryRun)) return said
  const ledger = isFault(said) ? setLedgerAside(folder, new Date().toISOString()) : said
  const before = delivery.replace ? [] : activeEntries(ledger)
  const other = before.find((entry) => entry.sourceSet !== delivery.sourceSet)
  if (other) return fault('other-chain', { chain: other.chain, found: delivery.chain })
  const [newest] = readManifest(folder.root)
  const arriving = delivery.arrivals.reduce((sum, { path }) => sum + statSync(path).size, 0)
  const full = tooFull(folder, delivery.keptFree, { arriving, newest: newest?.bytes ?? 0 })
  if (full) return full
  removeDrafts(folder)
  const unfinished = before.filter((entry) => entry.seq > (newest?.journal.entries ?? 0))
  if (unfinished.length > 0) delivery.progress('resuming', String(unfinished.length))

  const candidates = await asEntries(folder, session, delivery, before)
  if (isFault(candidates)) return candidates
  const fresh = candidates.filter(({ known }) => !known)
  const entries = fresh.map(({ entry }) => entry)
  const newFrom = ledger.entries.length + 1
  if (delivery.dryRun) {
    const paths = new Map(fresh.map(({ entry, arrival }) => [entry.sha256, arrival.path]))
    const linked = linkBatch(ledger, entries)
    const pretended = {
      ...ledger,
      entries: [...ledger.entries, ...linked],
      head: linked.at(-1)?.hash ?? ledger.head,
    }
    const built = await tryBuild(folder, pretended, delivery.progress, newFrom, (entry) => paths.get(entry.sha256))
    return reportOf(delivery, candidates, { built, entries: pretended.entries.slice(newFrom - 1), snapshot: null })
  }
  // files that were imported before too: the journal's own copy may have been damaged since
  for (const { arrival, entry } of candidates) {
    delivery.progress('keeping', arrival.file)
    if (!(await keepFile(folder, arrival.path, entry, delivery.how)))
      return fault('file-changed', { file: arrival.file })
  }
  const after = fresh.length === 0 ? ledger : appendBatch(folder, ledger, entries)
  delivery.progress('journaled', String(fresh.length))
  if (newest && newest.journal.head === after.head && !snapshotDue(folder.root))
    return unchangedReport(delivery, candidates, newest)
  const done = await buildAndPublish(folder, after, delivery.progress, newFrom)
  if (isFault(done)) return done
  const { record, built } = done
  return reportOf(delivery, candidates, { built, entries: after.entries.slice(newFrom - 1), snapshot: record.name })
}

/** Every step of an import is a place to stop at: the journal is whole between any two of them. */
const stoppableProgress =
  ({ signal, progress }: Delivery): OnProgress =>
  (step, detail) => {
    progress(step, detail)
    // what is renamed is published, or the work would be lost
    if (step !== 'renamed' && step !== 'published') signal.throwIfAborted()
  }

const stoppedBySignal = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | Fault> => {
  try {
    return await work()
  } catch (error) {
    if (!signal.aborted) throw error
    return fault('cancelled', {})
  }
}

/** A file is the same when its bytes are, it is taken for the same, and its columns mean the same. */
const sameAs = (file: Pick<LedgerEntry, 'kind' | 'sha256' | 'options'>) =>
  `${file.kind}/${file.sha256}/${JSON.stringify(file.options.mapping ?? null)}`

const asEntries = async (
  folder: DataFolder,
  session: Session,
  delivery: Delivery,
  before: readonly LedgerEntry[],
): Promise<readonly Candidate[] | Fault> => {
  const node = nodeId(folder)
  const at = new Date().toISOString()
  const seen = new Set(before.map(sameAs))
  const candidates: Candidate[] = []
  for (const arrival of delivery.arrivals) {
    delivery.progress('reading', arrival.file)
    const sha256 = await sha256Of(arrival.path)
    const same = sameAs({ ...arrival, sha256 })
    const known = seen.has(same)
    seen.add(same)
    const rows = known ? 0 : await countRecords(session, arrival)
    if (typeof rows !== 'number') return rows
    const entry: NewEntry = {
      at,
      node,
      sourceSet: delivery.sourceSet,
      chain: delivery.chain,
      format: arrival.format,
      kind: arrival.kind,
      file: arrival.file,
      sha256,
      bytes: statSync(arrival.path).size,
      rows,
      stored: storedName(sha256, arrival.file),
      options: arrival.options,
      imported: delivery.imported,
      replaces: delivery.replace,
    }
    candidates.push({ arrival, entry, known })
  }
  return candidates
}

/** Reads the whole file once: what cannot be read must not enter the journal, where every rebuild would stumble on it. */
const countRecords = async (session: Session, { head, kind, format, options }: Arrival): Promise<number | Fault> => {
  const source = head.container === 'csv' ? readCsv(textOf(head), 'skip') : `read_parquet(${literal(head.path)})`
  try {
    const [row] = await session.rows(`select count(*)::double as n from ${source}`)
    const doubt = await SOURCE_FORMATS.find(({ name }) => name === format)?.doubt?.(session, head, kind, options)
    return doubt ?? Number(row?.n)
  } catch (error) {
    return fault('file-unreadable', { file: head.name, detail: firstLineOf(error) })
  }
}
