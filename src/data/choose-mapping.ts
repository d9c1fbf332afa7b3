import { type Fault, fault } from '../core/fault.ts'
import type { Session } from './duckdb.ts'
import type { FileHead } from './ingest/file-head.ts'
import { targetOf } from './ingest/load-mapped.ts'
import { missingFields } from './ingest/mapped-source.ts'
import { type MappingProposal, proposalFor, proposeMapping } from './ingest/propose-mapping.ts'
import { readCsv } from './ingest/read-csv.ts'
import { identifier, literal } from './ingest/sql.ts'
import type { SavedMapping } from './saved-mappings.ts'
import type { ColumnMapping, SourceOptions } from './source-options.ts'

/** What a person said about a file of unknown headers. */
export interface MappingWish {
  /** Takes the proposal as it is. */
  readonly accept: boolean
  /** What the file is: `sale-lines` or a canonical table; else what it looks like. */
  readonly into?: string
  /** `column=field`; several columns of one field are read one after another. */
  readonly map: readonly string[]
  /** `field=value` for every row. */
  readonly set: readonly string[]
}

export interface MappingChoice {
  readonly mapping: ColumnMapping
  readonly missing: readonly string[]
  readonly unused: readonly string[]
  readonly confirmed: boolean
}

/** A mapping that waits for a person, with values that show what each column holds. */
export interface ShownMapping {
  readonly file: string
  readonly choice: MappingChoice
  readonly samples: Readonly<Record<string, readonly string[]>>
}

/** What a file of unknown headers is taken for; null when it looks like nothing and nobody said what it is. */
export const chooseMapping = (
  head: FileHead,
  saved: SavedMapping | null,
  wish: MappingWish,
  options: SourceOptions,
): MappingChoice | null | Fault => {
  if (wish.into !== undefined && !targetOf(wish.into))
    return fault('mapping-wrong', { file: head.name, name: wish.into })
  const said = wish.map.length > 0 || wish.set.length > 0 || wish.into !== undefined
  if (saved && !said)
    return { mapping: saved.mapping, missing: [], unused: unusedOf(head, saved.mapping), confirmed: true }
  const start: MappingProposal | null =
    wish.into === undefined
      ? saved
        ? { mapping: saved.mapping, missing: [], unused: [] }
        : proposeMapping(head, { ...options, ...constantsOf(wish.set) })
      : proposalFor(wish.into, head.columns, { ...options })
  if (!start) return null
  const mapping = changed(head, start.mapping, wish)
  if ('fault' in mapping) return mapping
  const there = [...Object.keys(mapping.columns), ...Object.keys(mapping.constants)]
  const missing = missingFields(mapping.target, there, { ...options })
  return { mapping, missing, unused: unusedOf(head, mapping), confirmed: (wish.accept || said) && missing.length === 0 }
}

const unusedOf = (head: FileHead, { columns }: ColumnMapping) => {
  const used = new Set(Object.values(columns).flat())
  return head.columns.filter((column) => !used.has(column))
}

/** `field=value` texts; of one without an equals sign the value is empty. */
const split = (text: string): readonly [string, string] => {
  const at = text.lastIndexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

const constantsOf = (set: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    set.map((text) => {
      const at = text.indexOf('=')
      return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    }),
  )

const changed = (head: FileHead, start: ColumnMapping, wish: MappingWish): ColumnMapping | Fault => {
  const fields = new Set(targetOf(start.target)?.columns.map(({ name }) => name))
  const columns: Record<string, readonly string[]> = { ...start.columns }
  const given = new Set<string>()
  for (const text of wish.map) {
    const [said, field] = split(text)
    const column =
      head.columns.find((one) => one === said) ?? head.columns.find((one) => one.toLowerCase() === said.toLowerCase())
    if (column === undefined) return fault('mapping-wrong', { file: head.name, name: said })
    for (const [other, own] of Object.entries(columns)) {
      const rest = own.filter((one) => one !== column)
      // a column that was guessed for one field and is said to be another leaves the first
      if (!given.has(other)) {
        if (rest.length === 0) delete columns[other]
        else columns[other] = rest
      }
    }
    if (field === '' || field === '-') continue
    if (!fields.has(field)) return fault('mapping-wrong', { file: head.name, name: field })
    columns[field] = given.has(field) ? [...(columns[field] ?? []), column] : [column]
    given.add(field)
  }
  const constants = { ...start.constants, ...constantsOf(wish.set) }
  const unknown = Object.keys(constants).find((field) => !fields.has(field))
  if (unknown !== undefined) return fault('mapping-wrong', { file: head.name, name: unknown })
  for (const field of Object.keys(constants)) delete columns[field]
  return { target: start.target, columns, constants }
}

const SAMPLES = 3

/** Three different values of each column, from the first rows. */
export const samplesOf = async (
  session: Session,
  head: FileHead,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const from = head.text ? readCsv(head.text, 'skip') : `read_parquet(${literal(head.path)})`
  const columns = head.columns.map((column) => {
    const name = identifier(column)
    return `to_json(list_distinct(list(${name}::varchar) filter (${name} is not null))[1:${SAMPLES}])::varchar as ${name}`
  })
  const [row] = await session.rows(`select ${columns.join(', ')} from (select * from ${from} limit 200)`)
  return Object.fromEntries(
    head.columns.map((column) => [column, JSON.parse(String(row?.[column] ?? '[]')) as string[]]),
  )
}
