import type { FlagName, FlagParameters } from '../core/data-flag.ts'
import { decimal, hundredfold, money, share } from './number-form.ts'

export type FlagWords = { readonly [F in FlagName]: (parameters: FlagParameters[F]) => string }

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

/** A flag's share of one, worded as per cent; what is no number stays as it is. */
export const flagShare = (text: string): string => (isNumber(text) ? `${share(hundredfold(text))}%` : text)
/** Snapshots made before notes had a currency have the bare amount. */
export const flagMoney = (amount: string, currency: string | undefined): string => {
  if (!isNumber(amount)) return amount
  return currency === undefined ? decimal(amount, 2) : money({ amount, unit: currency })
}
/** A threshold as it is said: a change in per cent or points, or the plain number. */
export const flagLimit = (limit: string, as: string, points: string): string => {
  const minus = limit.startsWith('-') ? '−' : ''
  const size = limit.replace('-', '')
  if (as === 'percent') return `${minus}${share(hundredfold(size))}%`
  return `${minus}${decimal(size, size.split('.')[1]?.length ?? 0)}${as === 'points' ? points : ''}`
}
export const flagCount = (text: string): string => (isNumber(text) ? decimal(text, 0) : text)

/** Flags come from rows of data as text, so the table is asked by name; an unknown one is said by its name, not hidden. */
export const flagForm =
  (words: FlagWords, unknown: (name: string) => string) =>
  (flag: string, parameters: Readonly<Record<string, string>>): string => {
    const word = Object.hasOwn(words, flag) ? words[flag as FlagName] : null
    return word ? (word as (parameters: Readonly<Record<string, string>>) => string)(parameters) : unknown(flag)
  }

const NAMED = 5

/** Names of many, cut to the first few: what is named, and how many more there are (0 when all are named). */
export const fewOf = (names: string): { readonly named: readonly string[]; readonly more: number } => {
  const all = names.split(',')
  return all.length <= NAMED + 1 ? { named: all, more: 0 } : { named: all.slice(0, NAMED), more: all.length - NAMED }
}
