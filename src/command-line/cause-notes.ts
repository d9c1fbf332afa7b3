import type { LanguageCode } from '../core/language-code.ts'

/** What `cause` says on standard error: what it left out, and why there is nothing to compare. */
export interface CauseNotes {
  /** `first`: a cell that is no number, as a clue; null where there are only empty ones. */
  readonly column: (name: string, bad: number, first: string | null, empty: number) => string
  readonly twoWays: (name: string, value: string) => string
  /** Numbers nothing can be made of; `below`: of the column to divide by, where a negative one is such, too. */
  readonly unusable: (name: string, cells: number, below: boolean) => string
  readonly broken: (lines: number) => string
  readonly totals: (rows: number) => string
  readonly noNumbers: (file: string, columns: string) => string
  readonly zeroOver: (column: string) => string
}

export const CAUSE_NOTES: Readonly<Record<LanguageCode, CauseNotes>> = {
  en: {
    column: (name, bad, first, empty) =>
      `Column ${name}: ${bad} cells are no numbers${first === null ? '' : ` (the first is “${first}”)`}, ${empty} are empty; those rows are left out.`,
    twoWays: (name, value) =>
      value.includes(',')
        ? `Column ${name}: values such as ${value} were read as thousands; if the comma marks decimals, say --decimal comma.`
        : `Column ${name}: values such as ${value} were read as decimals; if the point marks thousands, say --decimal comma.`,
    unusable: (name, cells, below) =>
      `Column ${name}: ${cells} values are ${below ? 'negative or ' : ''}too large to reckon with; those rows are left out.`,
    broken: (lines) => `${lines} lines are no rows of the table and are left out.`,
    totals: (rows) => `${rows} rows are totals of others and are left out.`,
    noNumbers: (file, columns) =>
      `No row of ${file} has a usable number in each of ${columns}: there is nothing to compare.`,
    zeroOver: (column) => `${column} is 0 in every row: there is nothing to divide by.`,
  },
  zh: {
    column: (name, bad, first, empty) =>
      `列 ${name}:${bad} 个单元格不是数字${first === null ? '' : `(第一个是“${first}”)`},${empty} 个是空的;这些行已略去。`,
    twoWays: (name, value) =>
      value.includes(',')
        ? `列 ${name}:${value} 这样的数值按千位分隔读取;如果逗号是小数点,请加 --decimal comma。`
        : `列 ${name}:${value} 这样的数值按小数读取;如果点是千位分隔符,请加 --decimal comma。`,
    unusable: (name, cells, below) =>
      `列 ${name}:${cells} 个数值${below ? '为负数或' : ''}过大,无法计算;这些行已略去。`,
    broken: (lines) => `文件中有 ${lines} 行不是数据行,已略去。`,
    totals: (rows) => `${rows} 行是其他行的合计,已略去。`,
    noNumbers: (file, columns) => `${file} 没有一行在 ${columns} 各列都有可用的数字:没有可比较的。`,
    zeroOver: (column) => `${column} 每一行都是 0:没有可作除数的。`,
  },
}
