import { binding } from './binding.ts'

/** How a file writes its decimals: `1,234.56` or `1.234,56`. */
export type Decimal = 'point' | 'comma'

const WIDE = "'０１２３４５６７８９．，－＋％￥（）−', '0123456789.,-+%¥()-'"
// currency signs and codes, blanks of all kinds, the Swiss apostrophe
const NOISE = String.raw`(?i)[\s\x{00a0}\x{202f}\x{3000}'¥￥$€£₩₹元圆块]|人民币|CNY|RMB|USD|EUR|GBP|JPY|HKD`.replaceAll(
  "'",
  "''",
)

/** Behind a number, what it counts: people, pieces. Boxes and kilograms are no pieces: those stay, and their row is rejected. */
const COUNTED = String.raw`(?i)^([+-]?[\d.,]+)(件|个|人次|人|pcs?)$`

const PATTERNS: Readonly<Record<Decimal, string>> = {
  point: String.raw`^[+-]?([1-9]\d{0,2}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?$`,
  comma: String.raw`^[+-]?([1-9]\d{0,2}(\.\d{3})+|\d+)?(,\d*)?$`,
}

/** Digits, separators, a sign in front and a per cent sign. Accountants write a minus as brackets or behind. */
const bare = (raw: string) =>
  `regexp_replace(regexp_replace(regexp_replace(regexp_replace(translate(trim(${raw}), ${WIDE}), '${NOISE}', '', 'g'),
    '^\\((.*)\\)$', '-\\1'), '^([^-].*)-$', '-\\1'), '${COUNTED}', '\\1')`

/** The bare number bound once, `n`; its digits without a per cent sign or a 万, ten thousands. */
const over = (raw: string, body: string) => binding(bare(raw), 'n', body)
const DIGITS = "rtrim(n, '%万')"
const SCALED = `case when suffix(n, '%') then 0.01 when suffix(n, '万') then 10000 end`

/** Which way of writing a value tells of: `point`, `comma`, `both` when either reads it; null when it tells nothing. */
export const decimalTold = (raw: string): string => {
  const has = (pattern: string) => `regexp_matches(${DIGITS}, '${pattern}')`
  return `case when regexp_matches(${raw}, '^-?\\d+$') then null else ${over(
    raw,
    `case when not regexp_matches(${DIGITS}, '[.,]') then null
      when ${has(PATTERNS.point)} then
        case when not ${has(PATTERNS.comma)} then 'point' when contains(${DIGITS}, ',') then 'both' end
      when ${has(PATTERNS.comma)} then 'comma' end`,
  )} end`
}

/** A number as DuckDB casts it; null when it is none in this way of writing. A per cent is a hundredth. */
export const numberText = (raw: string, decimal: Decimal): string => {
  const plain = decimal === 'point' ? `replace(${DIGITS}, ',', '')` : `replace(replace(${DIGITS}, '.', ''), ',', '.')`
  const sound = `regexp_matches(${DIGITS}, '${PATTERNS[decimal]}') and regexp_matches(n, '\\d')`
  const written = over(
    raw,
    `case when ${sound} then
      coalesce((try_cast(${plain} as decimal(18,8))::decimal(26,8) * (${SCALED})::decimal(7,2))::decimal(26,8)::varchar, ${plain}) end`,
  )
  // most values are plain: only the others are taken apart
  const plainly = decimal === 'point' ? '^-?\\d+(\\.\\d+)?$' : '^-?\\d+$'
  return `case when regexp_matches(${raw}, '${plainly}') then ${raw} else ${written} end`
}
