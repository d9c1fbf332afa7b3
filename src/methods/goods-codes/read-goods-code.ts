import Big from 'big.js'
import type { BusinessDate } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { codeFault } from './code-fault.ts'
import { dateIn } from './gs1-date.ts'
import { type Elements, gs1Elements, looksLikeGs1 } from './gs1-elements.ts'
import { gtin14 } from './gtin.ts'
import { type InstoreCode, isInstorePrefix, readInstoreCode } from './instore-code.ts'
import { INSTORE_TEMPLATES, type InstoreTemplate } from './instore-templates.ts'
import { type Plu, readPlu } from './plu.ts'

/** A trade item, with what else its code says; null is "not said". */
export interface ItemCode {
  readonly kind: 'item'
  /** 14 digits; of a case (02) what is in it. Null for a code that names no item. */
  readonly gtin: string | null
  readonly lot: string | null
  readonly serial: string | null
  readonly produced: BusinessDate | null
  readonly packed: BusinessDate | null
  readonly bestBefore: BusinessDate | null
  readonly expires: BusinessDate | null
  /** Pieces. */
  readonly count: number | null
  /** Kilograms, a decimal. */
  readonly weight: string | null
  /** Money, a decimal; `currency` is ISO 4217's number where the code says it. */
  readonly price: string | null
  readonly currency: string | null
  readonly elements: Elements
}

export type GoodsCode = ItemCode | InstoreCode | Plu

/** A figure of which the identifier's last digit says the decimals: `3103` and `001250` are 1.250. */
const figureOf = (elements: Elements, family: string): { readonly figure: string; readonly rest: string } | null => {
  for (const [name, value] of elements) {
    if (!name.startsWith(family) || name.length !== 4) continue
    const decimals = Number(name[3])
    const head = family === '391' || family === '393' ? 3 : 0
    return { figure: new Big(`${value.slice(head)}e-${decimals}`).toFixed(decimals), rest: value.slice(0, head) }
  }
  return null
}

const itemOf = (elements: Elements, year: number): ItemCode | Fault => {
  const [produced, packed, bestBefore, expires] = [
    dateIn(elements, ['11'], year),
    dateIn(elements, ['13'], year),
    dateIn(elements, ['15', '16'], year),
    dateIn(elements, ['17', '7003'], year),
  ]
  for (const date of [produced, packed, bestBefore, expires]) if (isFault(date)) return date
  const money = figureOf(elements, '393') ?? figureOf(elements, '392')
  const count = elements.get('37') ?? elements.get('30')
  return {
    kind: 'item',
    gtin: elements.get('01') ?? elements.get('02') ?? elements.get('03') ?? null,
    lot: elements.get('10') ?? null,
    serial: elements.get('21') ?? null,
    produced: produced as BusinessDate | null,
    packed: packed as BusinessDate | null,
    bestBefore: bestBefore as BusinessDate | null,
    expires: expires as BusinessDate | null,
    count: count === undefined ? null : Number(count),
    weight: figureOf(elements, '310')?.figure ?? null,
    price: money?.figure ?? null,
    currency: money === null || money.rest === '' ? null : money.rest,
    elements,
  }
}

/** A symbology identifier before a plain number: EAN, UPC, ITF. */
const PLAIN_CARRIER = /^\](?:E[0-4]|C0|I[01])/

/**
 * What a scanned or typed code says: a GTIN, a GS1 code with lot and dates, a code of the shop's own scale, or a PLU. `year` is
 * the clock's, for the century of dates. Never throws.
 */
export const readGoodsCode = (
  text: string,
  year: number,
  templates: readonly InstoreTemplate[] = INSTORE_TEMPLATES,
): GoodsCode | Fault => {
  const code = text.trim().replace(PLAIN_CARRIER, '')
  if (code === '') return codeFault(text, 'empty')
  if (looksLikeGs1(code)) {
    const elements = gs1Elements(code)
    return isFault(elements) ? elements : itemOf(elements, year)
  }
  const plu = readPlu(code)
  if (plu !== null) return plu
  if (!/^\d+$/.test(code)) {
    // a reader that sends no mark of its own: still a code where it begins with an item
    if (!/^01\d{14}/.test(code)) return codeFault(code, 'characters')
    const elements = gs1Elements(code)
    return isFault(elements) ? elements : itemOf(elements, year)
  }
  if (isInstorePrefix(code) && (code.length === 13 || code.length === 18)) return readInstoreCode(code, templates)
  if (code.length > 14 && /^0[0-3]/.test(code)) {
    const elements = gs1Elements(code)
    return isFault(elements) ? elements : itemOf(elements, year)
  }
  const gtin = gtin14(code)
  return isFault(gtin) ? gtin : itemOf(new Map([['01', gtin]]), year)
}
