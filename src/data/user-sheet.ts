import { type CellValue, readSheet } from 'read-excel-file/node'

/** The first sheet of an Excel workbook as texts; days as ISO dates, instants as ISO date and time; empty rows left out. */
export const readSheetRows = async (path: string): Promise<(string | null)[][]> => {
  const rows = await readSheet(path)
  return rows.map((row) => row.map(textOf)).filter((row) => row.some((cell) => cell !== null))
}

const textOf = (cell: CellValue | null): string | null => {
  if (cell === null) return null
  if (!(cell instanceof Date)) return String(cell) === '' ? null : String(cell)
  const text = cell.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
