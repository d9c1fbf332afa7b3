import type { ColumnMapping } from '../source-options.ts'
import type { CanonicalTable } from './column.ts'
import { loadMapped, mappedDoubt, type Sources, targetOf } from './load-mapped.ts'
import type { Records } from './mapped-records.ts'
import { columnsOf, mappedRecords, missingField, shopsLack } from './mapped-source.ts'
import { OWN_CHAIN, type SourceFormat } from './source-format.ts'
import { identifier, literal } from './sql.ts'

/** SQL of each mapped field's text; of several columns, what they say one after another: a date and its time. */
const sourcesOf = ({ columns, constants }: ColumnMapping): Sources => ({
  ...Object.fromEntries(Object.entries(columns).map(([field, headers]) => [field, joined(headers)])),
  ...Object.fromEntries(Object.entries(constants).map(([field, value]) => [field, literal(value)])),
})

// a spreadsheet's date comes with midnight behind it, its time with the day that such programs begin to count from
const joined = (headers: readonly string[]): string => {
  const [first, second] = headers.map(identifier)
  if (first === undefined) return 'null::varchar'
  if (second === undefined) return first
  return `nullif(concat_ws(' ', regexp_replace(${first}, '[ T]0?0:00(:00)?$', ''), regexp_replace(${second}, '^1899-12-3[01] ', '')), '')`
}

const recordsOf = (header: readonly string[]): Records => ({ header, numbers: [], moments: [] })

const fieldsOf = ({ columns, constants }: ColumnMapping) => [...Object.keys(columns), ...Object.keys(constants)]

const tableOf = (mapping: ColumnMapping): CanonicalTable | null => targetOf(mapping.target)

/** A file of headers that no format knows, as a person confirmed to read it. Its mapping stands in its journal entry. */
export const mapped: SourceFormat<'mapped'> = {
  name: 'mapped',
  chain: OWN_CHAIN,
  // never taken by itself: the importer asks for it with a confirmed mapping
  kindOf: () => null,
  missingColumn(_head, _kind, options) {
    const { mapping } = options
    if (!mapping || !tableOf(mapping)) return 'mapping'
    return missingField(mapping.target, fieldsOf(mapping), { ...options })
  },
  doubt: async (session, head, _kind, options) =>
    options.mapping
      ? mappedDoubt(session, options.mapping.target, head, sourcesOf(options.mapping), options, recordsOf(head.columns))
      : null,
  shopsLack: (_head, _kind, { mapping, ...options }) =>
    mapping ? shopsLack([{ target: mapping.target, there: fieldsOf(mapping) }], options) : null,
  records: mappedRecords,
  async load(stage, files) {
    for (const file of files) {
      const { mapping } = file.options
      if (!mapping) continue
      const records = recordsOf(await columnsOf(stage.session, file))
      await loadMapped(stage, file, mapping.target, sourcesOf(mapping), { part: 0, before: 0, records })
    }
  },
}
