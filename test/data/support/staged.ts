import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '../../../src/core/fault.ts'
import { claimFiles, readAllHeads } from '../../../src/data/claim-files.ts'
import { createDataFolder } from '../../../src/data/data-folder.ts'
import type { Session } from '../../../src/data/duckdb.ts'
import { TABLE_NAMES } from '../../../src/data/ingest/canonical-tables.ts'
import { SOURCE_FORMATS } from '../../../src/data/ingest/index.ts'
import { readCsv, textOf } from '../../../src/data/ingest/read-csv.ts'
import { addSaleLines } from '../../../src/data/ingest/sale-inputs.ts'
import type { SourceFile } from '../../../src/data/ingest/source-format.ts'
import { declareInputs, openStage } from '../../../src/data/ingest/stage.ts'
import { nothingSaid } from '../../../src/data/said-before.ts'
import type { SourceOptions } from '../../../src/data/source-options.ts'

/** What became of one file as far as values go: what a build would put into tables, and what it would not, and why. */
export interface Staged {
  /** Code of the fault with which the file was refused. */
  readonly refused: string | null
  /** `table|values` of the rows that are sound, without their place in the receipt. */
  readonly rows: readonly string[]
  /** `column: reason` of those that are not. */
  readonly bad: readonly string[]
}

/** Reads one file as an import does, up to the inputs of the tables; in memory, so that hundreds of variants take seconds. */
export const stageFile = async (
  session: Session,
  root: string,
  name: string,
  content: string | Buffer,
  options: SourceOptions,
): Promise<Staged> => {
  const refused = (why: string): Staged => ({ refused: why, rows: [], bad: [] })
  mkdirSync(root, { recursive: true })
  const path = join(root, name)
  writeFileSync(path, content)
  const read = await readAllHeads(session, [path], join(root, 'scratch'), () => undefined)
  if (isFault(read)) return refused(read.fault)
  const wish = { accept: true, map: [], set: [] }
  const claimed = await claimFiles(
    session,
    createDataFolder(join(root, 'data')),
    read.heads,
    options,
    wish,
    nothingSaid,
  )
  if (isFault(claimed)) return refused(claimed.fault)
  const [arrival] = claimed.arrivals
  const format = SOURCE_FORMATS.find((one) => one.name === arrival?.format)
  if (!arrival || !format) return refused('source-unknown')
  const { head, kind } = arrival
  const doubt = await format.doubt?.(session, head, kind, arrival.options)
  if (doubt) return refused(doubt.fault)
  if (format.shopsLack?.(head, kind, arrival.options)) return refused('column-missing')
  const file: SourceFile = { ...head, no: 1, kind, rows: 1, options: arrival.options }
  if (file.text) await session.rows(`select count(*)::double as n from ${readCsv(textOf(file), 'skip')}`)
  const stage = await openStage(session, ':memory:', () => undefined)
  try {
    await format.load(stage, [file], 'chain')
    await addSaleLines(stage)
    await declareInputs(stage)
    const rows: string[] = []
    const bad: string[] = []
    for (const table of TABLE_NAMES.filter((one) => stage.inputs.has(one))) {
      const found = await session.rows(
        `select _bad as bad, to_json(t)::varchar as content from (select * exclude (_file, _rid) from stage.in_${table}) t`,
      )
      for (const row of found) {
        if (row.bad === null) rows.push(`${table}|${String(row.content).replace(/"(line_no|seq)":\d+,/, '')}`)
        else bad.push(String(row.bad).replace('|', ': '))
      }
    }
    const broken = await session.rows('select col, reason from stage.broken_line')
    const lost = await session.rows("select col, reason from stage.loser where outcome = 'rejected'")
    for (const row of [...broken, ...lost]) bad.push(`${String(row.col)}: ${String(row.reason)}`)
    return { refused: null, rows: rows.sort(), bad: bad.sort() }
  } finally {
    await session.run('detach stage')
  }
}
