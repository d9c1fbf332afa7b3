import { parse } from 'csv-parse/sync'

const DELIMITERS = [',', ';', '\t', '|']
/** Titles, periods and print dates above a table take no more lines than this. */
const LINES = 20
/** A header may break its lines in each of its cells. */
const BROKEN = 200
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
/** A figure, a span of days, or a word that a value follows, `门店：`: what no column is called. A day may be one: of a roster. */
const isNoName = (text: string) =>
  /^[\s¥￥$€£+-]*[\d.,]+\s*%?$|^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*[~至—–]|[:：]\s*$/.test(text)

/** The delimiter that cuts the most cells, and the first row that is as wide as the table and no row of figures. */
export const findHeader = (text: string): Header => {
  const records = recordsOf(text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/))
  const lines = records.map((record) => record.text)
  const delimiter = DELIMITERS.reduce((best, next) => (widest(lines, next) > widest(lines, best) ? next : best), ',')
  const rows = lines.map((line) => cellsOf(line, delimiter))
  const width = Math.max(...rows.map(filled))
  const found = rows.findIndex(
    (cells) => filled(cells) >= Math.max(Math.min(2, width), WIDE * width) && !cells.some(isNoName),
  )
  const at = Math.max(0, found)
  return { columns: named(rows[at] ?? []), delimiter, skip: records[at]?.line ?? 0 }
}

/** A field that begins with a quote and does not end in its line. */
const OPEN = /(?:^|[,;\t|])"(?:[^"]|"")*$/

/** The first records and the line each begins in: a header may break its lines, as Excel does within a cell. */
const recordsOf = (lines: readonly string[]): readonly { readonly text: string; readonly line: number }[] => {
  const records: { text: string; line: number }[] = []
  for (let line = 0; line < lines.length && records.length < LINES; line += 1) {
    const first = line
    let text = lines[line] ?? ''
    while (OPEN.test(text) && line + 1 < lines.length && line - first < BROKEN) text += ` ${lines[++line]}`
    records.push({ text, line: first })
  }
  return records
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
