import { type Fault, fault, isFault } from '../core/fault.ts'
import { dataFolder } from './data-folder.ts'
import type { ImportReport } from './import-report.ts'
import { type ImportOptions, importSource } from './import-source.ts'
import { activeEntries, readLedger } from './journal.ts'
import { closeSpool, dropBatch } from './push-spool.ts'

/**
 * Imports what sensors have sent since the last time, batch by batch. A batch goes only when the journal holds it, so a
 * stop in between imports it once more, which changes nothing. The first fault ends it; the rest waits.
 */
export const takePushed = async (
  root: string,
  options: ImportOptions = {},
): Promise<readonly ImportReport[] | Fault> => {
  const ledger = readLedger(dataFolder(root))
  if ('damagedAt' in ledger) return fault('journal-damaged', { entry: ledger.damagedAt })
  const last = activeEntries(ledger).at(-1)
  if (!last) return fault('no-data', {})
  const reports: ImportReport[] = []
  for (const batch of closeSpool(root)) {
    const report = await importSource(root, batch, {
      ...options,
      chain: { chain: last.chain, sourceSet: last.sourceSet },
    })
    if (isFault(report)) return report
    dropBatch(batch)
    reports.push(report)
  }
  return reports
}
