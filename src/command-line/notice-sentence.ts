import type { WarehouseNotice } from '../data/warehouse.ts'

/** What an operator should know about the snapshot that serves, in one sentence. */
export const noticeSentence = (notice: WarehouseNotice): string => {
  switch (notice.kind) {
    case 'previous-snapshot':
      return `The snapshot ${notice.damaged.join(', ')} is damaged; the one before it serves until a sound one is made from the journal (\`floorwalker rebuild\`, or the service by itself).`
    case 'rebuilt':
      return notice.damaged.length === 0
        ? 'There was no list of snapshots to go by; one was built anew from the journal.'
        : `The snapshot ${notice.damaged.join(', ')} is damaged; it was built anew from the journal.`
    case 'renewed':
      return 'The snapshots were of an older version of Floorwalker; one was built anew from the journal.'
    case 'journal-damaged':
      return `Entry ${notice.entry} of the ingest journal is damaged or lost in both of its copies. What is there goes on being served, but nothing can be added: restore the folder journal from a backup, or import everything with --replace.`
    case 'journal-ahead':
      return 'Files were journaled that no snapshot holds yet: an import is running, or was cut off; the service, or the next import, finishes it.'
  }
}
