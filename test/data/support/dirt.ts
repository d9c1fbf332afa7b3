import { workbook } from './workbook.ts'

export type Rows = readonly (readonly string[])[]

/** One way of spoiling a file: its clean rows, header first, and what then lies on the disk. */
export interface Dirt {
  readonly name: string
  /** Null where the file has nothing that could be spoilt so. */
  readonly soil: (rows: Rows) => { readonly content: string | Buffer; readonly extension?: string } | null
}

const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
export const csv = (rows: Rows, delimiter = ',', end = '\n') =>
  rows.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter) + end).join('')

const isMoney = (cell: string) => /^-?\$?\d+\.\d{1,2}$/.test(cell)
const isNumber = (cell: string) => /^-?\$?\d+(\.\d+)?$/.test(cell)
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/

/** Cells of the rows below the header, changed. */
const cells = (rows: Rows, change: (cell: string, column: number, row: number) => string): Rows =>
  rows.map((row, at) => (at === 0 ? row : row.map((cell, column) => change(cell, column, at))))
const text = (rows: Rows | null) => (rows === null ? null : { content: csv(rows) })
const where = (rows: Rows, is: (cell: string) => boolean): readonly [number, number] | null => {
  for (const [r, row] of rows.entries()) for (const [c, cell] of row.entries()) if (r > 0 && is(cell)) return [r, c]
  return null
}
/** The first cell that is so, changed. */
const one = (rows: Rows, is: (cell: string) => boolean, change: (cell: string) => string): Rows | null => {
  const found = where(rows, is)
  return found && cells(rows, (cell, c, r) => (r === found[0] && c === found[1] ? change(cell) : cell))
}
const every = (rows: Rows, is: (cell: string) => boolean, change: (cell: string) => string): Rows | null =>
  where(rows, is) && cells(rows, (cell) => (is(cell) ? change(cell) : cell))

/** A row of sums: the word first, sums where a column holds only numbers. */
const sums = (rows: Rows, word: string): readonly string[] =>
  (rows[0] ?? []).map((_, column) => {
    if (column === 0) return word
    const own = rows.slice(1).map((row) => (row[column] ?? '').replace('$', ''))
    return own.some((cell) => cell !== '') && own.every((cell) => cell === '' || (isNumber(cell) && cell.length < 9))
      ? String(own.reduce((sum, cell) => sum + Number(cell), 0).toFixed(2))
      : ''
  })
const insert = (rows: Rows, at: number, row: readonly string[]): Rows => [...rows.slice(0, at), row, ...rows.slice(at)]
const middle = (rows: Rows) => 1 + Math.ceil((rows.length - 1) / 2)
const dated = (rows: Rows, write: (year: string, month: string, day: string) => string) =>
  every(
    rows,
    (cell) => DATE.test(cell),
    (cell) =>
      cell.replace(DATE, (_, y: string, m: string, d: string) => write(y, m.padStart(2, '0'), d.padStart(2, '0'))),
  )
const serial = (year: string, month: string, day: string) =>
  Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569
const wide = (cell: string) => cell.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const count = (cell: string) => /^[1-9]\d?$/.test(cell)

