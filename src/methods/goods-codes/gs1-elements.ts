import { type Fault, isFault } from '../../core/fault.ts'
import { IDENTIFIERS, identifierAt } from './application-identifiers.ts'
import { codeFault } from './code-fault.ts'
import { gtin14, wrongCheckDigit } from './gtin.ts'

/** Identifier to data, in the order of the code. */
export type Elements = ReadonlyMap<string, string>

/** FNC1 as readers send it; some are set to send the picture of it. */
const FNC1 = '\u001d'
const FNC1_PICTURE = '\u241d'
/** Symbology identifiers of codes that carry GS1 data: GS1-128, DataBar, DataMatrix, QR, DotCode. */
const CARRIER = /^\](?:C1|e0|d2|Q3|J1)/
/** GS1's 82 characters (General Specifications 7.11). */
const ALLOWED = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/

/** An element's data, or what is wrong with them. */
const checked = (name: string, value: string): string | Fault => {
  const rule = IDENTIFIERS.get(name)
  if (rule === undefined) return codeFault(name, 'unknown-identifier')
  if (value.length < rule.least) return codeFault(`(${name})${value}`, 'cut-short')
  if (value.length > rule.most) return codeFault(`(${name})${value}`, 'too-long')
  if (!(rule.kind === 'N' ? /^\d*$/ : ALLOWED).test(value)) return codeFault(`(${name})${value}`, 'characters')
  return rule.checked ? (wrongCheckDigit(value) ?? value) : value
}

const gather = (pairs: Iterable<readonly [string, string]>): Elements | Fault => {
  const elements = new Map<string, string>()
  for (const [name, value] of pairs) {
    const sound = checked(name, value)
    if (isFault(sound)) return sound
    const known = elements.get(name)
    if (known !== undefined && known !== sound) return codeFault(`(${name})${value}`, 'twice')
    elements.set(name, sound)
  }
  return elements
}

/** `(01)06901234567892(17)261231(10)AB1`: as printed under the bars, and as some readers answer. Lots may hold brackets. */
const inBrackets = (text: string): Elements | Fault => {
  const marks = [...text.matchAll(/\((\d{2,4})\)/g)].filter(({ 1: name = '' }) => IDENTIFIERS.has(name))
  if (marks[0]?.index !== 0) return codeFault(text, 'unknown-identifier')
  return gather(
    marks.map((mark, n): [string, string] => [
      mark[1] ?? '',
      text.slice(mark.index + mark[0].length, marks[n + 1]?.index ?? text.length).replaceAll(FNC1, ''),
    ]),
  )
}

/** As a reader sends it: identifiers and data run together, FNC1 after data of no fixed length. */
const runTogether = (text: string): Elements | Fault => {
  const pairs: [string, string][] = []
  let rest = text
  while (rest !== '') {
    if (rest.startsWith(FNC1)) {
      rest = rest.slice(1)
      continue
    }
    const name = identifierAt(rest)
    const rule = name === null ? undefined : IDENTIFIERS.get(name)
    if (name === null || rule === undefined) return codeFault(rest, 'unknown-identifier')
    const data = rest.slice(name.length)
    const stop = data.indexOf(FNC1)
    const free = stop === -1 ? data.length : stop
    const end = rule.predefined === true ? Math.min(rule.most, free) : free
    pairs.push([name, data.slice(0, end)])
    rest = data.slice(end)
  }
  return pairs.length === 0 ? codeFault(text, 'empty') : gather(pairs)
}

/** A Digital Link: `/01/GTIN/10/LOT?17=YYMMDD`, at any depth of any site; parameters that are no identifiers say nothing. */
const inLink = (text: string): Elements | Fault => {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return codeFault(text, 'characters')
  }
  const parts: string[] = []
  for (const part of url.pathname.split('/').filter((one) => one !== '')) {
    try {
      parts.push(decodeURIComponent(part))
    } catch {
      return codeFault(text, 'characters')
    }
  }
  const start = parts.findIndex((part, n) => (part === '01' || part === '00') && /^\d{8,18}$/.test(parts[n + 1] ?? ''))
  if (start === -1) return codeFault(text, 'unknown-identifier')
  const pairs: [string, string][] = []
  for (let n = start; n + 1 < parts.length; n += 2) {
    const [name = '', value = ''] = parts.slice(n, n + 2)
    const whole = name === '01' ? gtin14(value) : value
    if (isFault(whole)) return whole
    pairs.push([name, whole])
  }
  for (const [name, value] of url.searchParams) if (/^\d{2,4}$/.test(name)) pairs.push([name, value])
  return gather(pairs)
}

const LONGEST = 400

/** The elements of a GS1 code in any of the forms in which it is met. Never throws. */
export const gs1Elements = (text: string): Elements | Fault => {
  const plain = text.replaceAll(FNC1_PICTURE, FNC1).trim()
  if (plain === '') return codeFault(text, 'empty')
  if (plain.length > LONGEST) return codeFault(text, 'too-long')
  if (/^https?:\/\//i.test(plain)) return inLink(plain)
  const bare = plain.replace(CARRIER, '')
  return bare.startsWith('(') ? inBrackets(bare) : runTogether(bare)
}

/** Whether a text can only be a GS1 code, and no plain number. */
export const looksLikeGs1 = (text: string): boolean =>
  CARRIER.test(text) ||
  text.includes(FNC1) ||
  text.includes(FNC1_PICTURE) ||
  /^\(\d{2,4}\)/.test(text) ||
  /^https?:\/\//i.test(text)
