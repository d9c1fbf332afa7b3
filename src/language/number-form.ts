import Big from 'big.js'
import { isCurrency, type Quantity, round } from '../core/quantity.ts'
import type { Reading } from '../core/reading.ts'

const SYMBOLS: Readonly<Record<string, string>> = { CNY: '¥', GBP: '£', USD: '$', EUR: '€' }

const grouped = (digits: string): string => {
  const [whole = '', fraction] = digits.split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? thousands : `${thousands}.${fraction}`
}

/** Rounded once, grouped by thousands, with a real minus sign; what rounds to zero has no sign. */
export const decimal = (amount: string, decimals: number): string => {
  const rounded = round(amount, decimals)
  const unsigned = grouped(rounded.replace('-', ''))
  return new Big(rounded).lt(0) ? `−${unsigned}` : unsigned
}

/** Money in full, never in 万 or millions: a value, its base and their difference must add up in the reader's eye. */
export const money = ({ amount, unit }: Quantity): string => {
  const text = decimal(amount, new Big(amount).abs().lt(1000) ? 2 : 0)
  const symbol = SYMBOLS[unit] ?? `${unit} `
  return text.startsWith('−') ? `−${symbol}${text.slice(1)}` : `${symbol}${text}`
}

/** A share of one as per cent, or points as they are: one decimal, two below one, so that 0.42 % does not read 0.4 %. */
export const share = (hundredths: string): string =>
  decimal(hundredths, new Big(hundredths).abs().lt(1) && !new Big(hundredths).eq(0) ? 2 : 1)

/** Whole counts without decimals; weighed goods as fine as they were weighed, to the gram. */
export const count = (amount: string): string =>
  decimal(amount, new Big(round(amount, 3)).toFixed().split('.')[1]?.length ?? 0)

/** A mean of pieces to a tenth; what is too little for that as fine as it is, so that something never reads as nothing. */
const mean = (amount: string): string => {
  const text = decimal(amount, 1).replace(/\.0$/, '')
  return text === '0' ? count(amount) : text
}

/** Days and minutes to a tenth, whole ones without. */
const tenth = (amount: string): string => decimal(amount, new Big(round(amount, 1)).mod(1).eq(0) ? 0 : 1)

export const hundredfold = (amount: string): string => new Big(amount).times(100).toFixed()
export const hundredth = (amount: string): string => new Big(amount).div(100).toFixed()

/** Words that each language puts behind a number. */
export interface UnitWords {
  readonly points: string
  readonly days: (text: string) => string
  readonly minutes: (text: string) => string
}

/** The number of a quantity in one language: digits are the same everywhere, only unit words differ. */
export const quantityForm =
  (words: UnitWords) =>
  (quantity: Quantity, reading: Reading = 'share'): string => {
    const { amount, unit } = quantity
    if (isCurrency(unit)) return money(quantity)
    if (unit === 'ratio') return reading === 'plain' ? decimal(amount, 2) : `${share(hundredfold(amount))}%`
    if (unit === 'pp') return reading === 'plain' ? decimal(hundredth(amount), 2) : `${share(amount)}${words.points}`
    if (unit === 'days') return words.days(tenth(amount))
    if (unit === 'minutes') return words.minutes(tenth(amount))
    return reading === 'mean' ? mean(amount) : count(amount)
  }
