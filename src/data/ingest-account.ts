import type { Session } from './duckdb.ts'
import type { Reject, RowCounts } from './import-report.ts'
import type { Stage } from './ingest/stage.ts'
import type { LedgerEntry } from './journal.ts'

/** Rejected rows that a report shows; the snapshot holds all of them. */
const SHOWN_REJECTS = 20

/** Row number of a loser: its place in the file, plus the header, plus the lines before it that could not be parsed. */
const ROW_NUMBER = `l.rid - f.first_rid + f.first_row + (select count(*) from broken b
  where b.file = l.file and b.line - b.nth - f.first_row + 1 <= l.rid - f.first_rid)`

/**
 * Writes `ingest_file`, `rejected_row` and `superseded_row`: every row that was read is accounted for, and every one that
 * was refused or replaced is kept as it came.
 */
export const countFiles = async (
  stage: Stage,
  entries: readonly LedgerEntry[],
  recordsOf: (entry: LedgerEntry) => string,
): Promise<ReadonlyMap<number, RowCounts>> => {
  const { session } = stage
  await session.run(
    `create temp table broken as
     select *, row_number() over (partition by file order by line) as nth from stage.broken_line`,
  )
  await session.run(
    'insert into rejected_row select file, line, col, reason, to_json({line: raw})::varchar from broken',
  )
  const counts = new Map<number, RowCounts>()
  const rows = await session.rows(
    `select f.file, any_value(f.read)::double as read,
       (select count(*)::double from stage.broken_line b where b.file = f.file) as broken,
       count(*) filter (outcome = 'rejected')::double as rejected,
       count(*) filter (outcome = 'identical')::double as identical,
       count(*) filter (outcome = 'superseded')::double as superseded,
       (select count(*)::double from stage.loser n where n.by_file = f.file and n.file <> f.file and n.file > 0 and n.outcome = 'superseded') as replaces
     from stage.source_file f left join stage.loser l on l.file = f.file group by f.file`,
  )
  const byFile = new Map(rows.map((row) => [Number(row.file), row]))
  await session.run('begin')
  for (const entry of entries) {
    const row = byFile.get(entry.seq)
    const rejected = Number(row?.rejected) + Number(row?.broken)
    const { read, identical, superseded } = {
      read: Number(row?.read),
      identical: Number(row?.identical),
      superseded: Number(row?.superseded),
    }
    const count = {
      read,
      accepted: read - rejected - identical - superseded,
      rejected,
      identical,
      superseded,
      replaces: Number(row?.replaces),
    }
    counts.set(entry.seq, count)
    if (Number(row?.rejected) > 0) await keepRejects(session, entry, recordsOf(entry))
    if (superseded > 0) await keepSuperseded(session, entry, recordsOf(entry))
    await session.run(
      `insert into ingest_file values ($1::integer, $2, $3, $4, $5, $6, $7::timestamptz at time zone 'UTC',
         $8::bigint, $9::bigint, $10::bigint, $11::bigint, $12::bigint)`,
      [
        entry.seq,
        entry.kind,
        entry.file,
        entry.sha256,
        entry.format,
        entry.node,
        entry.at,
        read,
        count.accepted,
        rejected,
        identical,
        superseded,
      ],
    )
  }
  await session.run('commit')
  await session.run('drop table broken')
  return counts
}

/** A file's losers of one outcome with their records as they came. */
const losersOf = (entry: LedgerEntry, records: string, outcome: 'rejected' | 'superseded') =>
  `from (
     select l.* replace (coalesce(s.first_rid + p.record, l.rid) as rid) from stage.loser l
     join stage.source_file s on s.file = l.file
     left join stage.piece p on p.file = l.file and p.rid = l.rid
     where l.file = ${entry.seq}) l join stage.source_file f on f.file = l.file
   join (select rid, struct_pack(*columns(* exclude rid)) as raw from (${records})) r on r.rid = l.rid
   where l.outcome = '${outcome}' and l.file = ${entry.seq}`

const keepRejects = (session: Session, entry: LedgerEntry, records: string) =>
  session.run(
    `insert into rejected_row select l.file, ${ROW_NUMBER}, l.col, l.reason, to_json(raw)::varchar
     ${losersOf(entry, records, 'rejected')}`,
  )

const keepSuperseded = (session: Session, entry: LedgerEntry, records: string) =>
  session.run(
    `insert into superseded_row select l.file, ${ROW_NUMBER}, l.tbl, l.key, to_json(raw)::varchar, l.by_file
     ${losersOf(entry, records, 'superseded')}`,
  )

export const firstRejects = async (session: Session, newFrom: number): Promise<readonly Reject[]> => {
  const rows = await session.rows(
    `select f.file, f.kind, r.row_no::double as row_no, r.column_name, r.reason, r.raw
     from rejected_row r join ingest_file f using (file_no) where file_no >= $1::integer
     order by file_no, row_no limit ${SHOWN_REJECTS}`,
    [newFrom],
  )
  return rows.map((row) => ({
    file: String(row.file),
    table: String(row.kind),
    row: Number(row.row_no),
    column: String(row.column_name ?? ''),
    reason: String(row.reason),
    raw: String(row.raw),
  }))
}
