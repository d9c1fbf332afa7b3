import { createHash } from 'node:crypto'
import type { ColumnMapping } from '../source-options.ts'
import { TABLE_NAMES } from './canonical-tables.ts'
import type { FileHead } from './file-head.ts'
import { bareHeader, headerWords } from './header-words.ts'
import { targetOf } from './load-mapped.ts'
import { missingFields } from './mapped-source.ts'
import { SALE_LINES } from './sale-line.ts'

export interface MappingProposal {
  readonly mapping: ColumnMapping
  /** Fields that the target needs and no column gives. */
  readonly missing: readonly string[]
  /** Columns of the file that mean nothing to the target. */
  readonly unused: readonly string[]
}

/** Fewer fields than this are no table that somebody meant. */
const FEWEST = 3
/** A file with more gaps than this is something else. */
const MOST_MISSING = 2

/** A header's fingerprint: a mapping that was confirmed for it holds for every file that has the same. */
export const headerHash = (columns: readonly string[]): string =>
  createHash('sha256').update(columns.map(bareHeader).join('\n')).digest('hex')

/** What a file of unknown headers looks like, best first of what fits as well; null when it looks like nothing. */
export const proposeMapping = (
  head: Pick<FileHead, 'stem' | 'columns'>,
  options: Readonly<Record<string, unknown>>,
): MappingProposal | null => {
  // the truth about planted incidents is for judging answers, never for giving them
  if (head.stem === 'incident_truth') return null
  const found = [SALE_LINES, ...TABLE_NAMES]
    .map((target) => proposalFor(target, head.columns, options))
    .filter((one) => fieldsOf(one) >= FEWEST && one.missing.length <= MOST_MISSING)
  // what makes use of most columns, and lacks least: sales without a shop's column are no list of goods; then the earlier target
  const short = ({ missing, unused }: MappingProposal) => 2 * missing.length + unused.length
  return found.sort((a, b) => short(a) - short(b) || a.missing.length - b.missing.length)[0] ?? null
}

const fieldsOf = ({ mapping }: MappingProposal) => Object.keys(mapping.columns).length

/** The best that this file could be of one target. */
export const proposalFor = (
  target: string,
  header: readonly string[],
  options: Readonly<Record<string, unknown>>,
): MappingProposal => {
  const fields = targetOf(target)?.columns.map(({ name }) => name) ?? []
  const columns = assign(fields, header)
  if (fields.includes('ts_local') && !columns.ts_utc) joinDateAndTime(columns, header, target !== SALE_LINES)
  const used = new Set(Object.values(columns).flat())
  return {
    mapping: { target, columns, constants: {} },
    missing: missingFields(target, Object.keys(columns), options),
    unused: header.filter((column) => !used.has(column)),
  }
}

/** Each column to one field and each field to one column, the most telling header first. */
const assign = (fields: readonly string[], header: readonly string[]): Record<string, readonly string[]> => {
  const words = headerWords()
  const pairs = fields.flatMap((field) => {
    const known = [bareHeader(field), ...(words.get(field) ?? [])]
    return header.flatMap((column) => {
      const rank = known.indexOf(bareHeader(column))
      return rank < 0 ? [] : [{ field, column, rank }]
    })
  })
  const columns: Record<string, readonly string[]> = {}
  const used = new Set<string>()
  for (const { field, column } of pairs.sort((a, b) => a.rank - b.rank)) {
    if (columns[field] || used.has(column)) continue
    columns[field] = [column]
    used.add(column)
  }
  return columns
}

/**
 * A date in one column and its time in another are one instant. A day alone will do for what is counted by the day; a
 * sale without its time is asked for, or every hour would be midnight.
 */
const joinDateAndTime = (
  columns: Record<string, readonly string[]>,
  header: readonly string[],
  dayWillDo: boolean,
): void => {
  const words = headerWords()
  const first = (field: string, not: readonly string[]) =>
    (words.get(field) ?? [])
      .flatMap((word) => header.filter((column) => bareHeader(column) === word && !not.includes(column)))
      .at(0)
  const [own] = columns.ts_local ?? []
  const date = first('date_part', [])
  const time = first('time_part', date === undefined ? [] : [date])
  if (date !== undefined && time !== undefined && (own === undefined || own === time || own === date))
    columns.ts_local = [date, time]
  else if (own === undefined && date !== undefined && dayWillDo) columns.ts_local = [date]
  // the same column is not also the business day: a till writes the calendar's
  if (columns.ts_local?.includes(columns.business_date?.[0] ?? '')) delete columns.business_date
}
