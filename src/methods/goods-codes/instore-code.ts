import Big from 'big.js'
import type { Fault } from '../../core/fault.ts'
import { codeFault } from './code-fault.ts'
import { wrongCheckDigit } from './gtin.ts'
import type { InstoreTemplate } from './instore-templates.ts'

/** A code that a shop's own scale printed. */
export interface InstoreCode {
  readonly kind: 'in-store'
  readonly template: string
  /** How the goods may be written in the shop's files: with the prefix, alone, and without leading zeros. */
  readonly items: readonly string[]
  /** Kilograms as a decimal; null where the code holds none. */
  readonly weight: string | null
  /** Money as a decimal in the shop's currency; null where the code holds none. */
  readonly price: string | null
}

export const isInstorePrefix = (digits: string): boolean => /^2[0-4]/.test(digits)

/** Reads a code by the first template of its length and prefix. */
export const readInstoreCode = (digits: string, templates: readonly InstoreTemplate[]): InstoreCode | Fault => {
  if (!/^\d+$/.test(digits)) return codeFault(digits, 'characters')
  const template = templates.find(
    ({ prefixes, layout }) => layout.length === digits.length && prefixes.some((prefix) => digits.startsWith(prefix)),
  )
  if (template === undefined) return codeFault(digits, 'no-template')
  const { layout, weightDecimals, priceDecimals } = template
  const wrong = layout.endsWith('C') ? wrongCheckDigit(digits) : null
  if (wrong !== null) return wrong
  const part = (letter: string) => [...digits].filter((_, place) => layout[place] === letter).join('')
  const scaled = (letter: string, decimals: number) => {
    const figure = part(letter)
    return figure === '' ? null : new Big(`${figure}e-${decimals}`).toFixed(decimals)
  }
  const item = part('I')
  return {
    kind: 'in-store',
    template: template.name,
    items: [...new Set([part('F') + item, item, item.replace(/^0+(?=\d)/, '')])],
    weight: scaled('W', weightDecimals),
    price: scaled('P', priceDecimals),
  }
}
