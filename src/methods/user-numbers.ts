/** A column of numbers as a user's file has it: NaN where the cell is empty or no number. */
export interface UserNumbers {
  readonly values: Float64Array
  /** By row: 1 where the cell holds something that is no finite number. */
  readonly wrong: Uint8Array
  readonly empty: number
  readonly bad: number
  /** The first of them, as a clue. */
  readonly firstBad: string | null
  /** A number that can be read two ways (1.234, 1,234) in a column where nothing tells which; null: it was plain, or said. */
  readonly twoWays: string | null
}

/** What parts the whole from its tenths. */
export type DecimalMark = 'point' | 'comma'

/**
 * Understands 1234.5, 1,234.5, 1.234,5 (where the column writes its decimals so), 1'234, (12.5) and 12.5- for negatives, currency
 * signs and codes, a trailing %, counted units (12件, 3 kg), 1.2万, 3.4k, full-width digits and exponents. NaN, null, N/A, 无, #N/A
 * and dashes count as empty.
 */
export const numbersOf = (cells: readonly (string | null)[], said: DecimalMark | null = null): UserNumbers => {
  const comma = said === null ? decimalComma(cells) : said === 'comma'
  const values = new Float64Array(cells.length)
  const wrong = new Uint8Array(cells.length)
  let empty = 0
  let bad = 0
  let firstBad: string | null = null
  cells.forEach((cell, row) => {
    // most cells are plain numbers; Number('') is 0 and Number('Infinity') is not finite
    const quick = cell === null || comma ? Number.NaN : Number(cell)
    if (Number.isFinite(quick) && cell?.trim() !== '') {
      values[row] = quick
      return
    }
    values[row] = Number.NaN
    if (cell === null || EMPTY.test(cell)) empty += 1
    else {
      const value = spelt(cell, comma)
      values[row] = value
      if (Number.isNaN(value)) {
        wrong[row] = 1
        bad += 1
        firstBad ??= cell
      }
    }
  })
  return { values, wrong, empty, bad, firstBad, twoWays: said === null && !comma ? twoWaysOf(cells) : null }
}

const EMPTY = /^\s*(nan|null|none|nil|n\/a|na|missing|[-—–－.?]+|#n\/a|#value!|#ref!|#div\/0!|无|空|缺|缺失)?\s*$/i
const MONEY = /US\$|HK\$|R\$|USD|EUR|GBP|CNY|RMB|HKD|JPY|[$€£¥￥₹₩元圆块]/gi
/** What a number is counted in; those beside a factor multiply it. */
const UNIT =
  /(?:万|w|亿|k|m|mn|bn|%)?(?:件|个|箱|瓶|袋|盒|包|罐|支|条|斤|公斤|千克|克|升|毫升|人次?|次|单|笔|张|kg|g|lb|lbs|oz|l|ml|pcs?|pieces?|units?|ea|each)?$/i
const FACTORS: Readonly<Record<string, number>> = {
  万: 1e4,
  w: 1e4,
  亿: 1e8,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  '%': 0.01,
}

const spelt = (cell: string, comma: boolean): number => {
  const ascii = cell.normalize('NFKC').replace(/[−–]/g, '-').trim()
  const bare = ascii.replace(MONEY, '').replace(/[\s']/g, '')
  const unit = UNIT.exec(bare.replace(/[)-]+$/, ''))?.[0] ?? ''
  const signed = bare.slice(0, bare.length - unit.length - (/[)-]+$/.exec(bare)?.[0].length ?? 0))
  const negative = /^\(.*\)$/.test(bare) || bare.endsWith('-') || signed.startsWith('-')
  const digits = signed.replace(/^[(+-]+/, '')
  const text = comma ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '')
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || /^[(+-]{2}/.test(signed)) return Number.NaN
  const factor = FACTORS[/^(?:万|w|亿|k(?!g)|mn?(?!l)|bn|%)/i.exec(unit)?.[0].toLowerCase() ?? ''] ?? 1
  const value = Number(text) * factor
  return Number.isFinite(value) ? (negative ? -value : value) : Number.NaN
}

/** Whether the column writes 1,5 or 1.234,56 or 1.234.567: some comma cannot part thousands, and no point comes last. */
const decimalComma = (cells: readonly (string | null)[]): boolean => {
  let found = false
  for (const cell of cells) {
    if (!cell?.includes(',')) {
      if (!cell) continue
      if (/\d\.\d{3}\.\d{3}(?!\d)/.test(cell)) found = true
      else if (/^[^.]*\d\.(\d{1,2}|\d{4,})\D*$/.test(cell)) return false
      continue
    }
    if (cell.lastIndexOf('.') > cell.lastIndexOf(',')) return false
    if (!/^[^,]*\d(,\d{3})+\D*$/.test(cell) && !/^[^,]*\d(,\d{2})*,\d{3}\D*$/.test(cell)) found = true
  }
  return found
}

/** Every number that has a mark at all has one, three digits from its end. */
const twoWaysOf = (cells: readonly (string | null)[]): string | null => {
  let mark: string | undefined
  let first: string | null = null
  for (const cell of cells) {
    const found = cell === null ? null : /[.,]/.exec(cell)
    if (cell === null || found === null) continue
    mark ??= found[0]
    if (found[0] !== mark || !/^[^.,]*(?<!\d)[1-9]\d{0,2}[.,]\d{3}(?!\d)[^.,]*$/.test(cell)) return null
    first ??= cell
  }
  return first
}
