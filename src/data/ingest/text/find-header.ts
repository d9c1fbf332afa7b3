import { parse } from 'csv-parse/sync'

const DELIMITERS = [',', ';', '\t', '|']
/** Titles, periods and print dates above a table take no more lines than this. */
const LINES = 20
/** A header has at least this share of the cells of the widest row. */
const WIDE = 0.6

export interface Header {
  readonly columns: readonly string[]
  readonly delimiter: string
  /** Lines before it. */
  readonly skip: number
}

const cellsOf = (line: string, delimiter: string): string[] => {
  try {
    return (parse(line, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][])[0] ?? []
  } catch {
    return line.split(delimiter)
  }
}

const filled = (cells: readonly string[]) => cells.filter((one) => one.trim() !== '').length
const isNumber = (text: string) => /^[\s¥￥$€£+-]*[\d.,]+\s*%?$/.test(text)

/** The delimiter that cuts the most cells, and the first row that is as wide as the table and no row of figures. */
export const findHeader = (text: string): Header => {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .slice(0, LINES)
  const delimiter = DELIMITERS.reduce((best, next) => (widest(lines, next) > widest(lines, best) ? next : best), ',')
  const rows = lines.map((line) => cellsOf(line, delimiter))
  const width = Math.max(...rows.map(filled))
  const found = rows.findIndex(
    (cells) => filled(cells) >= Math.max(Math.min(2, width), WIDE * width) && !cells.some(isNumber),
  )
  const skip = Math.max(0, found)
  return { columns: named(rows[skip] ?? []), delimiter, skip }
}

const widest = (lines: readonly string[], delimiter: string) =>
  Math.max(...lines.map((line) => cellsOf(line, delimiter).length))

/** Every column gets a name of its own. */
export const named = (cells: readonly string[]): string[] => {
  const taken = new Set<string>()
  return cells.map((cell, at) => {
    const plain = cell.trim() || `column_${at + 1}`
    let name = plain
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain}_${n}`
    taken.add(name.toLowerCase())
    return name
  })
}
