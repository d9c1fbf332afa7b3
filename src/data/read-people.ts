import { join } from 'node:path'
import { dataFolder } from './data-folder.ts'
import { openWorkshop } from './duckdb.ts'
import { readHead } from './ingest/file-head.ts'
import { peopleRows } from './ingest/people.ts'
import { PEOPLE } from './ingest/people-table.ts'
import { activeEntries, readLedger } from './journal.ts'
import { withReadingRoom } from './reading-room.ts'

/** A row of a chain's `people` file. */
export interface PeopleRow {
  readonly person_id: string
  readonly name: string
  readonly role: string
  /** A store, district, region or area id. */
  readonly node: string
  /** Demo chains only. */
  readonly pin: string | null
}

/** Who the imported data say works in the chain: the sound rows of the last people file; none when there was none. */
export const readPeople = async (root: string): Promise<readonly PeopleRow[]> => {
  const folder = dataFolder(root)
  const ledger = readLedger(folder)
  const entry = 'damagedAt' in ledger ? undefined : activeEntries(ledger).findLast(({ kind }) => kind === PEOPLE)
  if (!entry) return []
  return withReadingRoom(folder, async (scratch) => {
    const session = await openWorkshop()
    try {
      const head = await readHead(session, join(folder.rawFiles, entry.stored), scratch, entry.file, PEOPLE)
      if (!head) return []
      const rows = await session.rows(
        `select person_id, name, role, node, pin from (${peopleRows(head, head.columns)}) where _bad is null
       qualify row_number() over (partition by person_id) = 1 order by person_id`,
      )
      return rows.map((row) => ({
        person_id: String(row.person_id),
        name: String(row.name),
        role: String(row.role),
        node: String(row.node),
        pin: row.pin === null ? null : String(row.pin),
      }))
    } finally {
      session.close()
    }
  })
}
