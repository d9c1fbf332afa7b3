import type { WarehouseNotice } from '../data/warehouse.ts'

/** What an operator should know about the snapshot that serves, in one sentence. */
export const noticeSentence = (notice: WarehouseNotice): string => {
  switch (notice.kind) {
    case 'previous-snapshot':
      return `The snapshot ${notice.damaged.join(', ')} is damaged; the one before it serves. Import any file again, or remove the damaged one, to publish a sound one.`
    case 'rebuilt':
      return `The snapshot ${notice.damaged.join(', ')} is damaged; it was built anew from the journal.`
    case 'journal-ahead':
      return 'Files were journaled that no snapshot holds yet: an import is running, or was cut off; importing them again finishes it.'
  }
}
