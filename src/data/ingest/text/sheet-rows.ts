import { readFile } from 'node:fs/promises'
import readWorkbook from 'read-excel-file/node'

/** A date cell holds no zone: its wall time, as an ISO text. */
const wallTime = (date: Date): string => date.toISOString().replace('T', ' ').slice(0, 19)

/** Rows of a workbook's sheet named like the table, or of its first one. Throws when the file is no workbook. */
export const sheetRows = async (path: string, sheet: string | null): Promise<readonly (readonly string[])[]> => {
  const sheets = await readWorkbook(await readFile(path))
  const wanted = sheets.find((one) => one.sheet.trim().toLowerCase() === sheet?.toLowerCase()) ?? sheets[0]
  return (wanted?.data ?? []).map((row) =>
    row.map((cell) => (cell === null ? '' : cell instanceof Date ? wallTime(cell) : String(cell))),
  )
}

/** Names of a workbook's sheets, in order. */
export const sheetNames = async (path: string): Promise<readonly string[]> =>
  (await readWorkbook(await readFile(path))).map((one) => one.sheet.trim())
