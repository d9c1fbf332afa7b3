/** Which month a header names, with the year that it or something else says; null when it names none. */
export const monthOfHeader = (header: string, year: string | null): string | null => {
  const text = header.normalize('NFKC').trim()
  const whole = /^(20\d\d)\s*[-/.年]?\s*(0?[1-9]|1[0-2])\s*月?(?:[-/.]0?1(?: 00:00:00)?)?(?:\s*[(（].*)?$/.exec(text)
  if (whole) return monthText(whole[1], whole[2])
  const month = /^(0?[1-9]|1[0-2])\s*月/.exec(text)?.[1] ?? named(text)
  return month === undefined ? null : monthText(/20\d\d/.exec(text)?.[0] ?? year, month)
}

/** Which day a header names: `2026-11-23`, `11/23`, `11月23日 周一`; null when it names none. */
export const dayOfHeader = (header: string, year: string | null): string | null => {
  const text = header.normalize('NFKC')
  const whole = /(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text)
  if (whole) return dayText(whole[1], whole[2], whole[3])
  const short = /(?<!\d)(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)/.exec(text)
  return short ? dayText(year, short[1], short[2]) : null
}

/** A year in a file's name or in one of its headers. */
export const yearIn = (texts: readonly string[]): string | null =>
  texts.map((text) => /(?<!\d)20\d\d(?=\D|\d{2}\D|\d{4}(\D|$)|$)/.exec(text)?.[0]).find((one) => one !== undefined) ??
  null

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const named = (text: string): string | undefined => {
  const at = /^[a-z]{3,9}\b/i.test(text) ? MONTHS.indexOf(text.slice(0, 3).toLowerCase()) : -1
  return at < 0 || !/^[a-z]{3,9}[\s'-]*(?:\d\d|20\d\d)?$/i.test(text) ? undefined : String(at + 1)
}

const two = (text: string) => text.padStart(2, '0')
const monthText = (year: string | null | undefined, month: string | undefined) =>
  year && month ? `${year}-${two(month)}-01` : null
const dayText = (year: string | null | undefined, month: string | undefined, day: string | undefined) =>
  year && month && day && Number(month) <= 12 && Number(day) <= 31 ? `${year}-${two(month)}-${two(day)}` : null
