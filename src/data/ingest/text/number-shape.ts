import { binding } from './binding.ts'

/** How a file writes its decimals: `1,234.56` or `1.234,56`. */
export type Decimal = 'point' | 'comma'

const WIDE = "'０１２３４５６７８９．，－＋％￥（）−', '0123456789.,-+%¥()-'"
// currency signs and codes, blanks of all kinds, the Swiss apostrophe
const NOISE = String.raw`(?i)[\s\x{00a0}\x{202f}\x{3000}'¥￥$€£₩₹元圆块]|CNY|RMB|USD|EUR|GBP|JPY|HKD`.replaceAll(
  "'",
  "''",
)

const PATTERNS: Readonly<Record<Decimal, string>> = {
  point: String.raw`^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?$`,
  comma: String.raw`^[+-]?(\d{1,3}(\.\d{3})+|\d+)?(,\d*)?$`,
}

/** Digits, separators, a sign in front and a per cent sign. Accountants write a minus as brackets or behind. */
const bare = (raw: string) =>
  `regexp_replace(regexp_replace(regexp_replace(translate(trim(${raw}), ${WIDE}), '${NOISE}', '', 'g'),
    '^\\((.*)\\)$', '-\\1'), '^([^-].*)-$', '-\\1')`

/** The bare number bound once, `n`; its digits without a per cent sign. */
const over = (raw: string, body: string) => binding(bare(raw), 'n', body)
const DIGITS = "rtrim(n, '%')"

/** Counts by which a file's decimals are decided: values that only one way reads, and values that both read. */
export const decimalCounts = (raw: string): Readonly<Record<'point' | 'comma' | 'both', string>> => {
  const has = (pattern: string) => `regexp_matches(${DIGITS}, '${pattern}')`
  const marked = `regexp_matches(${DIGITS}, '[.,]')`
  const count = (which: string) => `count(*) filter (${over(raw, which)})`
  return {
    point: count(`${marked} and ${has(PATTERNS.point)} and not ${has(PATTERNS.comma)}`),
    comma: count(`${marked} and ${has(PATTERNS.comma)} and not ${has(PATTERNS.point)}`),
    both: count(`contains(${DIGITS}, ',') and ${has(PATTERNS.comma)} and ${has(PATTERNS.point)}`),
  }
}

/** A number as DuckDB casts it; null when it is none in this way of writing. A per cent is a hundredth. */
export const numberText = (raw: string, decimal: Decimal): string => {
  const plain = decimal === 'point' ? `replace(${DIGITS}, ',', '')` : `replace(replace(${DIGITS}, '.', ''), ',', '.')`
  const sound = `regexp_matches(${DIGITS}, '${PATTERNS[decimal]}') and regexp_matches(n, '\\d')`
  return over(
    raw,
    `case when ${sound} then
      case when suffix(n, '%') then (try_cast(${plain} as decimal(18,6)) / 100)::decimal(18,8)::varchar else ${plain} end end`,
  )
}
