import type { SourceOptions } from '../source-options.ts'
import type { FileHead } from './file-head.ts'
import { bareHeader } from './header-words.ts'
import { loadMapped, mappedDoubt, needsOf, type Sources, targetOf } from './load-mapped.ts'
import type { Records } from './mapped-records.ts'
import { csvRecords } from './read-csv.ts'
import { parquetRecords } from './read-parquet.ts'
import { SALE_LINES } from './sale-line.ts'
import { OWN_CHAIN, type SourceFile, type SourceFormat } from './source-format.ts'
import { identifier } from './sql.ts'
import type { Stage } from './stage.ts'
import type { TextTable } from './text/text-table.ts'

/** SQL of a file's column by its header, as a tidy text; `null` when the file has none of these headers. */
export type ColumnSql = (...headers: readonly string[]) => string

/** What a vendor's description may ask of the file at hand. */
export interface FileShape {
  /** Lower case, without extensions; some exports write their day only here. */
  readonly stem: string
  readonly header: readonly string[]
  readonly has: (...headers: readonly string[]) => boolean
}

/** Where a field's text comes from: a header, the first of several that is there, or SQL over columns. */
export type From = string | readonly string[] | ((column: ColumnSql, file: FileShape) => string | null)

/** What a file's records become: rows of one target. */
export interface MappedPart {
  /** `sale-lines` (fields: sale-line.ts) or a canonical table. */
  readonly target: string
  readonly fields: Readonly<Record<string, From>>
  /** What one record stands for, where that is not one row of the target (`Pieces` in load-mapped.ts). */
  readonly pieces?: (from: string, column: ColumnSql, file: FileShape) => string
  /** Headers of numbers that `pieces` and the fields' SQL count with: they see them as plain ones, `1234.50`. */
  readonly numbers?: readonly string[] | ((file: FileShape) => readonly string[])
  /** Headers of whole moments that the fields' SQL makes keys of: they see them as `2026-11-20 18:05:11`. */
  readonly moments?: (file: FileShape) => readonly string[]
  /** Shops or goods that the file only mentions: they are not counted as its rows. */
  readonly mentioned?: true
}

export interface MappedKind extends MappedPart {
  /** Headers that only this kind of file has, of a list one; case, blanks and punctuation do not matter. */
  readonly knownBy: readonly (string | readonly string[])[]
  /** Headers of another kind that has the same ones. */
  readonly unless?: readonly string[]
  /** Where headers are not enough: what else must hold of a file that has them. */
  readonly when?: (file: FileShape) => boolean
  /** How this vendor writes what can be read two ways, where nothing in the file and nobody else tells. */
  readonly says?: Pick<SourceOptions, 'decimal' | 'dateOrder'>
  /** What can not be said by a header; the name of what is missing, else null. */
  readonly lacks?: (file: FileShape) => string | null
  /** What else the same records become. */
  readonly also?: readonly MappedPart[]
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
  after: (stage: Stage, files: readonly SourceFile[]) => Promise<void> = async () => undefined,
): SourceFormat<N> => {
  const kind = (which: string): MappedKind => {
    const found = kinds[which]
    if (!found) throw new Error(`${name} has no files of kind ${which}`)
    return found
  }
  const parts = (which: string): readonly MappedPart[] => [kind(which), ...(kind(which).also ?? [])]
  const sources = (part: MappedPart, file: FileShape) => sourcesOf(part.fields, file)
  const recordsOf = (part: MappedPart, file: FileShape): Records => {
    const { pieces, numbers = [] } = part
    const own = (names: readonly string[]) => [...new Set(names.flatMap((one) => headerIn(file, [one]) ?? []))]
    return {
      header: file.header,
      numbers: own(typeof numbers === 'function' ? numbers(file) : numbers),
      moments: own(part.moments?.(file) ?? []),
      ...(pieces ? { pieces: (from: string) => pieces(from, columnSql(file), file) } : {}),
    }
  }
  return {
    name,
    chain: OWN_CHAIN,
    kindOf: (head) => Object.entries(kinds).find(([, one]) => fits(one, shapeOf(head)))?.[0] ?? null,
    missingColumn(head, which, options) {
      const file = shapeOf(head)
      const lacking = kind(which).lacks?.(file)
      return lacking ?? missingField(kind(which).target, Object.keys(sources(kind(which), file)), { ...options })
    },
    shopsLack: (head, which, options) =>
      shopsLack(
        parts(which).map((part) => ({
          target: part.target,
          there: Object.keys(sources(part, shapeOf(head))),
        })),
        options,
      ),
    async doubt(session, head, which, options) {
      const file = shapeOf(head)
      for (const part of parts(which)) {
        const said = { ...kind(which).says, ...options }
        const doubt = await mappedDoubt(session, part.target, head, sources(part, file), said, recordsOf(part, file))
        if (doubt) return doubt
      }
      return null
    },
    records: mappedRecords,
    async load(stage, files) {
      for (const file of files) {
        const shape = shapeOf({ stem: stemOf(file.name), columns: await columnsOf(stage.session, file) })
        let before = 0
        for (const [part, one] of parts(file.kind).entries()) {
          const rows = { part, before, mentioned: one.mentioned === true, records: recordsOf(one, shape) }
          const said = { ...file, options: { ...kind(file.kind).says, ...file.options } }
          const read = await loadMapped(stage, said, one.target, sources(one, shape), rows)
          if (!one.mentioned) before += read
        }
      }
      await after(stage, files)
    },
  }
}

