import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openSnapshotFile, type Session } from '../../../src/data/duckdb.ts'
import { chanceFrom } from '../../support/seeded.ts'
import { damageFile } from './damage.ts'

/** A fingerprint of every row of every table: what any question could read. */
const readAll = async (session: Session): Promise<string> => {
  const tables = await session.rows(
    "select table_name as name from duckdb_tables() where schema_name = 'main' order by 1",
  )
  const sums: string[] = []
  for (const { name } of tables) {
    const [row] = await session.rows(
      `select count(*)::varchar || ' ' || coalesce(sum(hash(t)), 0)::varchar as sum from "${name}" t`,
    )
    sums.push(`${name} ${row?.sum}`)
  }
  return sums.join('\n')
}

/** Null when it does not open or a block's own sum does not fit. */
export const readSnapshot = async (path: string): Promise<string | null> => {
  let session: Session | null = null
  try {
    session = await openSnapshotFile(path)
    return await readAll(session)
  } catch {
    return null
  } finally {
    session?.close()
  }
}

/**
 * A snapshot with flipped bits, read without its hash having been looked at, as a large one is at first: `refused`, `same`
 * (the bit was in no row) or `other`, which must never be.
 */
export const blindReading = async (
  snapshot: string,
  truth: string | null,
  folder: string,
  seed: number,
): Promise<'refused' | 'same' | 'other'> => {
  const copy = join(folder, `blind-${seed}.duckdb`)
  copyFileSync(snapshot, copy)
  try {
    damageFile(copy, 'bit-flip', chanceFrom(seed))
    const after = await readSnapshot(copy)
    return after === null ? 'refused' : after === truth ? 'same' : 'other'
  } finally {
    rmSync(copy)
  }
}
