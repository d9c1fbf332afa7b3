import { halfWidth } from './read-dates.ts'

/** Numbers as people write them: `1,234.50`, `1.234,50`, `¥ 12`, `(3)`, `12%` is none. */
export type DecimalMark = '.' | ','

const COMMA_DECIMAL = /^[-+(]?\D{0,3}\d{1,3}(?:\.\d{3})*,(?:\d{1,2}|\d{4,})\)?\s*\D{0,3}$/
const POINT_DECIMAL = /\d\.\d{1,2}$|\d,\d{3}(?:\.|$)/

/** The mark of a whole column: a comma only where some cell can be read no other way and none needs the point. */
export const decimalMark = (texts: Iterable<string | null>): DecimalMark => {
  let comma = 0
  let point = 0
  for (const text of texts) {
    if (text === null) continue
    if (text.includes(',') && COMMA_DECIMAL.test(text.trim())) comma += 1
    else if (POINT_DECIMAL.test(text)) point += 1
  }
  return comma > point ? ',' : '.'
}

const EMPTY = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '--', '#n/a'])

/** `null` for an empty cell (not known), NaN for what is no number. */
export const readValue = (text: string | null, mark: DecimalMark): number | null => {
  if (text === null) return null
  const plain = Number(text)
  if (mark === '.' && !Number.isNaN(plain) && text.trim() !== '') return Number.isFinite(plain) ? plain : Number.NaN
  const trimmed = halfWidth(text).trim()
  if (EMPTY.has(trimmed.toLowerCase())) return null
  const negative = /^\(.*\)$/.test(trimmed) || /^[^\d]*[-−]/.test(trimmed)
  const bare = trimmed.replace(/^[(\s+−-]*[$€£¥￥]?\s*[−-]?|[)\s]*[$€£¥元]?\)?$/g, '')
  const digits = mark === '.' ? bare.replaceAll(/[,\s ']/g, '') : bare.replaceAll(/[.\s ']/g, '').replace(',', '.')
  if (!/^\d*\.?\d+(e[+-]?\d+)?$|^\d+\.$/i.test(digits)) return Number.NaN
  const value = Number(digits)
  if (!Number.isFinite(value)) return Number.NaN
  return negative ? -value : value
}
