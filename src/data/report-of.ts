import type { Candidate, Delivery } from './delivery.ts'
import type { ImportReport, RowCounts } from './import-report.ts'
import type { LedgerEntry } from './journal.ts'
import type { Built } from './snapshot-build.ts'
import type { SnapshotRecord } from './snapshot-manifest.ts'

const NONE: RowCounts = { read: 0, accepted: 0, rejected: 0, identical: 0, superseded: 0, replaces: 0 }

const filesOf = (candidates: readonly Candidate[], countsOf: (candidate: Candidate) => RowCounts | undefined) =>
  candidates.map((candidate) => ({
    file: candidate.arrival.file,
    table: candidate.arrival.kind,
    sha256: candidate.entry.sha256,
    alreadyThere: candidate.known,
    asBefore: candidate.arrival.asBefore,
    ...(countsOf(candidate) ?? NONE),
  }))

/** What became of each file of a delivery; `entries` are the delivery's own. */
export const reportOf = (
  delivery: Delivery,
  candidates: readonly Candidate[],
  done: { readonly built: Built; readonly entries: readonly LedgerEntry[]; readonly snapshot: string | null },
): ImportReport => {
  const seqOf = new Map(done.entries.map((entry) => [`${entry.kind}/${entry.sha256}`, entry.seq]))
  return {
    sourceSet: delivery.sourceSet,
    chain: delivery.chain,
    snapshot: done.snapshot,
    changed: true,
    files: filesOf(candidates, ({ entry, known }) =>
      known ? NONE : done.built.accounts.get(seqOf.get(`${entry.kind}/${entry.sha256}`) ?? -1),
    ),
    ignored: delivery.ignored,
    changes: done.built.changes,
    rejects: done.built.rejects,
    notes: done.built.notes.map(({ flag, parameters }) => ({ flag, parameters })),
    rows: done.built.rows,
    sums: done.built.sums,
  }
}

/** Every file had been imported before, and the newest snapshot holds them all. */
export const unchangedReport = (
  delivery: Delivery,
  candidates: readonly Candidate[],
  newest: SnapshotRecord,
): ImportReport => ({
  sourceSet: newest.sourceSet,
  chain: newest.chain,
  snapshot: newest.name,
  changed: false,
  files: filesOf(candidates, () => NONE),
  ignored: delivery.ignored,
  changes: null,
  rejects: [],
  notes: [],
  rows: newest.rows,
  sums: newest.sums,
})
