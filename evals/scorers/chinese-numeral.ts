const DIGITS = '零一二三四五六七八九'
const digit = (sign: string): number => (sign === '〇' ? 0 : sign === '两' ? 2 : DIGITS.indexOf(sign))
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** 三万二千一百 -> 32100, 三点五 -> 3.5, 二〇二六 -> 2026; null for what is no numeral. */
export const chineseNumeral = (text: string): number | null => {
  const [whole = '', fraction] = text.split('点')
  const left = /^[零〇一二两三四五六七八九]+$/.test(whole) ? Number([...whole].map(digit).join('')) : withUnits(whole)
  if (left === null || fraction === undefined) return left
  return /^[零〇一二三四五六七八九]+$/.test(fraction) ? Number(`${left}.${[...fraction].map(digit).join('')}`) : null
}

const withUnits = (text: string): number | null => {
  let total = 0
  let section = 0
  let number: number | null = null
  for (const sign of text) {
    const small = SMALL[sign]
    const large = LARGE[sign]
    if (small) {
      section += (number ?? 1) * small
      number = null
    } else if (large) {
      // 亿 raises all that stands before it, 万 only its own section: 一亿二千万, 一万亿.
      const own = section + (number ?? 0)
      total = large === 1e8 ? (total + own) * large : total + own * large
      section = 0
      number = null
    } else {
      const value = digit(sign)
      if (value < 0) return null
      number = value
    }
  }
  return text === '' ? null : total + section + (number ?? 0)
}
