import { type Fault, isFault } from '../../core/fault.ts'
import { codeFault } from './code-fault.ts'

const LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14])

/**
 * The check digit that follows these digits: weights 3, 1, 3 ... from the right, then what is missing to the next ten (GS1
 * General Specifications 7.9; retail.md 3.7: 690123456789 gives 2). For GTIN, SSCC and GLN alike.
 */
export const checkDigit = (body: string): number | Fault => {
  if (!/^\d{1,17}$/.test(body)) return codeFault(body, body === '' ? 'empty' : 'characters')
  let sum = 0
  for (let place = 0; place < body.length; place++)
    sum += Number(body[body.length - 1 - place]) * (place % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

/** Null when the last digit is the check digit of those before it. */
export const wrongCheckDigit = (digits: string): Fault | null => {
  const expected = checkDigit(digits.slice(0, -1))
  if (isFault(expected)) return expected
  return String(expected) === digits.slice(-1) ? null : codeFault(digits, 'check-digit')
}

/** A GTIN-8, -12, -13 or -14 as its 14 digits, the form in which any two can be compared. */
export const gtin14 = (text: string): string | Fault => {
  const digits = text.trim()
  if (digits === '') return codeFault(text, 'empty')
  if (!/^\d+$/.test(digits)) return codeFault(text, 'characters')
  if (!LENGTHS.has(digits.length)) return codeFault(text, 'length')
  return wrongCheckDigit(digits) ?? digits.padStart(14, '0')
}

/** How the same item may be written in a file: 14, 13, 12 and 8 digits, as far as the leading ones are zeros. */
export const gtinSpellings = (gtin: string): readonly string[] =>
  [14, 13, 12, 8].flatMap((length) => (/^0*$/.test(gtin.slice(0, 14 - length)) ? [gtin.slice(14 - length)] : []))