export const DIRTS: readonly Dirt[] = [
  { name: 'UTF-8 BOM', soil: (rows) => ({ content: `\uFEFF${csv(rows)}` }) },
  { name: 'UTF-16', soil: (rows) => ({ content: Buffer.from(`\uFEFF${csv(rows)}`, 'utf16le') }) },
  { name: 'UTF-16, tabs', soil: (rows) => ({ content: Buffer.from(`\uFEFF${csv(rows, '\t', '\r\n')}`, 'utf16le') }) },
  { name: 'semicolons', soil: (rows) => ({ content: csv(rows, ';') }) },
  { name: 'tabs', soil: (rows) => ({ content: csv(rows, '\t') }) },
  { name: 'CRLF', soil: (rows) => ({ content: csv(rows, ',', '\r\n') }) },
  { name: 'CR', soil: (rows) => ({ content: csv(rows, ',', '\r') }) },
  {
    name: 'all quoted',
    soil: (rows) => ({
      content: rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join(''),
    }),
  },
  { name: 'sep= line', soil: (rows) => ({ content: `sep=,\n${csv(rows)}` }) },
  { name: 'title rows', soil: (rows) => ({ content: `报表 Report\n2026-11-20 ~ 2026-11-21\n\n${csv(rows)}` }) },
  {
    name: 'title rows, wide',
    soil: (rows) => text([['门店:', '全部', '日期:', '2026-11-20'], ['制表人:', '王'], ...rows]),
  },
  { name: 'blank lines', soil: (rows) => ({ content: `${csv(rows.slice(0, 2))}\n\n${csv(rows.slice(2))}\n\n` }) },
  {
    name: 'empty rows',
    soil: (rows) => text([...insert(rows, middle(rows), rows[0]?.map(() => '') ?? []), rows[0]?.map(() => '') ?? []]),
  },
  { name: 'totals at the end', soil: (rows) => text([...rows, sums(rows, '合计')]) },
  { name: 'Total at the end', soil: (rows) => text([...rows, sums(rows, 'Total')]) },
  { name: 'Grand total:', soil: (rows) => text([...rows, sums(rows, 'Grand total:')]) },
  { name: 'subtotal between', soil: (rows) => text(insert(rows, middle(rows), sums(rows, '小计'))) },
  { name: 'totals without a word', soil: (rows) => text([...rows, sums(rows, '')]) },
  { name: 'totals row, short', soil: (rows) => ({ content: `${csv(rows)}合计:,12\n` }) },
  { name: 'footer line', soil: (rows) => ({ content: `${csv(rows)}制表人：王小明 2026-11-21\n` }) },
  { name: 'header again', soil: (rows) => text(insert(rows, middle(rows), rows[0] ?? [])) },
  { name: 'columns reordered', soil: (rows) => text(rows.map((row) => row.toReversed())) },
  {
    name: 'columns added',
    soil: (rows) => text(rows.map((row, at) => [at === 0 ? '备注 memo' : 'x', ...row, at === 0 ? '自定义1' : '7'])),
  },
  { name: 'trailing empty columns', soil: (rows) => text(rows.map((row) => [...row, '', ''])) },
  { name: 'trailing commas in rows', soil: (rows) => text(rows.map((row, at) => (at === 0 ? row : [...row, '']))) },
  {
    name: 'header case',
    soil: (rows) => text([(rows[0] ?? []).map((name) => ` ${name.toUpperCase()} `), ...rows.slice(1)]),
  },
  {
    name: 'header with line break',
    soil: (rows) => text([(rows[0] ?? []).map((name) => (name.length > 3 ? `${name}\n` : name)), ...rows.slice(1)]),
  },
  {
    name: 'line break in a cell',
    soil: (rows) => text(rows.map((row, at) => [...row, at === 0 ? '自定义2' : 'one\ntwo, "three"'])),
  },
  {
    name: 'last line cut',
    soil: (rows) => ({
      content: csv(rows)
        .trimEnd()
        .split('\n')
        .map((line, at, all) => (at === all.length - 1 ? line.slice(0, Math.floor(line.length / 2)) : line))
        .join('\n'),
    }),
  },
  { name: 'quote left open', soil: (rows) => ({ content: `${csv(rows)}"${(rows.at(-1) ?? []).join(',')}\n` }) },
  {
    name: 'decimal comma',
    soil: (rows) => {
      const soiled = every(
        rows,
        (cell) => /^-?\d+\.\d+$/.test(cell),
        (cell) => cell.replace('.', ','),
      )
      return soiled && { content: csv(soiled, ';') }
    },
  },
  {
    name: 'thousands',
    soil: (rows) =>
      text(
        every(
          rows,
          (cell) => /^-?\d{4,7}\.\d\d$/.test(cell),
          (cell) => cell.replaceAll(/\B(?=(\d{3})+\.)/g, ','),
        ),
      ),
  },
  { name: 'money with ¥', soil: (rows) => text(every(rows, isMoney, (cell) => `¥${cell.replace('$', '')}`)) },
  { name: 'money with 元', soil: (rows) => text(every(rows, isMoney, (cell) => `${cell.replace('$', '')}元`)) },
  {
    name: 'minus in brackets',
    soil: (rows) =>
      text(
        every(
          rows,
          (cell) => /^-\d+\.\d\d$/.test(cell),
          (cell) => `(${cell.slice(1)})`,
        ),
      ),
  },
  { name: 'numbers as text', soil: (rows) => text(every(rows, isNumber, (cell) => `'${cell}`)) },
  {
    name: '="code"',
    soil: (rows) =>
      text(
        every(
          rows,
          (cell) => /^\d{5,}$/.test(cell),
          (cell) => `="${cell}"`,
        ),
      ),
  },
  { name: 'full-width digits', soil: (rows) => text(every(rows, isNumber, wide)) },
  {
    name: 'one amount in 万',
    soil: (rows) => text(one(rows, isMoney, (cell) => `${(Number(cell.replace('$', '')) / 10_000).toFixed(6)}万`)),
  },
  { name: 'counts with 件', soil: (rows) => text(every(rows, count, (cell) => `${cell}件`)) },
  {
    name: '-- for empty',
    soil: (rows) =>
      text(
        every(
          rows,
          (cell) => cell === '',
          () => '--',
        ),
      ),
  },
  {
    name: 'NULL for empty',
    soil: (rows) =>
      text(
        every(
          rows,
          (cell) => cell === '',
          () => 'NULL',
        ),
      ),
  },
  { name: 'N/A for a number', soil: (rows) => text(one(rows, isMoney, () => '#N/A')) },
  {
    name: 'bar code cut short',
    soil: (rows) =>
      text(
        every(
          rows,
          (cell) => /^\d{12,14}$/.test(cell),
          (cell) => `${(Number(cell) / 10 ** (cell.length - 1)).toFixed(5)}E+${cell.length - 1}`,
        ),
      ),
  },
  { name: 'dates y/m/d', soil: (rows) => text(dated(rows, (y, m, d) => `${y}/${Number(m)}/${Number(d)}`)) },
  { name: 'dates d/m/y', soil: (rows) => text(dated(rows, (y, m, d) => `${d}/${m}/${y}`)) },
  { name: 'dates m/d/y', soil: (rows) => text(dated(rows, (y, m, d) => `${Number(m)}/${Number(d)}/${y}`)) },
  { name: 'dates d.m.y', soil: (rows) => text(dated(rows, (y, m, d) => `${d}.${m}.${y}`)) },
  { name: 'dates 年月日', soil: (rows) => text(dated(rows, (y, m, d) => `${y}年${m}月${d}日`)) },
  { name: 'dates yyyymmdd', soil: (rows) => text(dated(rows, (y, m, d) => `${y}${m}${d}`)) },
  {
    name: 'dates as serials',
    soil: (rows) =>
      text(
        every(
          rows,
          (cell) => /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(cell),
          (cell) => cell.replace(DATE, (_, y: string, m: string, d: string) => String(serial(y, m, d))),
        ),
      ),
  },
  { name: 'ambiguous dates', soil: (rows) => text(dated(rows, (y) => `03/04/${y}`)) },
  {
    name: 'year 1900',
    soil: (rows) =>
      text(
        one(
          rows,
          (cell) => DATE.test(cell),
          (cell) => cell.replace(/^\d{4}/, '1900'),
        ),
      ),
  },
  {
    name: 'year 2099',
    soil: (rows) =>
      text(
        one(
          rows,
          (cell) => DATE.test(cell),
          (cell) => cell.replace(/^\d{4}/, '2099'),
        ),
      ),
  },
  {
    name: '30 February',
    soil: (rows) =>
      text(
        one(
          rows,
          (cell) => DATE.test(cell),
          (cell) => cell.replace(DATE, '2026-02-30'),
        ),
      ),
  },
  { name: 'word for a number', soil: (rows) => text(one(rows, isMoney, () => '见备注')) },
  { name: 'workbook', soil: (rows) => ({ content: workbook({ Sheet1: rows }), extension: 'xlsx' }) },
  {
    name: 'workbook, numbers',
    soil: (rows) => ({
      content: workbook({
        Sheet1: rows.map((row, at) =>
          row.map((cell) =>
            at > 0 && /^-?\d+(\.\d+)?$/.test(cell) && cell.length < 16 && !/^0\d/.test(cell)
              ? Number(cell)
              : cell === ''
                ? null
                : cell,
          ),
        ),
      }),
      extension: 'xlsx',
    }),
  },
]
