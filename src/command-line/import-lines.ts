import type { ShownMapping } from '../data/choose-mapping.ts'
import type { FileReport, ImportReport } from '../data/import-report.ts'
import { LANGUAGES } from '../language/index.ts'

const count = (value: number) => value.toLocaleString('en-US')
const SHOWN = 10
const ROW_SHOWN = 160

const shortened = (raw: string) => (raw.length > ROW_SHOWN ? `${raw.slice(0, ROW_SHOWN)}…` : raw)

/** What a file of unknown headers is taken for, column by column, with values that show what each one holds. */
export const mappingLines = ({ file, choice, samples }: ShownMapping): string[] => {
  const { mapping, missing, unused } = choice
  const example = (column: string) => (samples[column] ?? []).join(' | ')
  const lines = [`${file} looks like ${mapping.target}:`]
  for (const [field, columns] of Object.entries(mapping.columns))
    lines.push(`  ${columns.join(' + ')} -> ${field}   (${columns.map(example).join(' + ')})`)
  for (const [field, value] of Object.entries(mapping.constants)) lines.push(`  ${field} is ${value} in every row`)
  for (const column of unused) lines.push(`  ${column} is not used   (${example(column)})`)
  if (missing.length > 0) lines.push(`  missing: ${missing.join(', ')}`)
  return lines
}

const changeLines = ({ changes }: ImportReport): string[] => {
  const lines: string[] = []
  const added = changes?.added
  if (added) lines.push(`New days: ${count(added.days)}, from ${added.from} to ${added.to}.`)
  for (const { store, day, table, rows, before, after } of (changes?.restated ?? []).slice(0, SHOWN))
    lines.push(
      `Changes ${day} of ${store}: ${count(rows)} rows of ${table}${before === null ? '' : `, ${before} becomes ${after}`}.`,
    )
  return lines
}

const OPTION = {
  tz: '--tz',
  currency: '--currency',
  dayCutoff: '--day-cutoff',
  taxRate: '--tax-rate',
  dateOrder: '--date-order',
  decimal: '--decimal',
} as const

const asBefore = ({ asBefore: options }: FileReport): string => {
  const said = Object.entries(OPTION).flatMap(([key, option]) => {
    const value = options[key as keyof typeof OPTION]
    return value === undefined ? [] : [`${option} ${value}`]
  })
  return said.length === 0 ? '' : `; as said before: ${said.join(' ')}`
}

/** What an import did, file by file; rejects with where and why. */
export const importLines = (report: ImportReport): string[] => {
  const lines = report.files.map((file) =>
    file.alreadyThere
      ? `${file.file}: imported before, nothing to do`
      : `${file.file} -> ${file.table}: ${count(file.read)} rows read, ${count(file.accepted)} accepted, ${count(file.rejected)} rejected` +
        (file.identical > 0 ? `, ${count(file.identical)} the same as another row` : '') +
        (file.superseded > 0 ? `, ${count(file.superseded)} replaced by a newer row` : '') +
        (file.replaces > 0 ? `; replaces ${count(file.replaces)} rows of earlier files` : '') +
        asBefore(file),
  )
  for (const { file, reason } of report.ignored) lines.push(`${file}: not read (${reason})`)
  if (report.rejects.length > 0) lines.push('Rejected rows (all are kept):')
  for (const reject of report.rejects.slice(0, SHOWN))
    lines.push(`  ${reject.file} row ${reject.row}, ${reject.column}: ${reject.reason}   ${shortened(reject.raw)}`)
  for (const { flag, parameters } of report.notes) lines.push(LANGUAGES.en.flag(flag, parameters))
  lines.push(...changeLines(report))
  for (const [name, sum] of Object.entries(report.sums)) lines.push(`Sum of ${name}: ${sum}`)
  lines.push(
    report.snapshot === null
      ? 'Dry run: nothing was kept.'
      : report.changed
        ? `${report.chain} is published as ${report.snapshot}.`
        : `${report.chain} has not changed: ${report.snapshot}.`,
  )
  return lines
}