const stemOf = (name: string) => name.toLowerCase().replace(/\.[a-z]+(\.gz)?$/, '')

const shapeOf = (head: Pick<FileHead, 'stem' | 'columns'>): FileShape => {
  const there = new Set(head.columns.map(bareHeader))
  return {
    stem: head.stem,
    header: head.columns,
    has: (...headers) => headers.some((header) => there.has(bareHeader(header))),
  }
}

const fits = ({ knownBy, unless = [], when = () => true }: MappedKind, file: FileShape): boolean =>
  knownBy.every((one) => file.has(...(typeof one === 'string' ? [one] : one))) && !file.has(...unless) && when(file)

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

/** The header written just so; else the first that means the same. */
const headerIn = (file: FileShape, names: readonly string[]): string | undefined =>
  names
    .map(
      (one) =>
        file.header.find((column) => column.toLowerCase() === one.toLowerCase()) ??
        file.header.find((column) => bareHeader(column) === bareHeader(one)),
    )
    .find((one) => one !== undefined)

const columnSql =
  (file: FileShape): ColumnSql =>
  (...names) => {
    const own = headerIn(file, names)
    return own === undefined ? 'null::varchar' : identifier(own)
  }

const sourcesOf = (fields: MappedPart['fields'], file: FileShape): Sources => {
  const sources: Record<string, string> = {}
  for (const [field, from] of Object.entries(fields)) {
    if (typeof from === 'function') {
      const sql = from(columnSql(file), file)
      if (sql !== null) sources[field] = `(${sql})::varchar`
    } else {
      const own = headerIn(file, typeof from === 'string' ? [from] : from)
      if (own !== undefined) sources[field] = identifier(own)
    }
  }
  return sources
}

/** Which of zone and currency the shops lack that these parts name; null when they name none or lack nothing. */
export const shopsLack = (
  parts: readonly { readonly target: string; readonly there: readonly string[] }[],
  options: SourceOptions,
): 'tz' | 'currency' | null => {
  const naming = parts.filter(({ target }) => target === SALE_LINES || target === 'dim_store')
  const lacking = (what: 'tz' | 'currency') =>
    options[what] === undefined && naming.some(({ there }) => !there.includes(what))
  return lacking('tz') ? 'tz' : lacking('currency') ? 'currency' : null
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
