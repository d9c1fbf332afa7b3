import { statfsSync, statSync } from 'node:fs'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { type DataFolder, nodeId } from './data-folder.ts'
import type { Arrival, Candidate, Delivery } from './delivery.ts'
import type { Session } from './duckdb.ts'
import { firstLineOf } from './first-line-of.ts'
import type { ImportReport } from './import-report.ts'
import { readCsv } from './ingest/read-csv.ts'
import { literal } from './ingest/sql.ts'
import { withIngestLock } from './ingest-lock.ts'
import { activeEntries, appendBatch, type LedgerEntry, linkBatch, type NewEntry } from './journal.ts'
import { keepFile, sha256Of, storedName } from './journal-files.ts'
import { buildAndPublish, soundLedger, tryBuild } from './rebuild-snapshot.ts'
import { reportOf, unchangedReport } from './report-of.ts'
import { readManifest } from './snapshot-manifest.ts'

/** An import stops before the disk is so full that the service would suffer (reliability 11, rule 18). */
const FREE_MEGABYTES = 500

/**
 * Journals what is new of a delivery, builds a snapshot of all that counts, publishes it and says what became of each
 * row. First the journal, so that what was once accepted is never lost; what cannot be read never gets that far.
 */
export const takeIn = async (
  folder: DataFolder,
  session: Session,
  delivery: Delivery,
): Promise<ImportReport | Fault> => {
  const done = await withIngestLock(folder, () => underLock(folder, session, delivery))
  return done === 'busy' ? fault('data-busy', {}) : done
}

const underLock = async (folder: DataFolder, session: Session, delivery: Delivery): Promise<ImportReport | Fault> => {
  const ledger = soundLedger(folder)
  if (isFault(ledger)) return ledger
  const before = delivery.replace ? [] : activeEntries(ledger)
  const other = before.find((entry) => entry.sourceSet !== delivery.sourceSet)
  if (other) return fault('other-chain', { chain: other.chain, found: delivery.chain })
  const free = Math.floor((statfsSync(folder.root).bavail * statfsSync(folder.root).bsize) / 1e6)
  if (free < FREE_MEGABYTES) return fault('disk-full', { free, needed: FREE_MEGABYTES })

  const candidates = await asEntries(folder, session, delivery, before)
  if (isFault(candidates)) return candidates
  const fresh = candidates.filter(({ known }) => !known)
  const entries = fresh.map(({ entry }) => entry)
  const newFrom = ledger.entries.length + 1
  if (delivery.dryRun) {
    const paths = new Map(fresh.map(({ entry, arrival }) => [entry.sha256, arrival.path]))
    const pretended = { ...ledger, entries: [...ledger.entries, ...linkBatch(ledger, entries)] }
    const built = await tryBuild(folder, pretended, delivery.progress, newFrom, (entry) => paths.get(entry.sha256))
    return reportOf(delivery, candidates, { built, entries: pretended.entries.slice(newFrom - 1), snapshot: null })
  }
  for (const { arrival, entry } of fresh) await keepFile(folder, arrival.path, entry.stored, delivery.how)
  const after = fresh.length === 0 ? ledger : appendBatch(folder, ledger, entries)
  delivery.progress('journaled', String(fresh.length))
  const [newest] = readManifest(folder.root)
  if (newest && newest.journal.head === after.head) return unchangedReport(delivery, candidates, newest)
  const { record, built } = await buildAndPublish(folder, after, delivery.progress, newFrom)
  return reportOf(delivery, candidates, { built, entries: after.entries.slice(newFrom - 1), snapshot: record.name })
}

const asEntries = async (
  folder: DataFolder,
  session: Session,
  delivery: Delivery,
  before: readonly LedgerEntry[],
): Promise<readonly Candidate[] | Fault> => {
  const node = nodeId(folder)
  const at = new Date().toISOString()
  const seen = new Set(before.map((entry) => `${entry.kind}/${entry.sha256}`))
  const candidates: Candidate[] = []
  for (const arrival of delivery.arrivals) {
    delivery.progress('reading', arrival.file)
    const sha256 = await sha256Of(arrival.path)
    const known = seen.has(`${arrival.kind}/${sha256}`)
    seen.add(`${arrival.kind}/${sha256}`)
    const rows = known ? 0 : await countRecords(session, arrival)
    if (typeof rows !== 'number') return rows
    const entry: NewEntry = {
      at,
      node,
      sourceSet: delivery.sourceSet,
      chain: delivery.chain,
      format: delivery.format,
      kind: arrival.kind,
      file: arrival.file,
      sha256,
      bytes: statSync(arrival.path).size,
      rows,
      stored: storedName(sha256, arrival.file),
      options: delivery.options,
      imported: delivery.imported,
      replaces: delivery.replace,
    }
    candidates.push({ arrival, entry, known })
  }
  return candidates
}

/** Reads the whole file once: what cannot be read must not enter the journal, where every rebuild would stumble on it. */
const countRecords = async (session: Session, { head, encoding }: Arrival): Promise<number | Fault> => {
  const source =
    head.container === 'csv' ? readCsv({ ...head, encoding }, 'skip') : `read_parquet(${literal(head.path)})`
  try {
    const [row] = await session.rows(`select count(*)::double as n from ${source}`)
    return Number(row?.n)
  } catch (error) {
    return fault('file-unreadable', { file: head.name, detail: firstLineOf(error) })
  }
}
