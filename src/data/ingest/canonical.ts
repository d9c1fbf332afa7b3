import { isFault } from '../../core/fault.ts'
import { CANONICAL_TABLES, isTableName, TABLE_NAMES, type TableName } from './canonical-tables.ts'
import type { FileHead } from './file-head.ts'
import { loadCsv } from './load-csv.ts'
import { screenPeople } from './people.ts'
import { PEOPLE, PEOPLE_TABLE } from './people-table.ts'
import { csvRecords } from './read-csv.ts'
import { parquetInputs, parquetRecords } from './read-parquet.ts'
import { OWN_CHAIN, type SourceFile, type SourceFormat } from './source-format.ts'
import { input } from './stage.ts'
import { checkedHeader } from './text-header.ts'
import { missingColumnOf } from './typed-columns.ts'

const kindOf = (head: FileHead): string | null => (isTableName(head.stem) || head.stem === PEOPLE ? head.stem : null)

/** The house's own files, `TABLE.csv` or `TABLE.parquet` (contracts 6). */
export const canonical: SourceFormat<'canonical'> = {
  name: 'canonical',
  chain: OWN_CHAIN,
  kindOf,
  missingColumn(head, kind, options) {
    const table = kind === PEOPLE ? PEOPLE_TABLE : CANONICAL_TABLES[kind as TableName]
    return missingColumnOf(table, head.columns, options)
  },
  async doubt(session, head, kind, options) {
    if (!head.text || kind === PEOPLE) return null
    const header = await checkedHeader(session, CANONICAL_TABLES[kind as TableName], head.name, head.text, options)
    return isFault(header) ? header : null
  },
  records(file: SourceFile) {
    const records = file.container === 'csv' ? csvRecords(file) : parquetRecords(file)
    return file.kind === PEOPLE ? `select columns(c -> lower(c) <> 'pin') from (${records})` : records
  },
  async load(stage, files) {
    for (const file of files) if (file.kind === PEOPLE) await screenPeople(stage, file)
    for (const table of TABLE_NAMES) {
      const mine = files.filter((file) => file.kind === table)
      if (mine.length === 0) continue
      const csv = await loadCsv(
        stage,
        table,
        mine.filter((file) => file.container === 'csv'),
      )
      const parquet = await parquetInputs(
        stage,
        table,
        mine.filter((file) => file.container === 'parquet'),
      )
      await input(stage, table, [...parquet, ...csv])
    }
  },
}
