/** Where a file's rows lie as text that DuckDB reads: the file itself, or a UTF-8 copy in scratch space. */
export interface TextTable {
  readonly path: string
  /** As written, without byte order mark and outer blanks; a name that is empty or comes twice gets one of its own. */
  readonly columns: readonly string[]
  readonly delimiter: string
  readonly encoding: 'utf-8' | 'latin-1'
  /** Lines before the header: a title, a period, an empty line. */
  readonly skip: number
}

/** One row as a CSV line. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(cell).join(',')}\n`

const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
