import type { FileHead } from './file-head.ts'
import { bareHeader } from './header-words.ts'
import { loadMapped, mappedDoubt, needsOf, type Sources, targetOf } from './load-mapped.ts'
import { csvRecords } from './read-csv.ts'
import { parquetRecords } from './read-parquet.ts'
import { OWN_CHAIN, type SourceFile, type SourceFormat } from './source-format.ts'
import { identifier } from './sql.ts'
import type { TextTable } from './text/text-table.ts'

/** SQL of a file's column by its header, as a tidy text; `null` when the file has none of these headers. */
export type ColumnSql = (...headers: readonly string[]) => string

/** Where a field's text comes from: a header, the first of several that is there, or SQL over columns. */
export type From = string | readonly string[] | ((column: ColumnSql) => string)

export interface MappedKind {
  /** Headers that only this kind of file has, all of them; case, blanks and punctuation do not matter. */
  readonly knownBy: readonly string[]
  /** `sale-lines` (fields: sale-line.ts) or a canonical table. */
  readonly target: string
  readonly fields: Readonly<Record<string, From>>
}

/**
 * A vendor's export as a list of headers:
 *
 *     export const tillmaker = mappedSource('tillmaker', {
 *       'sales detail': {
 *         knownBy: ['Ticket', 'PLU', 'Line total'],
 *         target: 'sale-lines',
 *         fields: {
 *           receipt_no: 'Ticket',
 *           ts_local: (column) => `${column('Date')} || ' ' || ${column('Time')}`,
 *           store_id: ['Branch', 'Shop'],
 *           type: (column) => `case when ${column('Kind')} = 'R' then 'return' end`,
 *           sku_id: 'PLU', qty: 'Qty', amount: 'Line total',
 *         },
 *       },
 *     })
 *
 * SQL sees every value as a text, and may look at other rows of the file (`max(...) over (partition by ...)`). How numbers
 * and dates are written is found from the whole column afterwards.
 */
export const mappedSource = <N extends string>(
  name: N,
  kinds: Readonly<Record<string, MappedKind>>,
): SourceFormat<N> => {
  const kindOf = (head: FileHead) => {
    const there = new Set(head.columns.map(bareHeader))
    const all = Object.entries(kinds).filter(([, { knownBy }]) =>
      knownBy.every((header) => there.has(bareHeader(header))),
    )
    return all[0]?.[0] ?? null
  }
  const kind = (which: string): MappedKind => {
    const found = kinds[which]
    if (!found) throw new Error(`${name} has no files of kind ${which}`)
    return found
  }
  return {
    name,
    chain: OWN_CHAIN,
    kindOf,
    missingColumn(head, which, options) {
      const { target, fields } = kind(which)
      return missingField(target, Object.keys(sourcesOf(fields, head.columns)), { ...options })
    },
    doubt: (session, head, which, options) =>
      mappedDoubt(session, kind(which).target, head, sourcesOf(kind(which).fields, head.columns), options),
    records: mappedRecords,
    async load(stage, files) {
      for (const file of files) {
        const { target, fields } = kind(file.kind)
        const header = await columnsOf(stage.session, file)
        await loadMapped(stage, file, target, sourcesOf(fields, header))
      }
    },
  }
}

export const mappedRecords = (file: SourceFile): string =>
  file.container === 'csv' ? csvRecords(file) : parquetRecords(file)

/** A file's own header. */
export const columnsOf = async (
  session: { rows(sql: string, parameters?: readonly string[]): Promise<Record<string, unknown>[]> },
  file: { readonly path: string; readonly text: TextTable | null },
): Promise<readonly string[]> =>
  file.text?.columns ??
  (await session.rows('select column_name from (describe select * from read_parquet($1))', [file.path])).map((row) =>
    String(row.column_name),
  )

/** A column's text without what spreadsheets put around codes: `="0012"`, a tab, an apostrophe. */
export const tidy = (column: string): string =>
  `nullif(trim(regexp_replace(${identifier(column)}, '^="(.*)"$|^''(\\d+)$', '\\1\\2'), ' \t\u3000'), '')`

const sourcesOf = (fields: MappedKind['fields'], header: readonly string[]): Sources => {
  const find = (names: readonly string[]) =>
    names.map((one) => header.find((column) => bareHeader(column) === bareHeader(one))).find((one) => one !== undefined)
  const column: ColumnSql = (...names) => {
    const own = find(names)
    return own === undefined ? 'null::varchar' : tidy(own)
  }
  const sources: Record<string, string> = {}
  for (const [field, from] of Object.entries(fields)) {
    if (typeof from === 'function') sources[field] = `(${from(column)})::varchar`
    else {
      const own = find(typeof from === 'string' ? [from] : from)
      if (own !== undefined) sources[field] = tidy(own)
    }
  }
  return sources
}

/** The first field that the target cannot do without and that nothing gives; null when all are there. */
export const missingField = (
  target: string,
  there: readonly string[],
  options: Readonly<Record<string, unknown>>,
): string | null => missingFields(target, there, options)[0] ?? null

export const missingFields = (
  target: string,
  there: readonly string[],
  options: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const table = targetOf(target)
  if (!table) return [target]
  const required = table.columns.filter(
    (column) =>
      column.required && !there.includes(column.name) && !(column.option && options[column.option] !== undefined),
  )
  const groups = [...(table.oneOf ? [table.oneOf] : []), ...needsOf(target)]
  const lacking = groups.filter((group) => !group.some((name) => there.includes(name)))
  return [...required.map((column) => column.name), ...lacking.map((group) => group.join(' / '))]
}
