import Big from 'big.js'
import type { NumberLiteral } from './number-literal.ts'

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  幺: 1,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
/** Numerals that make a number unreadable as one value, but a number all the same. */
const VAGUE = /[几幾廿卅卌数數多余餘]/
const SIGNS = /^[零〇一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖幺十拾百佰千仟万萬亿億]/

interface Read {
  readonly value: Big
  readonly place: Big
}

/** Whole part, e.g. `四万五千六百一十二`, `4万5千`, `一百二`, `二〇二五`; null where it is no well-formed number. */
const readWhole = (text: string): Read | null => {
  const parts = text.match(/\d+(?:\.\d+)?|[^\d.]/g) ?? []
  const single = (part: string) => DIGITS[part] !== undefined
  if (parts.length > 1 && parts.every(single))
    return { value: new Big(parts.map((part) => DIGITS[part]).join('')), place: new Big(1) }
  let total = new Big(0)
  let section = new Big(0)
  let digit: Big | null = null
  /** Decimals written after the point of `digit`: 4.40万 commits itself to the second one. */
  let decimals = 0
  let place = new Big(1)
  let lastUnit = new Big(1)
  let unitCeiling = Infinity
  let scaleCeiling = Infinity
  let zero = false
  for (const part of parts) {
    const unit = UNITS[part]
    const scale = SCALES[part]
    if (unit !== undefined) {
      if (unit >= unitCeiling || (digit === null && unit > 10)) return null
      section = section.plus((digit ?? new Big(1)).times(unit))
      place = new Big(unit)
      unitCeiling = unit
      lastUnit = new Big(unit)
      digit = null
      zero = false
    } else if (scale !== undefined) {
      if (scale >= scaleCeiling && !(scale === 1e8 && scaleCeiling === 1e4)) return null
      const held: Big = section.plus(digit ?? 0)
      if (digit === null && section.eq(0) && total.eq(0)) return null
      place = digit === null && !section.eq(0) ? place.times(scale) : new Big(10).pow(-decimals).times(scale)
      total = scale === 1e8 ? total.plus(held).times(scale) : total.plus(held.times(scale))
      section = new Big(0)
      digit = null
      lastUnit = new Big(scale)
      unitCeiling = Infinity
      scaleCeiling = scale
      zero = false
    } else {
      const value: Big = single(part) ? new Big(DIGITS[part] ?? 0) : new Big(part)
      if (digit !== null && !digit.eq(0)) return null
      if (value.eq(0) && single(part)) {
        zero = true
        digit = parts.length === 1 ? value : null
        continue
      }
      digit = value
      decimals = part.split('.')[1]?.length ?? 0
    }
  }
  if (digit !== null) {
    // 一百二 is 120 and 四万五 is 45,000, but 一百零二 is 102 and 4万5612 is 45,612.
    const short = !zero && lastUnit.gt(10) && digit.lt(10) && digit.mod(1).eq(0)
    place = short ? lastUnit.div(10) : new Big(10).pow(-decimals)
    section = section.plus(short ? digit.times(lastUnit.div(10)) : digit)
  }
  return { value: total.plus(section), place }
}

/** `三点五六万`, `四成二`, `百分之五十八点三`: the forms around a whole number. */
const readDecimal = (text: string): Read | null => {
  const point = /^(.*)点([零〇一二两三四五六七八九]+)([十百千万亿]*)$/.exec(text)
  if (!point) return readWhole(text)
  const whole = readWhole(point[1] ?? '')
  const fraction = [...(point[2] ?? '')].map((digit) => DIGITS[digit]).join('')
  if (!whole) return null
  let factor = new Big(1)
  for (const scale of point[3] ?? '') factor = factor.times(UNITS[scale] ?? SCALES[scale] ?? 1)
  return {
    value: new Big(`${whole.value.toFixed(0)}.${fraction}`).times(factor),
    place: new Big(10).pow(-fraction.length).times(factor),
  }
}

const RUN = /[0-9零〇一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖幺十拾百佰千仟万萬亿億几幾廿卅卌]/
/** A run may hold a point, or the decimal point of digits, only between numerals. */
const endOfRun = (text: string, start: number): number => {
  let end = start
  while (end < text.length) {
    const here = text.charAt(end)
    const next = text.charAt(end + 1)
    if (RUN.test(here)) end += 1
    else if (here === '点' && /[零〇一二两三四五六七八九]/.test(next)) end += 1
    else if (/[.,]/.test(here) && /\d/.test(next) && /\d/.test(text.charAt(end - 1))) end += 1
    else break
  }
  return end
}

const literal = (end: number, read: Read | null, kind: NumberLiteral['kind'], factor = 1): NumberLiteral => ({
  end,
  value: read === null ? null : read.value.times(factor),
  place: read === null ? null : read.place.times(factor),
  kind,
})

/** Reads a number with Chinese numerals at `start`, or null where none begins. */
export const readChineseNumber = (text: string, start: number): NumberLiteral | null => {
  const percent = /^(百|千|万)分之/.exec(text.slice(start, start + 4))
  const from = percent ? start + percent[0].length : start
  const end = endOfRun(text, from)
  const run = text.slice(from, end)
  if (run === '') return percent ? literal(from, null, 'percent') : null
  // Plain digits are no Chinese number, unless what follows makes them one: 7成, 3倍.
  const digits = !/[^\d.,]/.test(run)
  if (!percent && digits && !/^(?:成|倍|折|番|分之|[多几来余][倍折])/.test(text.slice(end, end + 2))) return null
  if (!percent && !SIGNS.test(run) && !/^[\d几幾廿卅卌]/.test(run)) return null
  const read = VAGUE.test(run) ? null : readDecimal(run.replaceAll(',', ''))
  if (percent) return percent[1] === '百' ? literal(end, read, 'percent') : literal(end, null, 'percent')
  const tail = text.slice(end, end + 3)
  const tenths = /^成([半一二三四五六七八九])?(?![交本为功立品份果员长熟绩效都])/.exec(tail)
  if (tenths) {
    const extra = tenths[1] === undefined ? null : tenths[1] === '半' ? 5 : (DIGITS[tenths[1]] ?? 0)
    const value = read && {
      value: read.value.times(10).plus(extra ?? 0),
      place: extra === null ? read.place.times(10) : new Big(1),
    }
    return literal(end + tenths[0].length, value, 'percent')
  }
  if (/^分之/.test(tail)) return literal(endOfRun(text, end + 2), null, 'multiple')
  const multiple = /^(?:[多几来余]?倍|[多几来余]折|折|番)/.exec(tail)
  if (multiple) return literal(end + multiple[0].length, null, 'multiple')
  // 三百多, 十来个, 五万余, 两个半: a number, but not this one.
  const about = /^(?:[多余来]|个半|半)/.exec(tail)
  if (about) return literal(end + about[0].length, null, 'plain')
  return literal(end, read, 'plain')
}
