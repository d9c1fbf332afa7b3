import { type BusinessDate, isBusinessDate } from '../../core/business-date.ts'
import type { Fault } from '../../core/fault.ts'
import { codeFault } from './code-fault.ts'

/**
 * YYMMDD as a date. The century is the one that puts the year within 49 before and 50 after `year`; day 00 is the month's last
 * (GS1 General Specifications 7.12 and 3.4).
 */
export const gs1Date = (text: string, year: number): BusinessDate | Fault => {
  if (!/^\d{6}$/.test(text) || !Number.isInteger(year) || year < 1000 || year > 9000) return codeFault(text, 'date')
  const [yy, mm, dd] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
  const gap = Number(yy) - (year % 100)
  const century = Math.floor(year / 100) + (gap >= 51 ? -1 : gap <= -50 ? 1 : 0)
  const month = `${String(century).padStart(2, '0')}${yy}-${mm}`
  if (dd !== '00') return isBusinessDate(`${month}-${dd}`) ? `${month}-${dd}` : codeFault(text, 'date')
  const last = ['31', '30', '29', '28'].find((day) => isBusinessDate(`${month}-${day}`))
  return last === undefined ? codeFault(text, 'date') : `${month}-${last}`
}

/** A date of an element, or null where the code has none; a wrong one is the code's fault. */
export const dateIn = (values: ReadonlyMap<string, string>, names: readonly string[], year: number) => {
  for (const name of names) {
    const value = values.get(name)
    if (value === undefined) continue
    const date = gs1Date(value.slice(0, 6), year)
    return date
  }
  return null
}
