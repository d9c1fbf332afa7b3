import type { Catalogue } from '../../core/catalogue.ts'
import { isFault } from '../../core/fault.ts'
import type { Look } from '../../core/question.ts'
import { gtin14 } from '../../methods/goods-codes/gtin.ts'
import { productNamed } from '../../tools/product-search.ts'

/** Between elements of a GS1 code. */
const SEPARATOR = String.fromCharCode(29)
/** What a scanner types: digits, or a GS1 code with its marks; nothing that people write. */
const SCANNED = /^(?:\](?:[CQdeJE])\d)?[(\d][\dA-Z()%+,\-./:;<=>?_*]{7,}$/i
const DATE = /^(?:19|20)\d{6}$/

/**
 * A code alone, as a scanner that is a keyboard types it: what is known of the article, or, where the code says more than the
 * article (a lot, a date, a weight) or no article has it, what the goods check makes of it.
 */
export const codeAsked = (text: string, catalogue: Catalogue): Look | null => {
  const code = text.trim()
  if (!SCANNED.test(code.replaceAll(SEPARATOR, '')) || !/\d{8}/.test(code)) return null
  const known = /^\d{8,14}$/.test(code) && !isFault(gtin14(code)) && productNamed(catalogue, code) !== null
  if (known) return { tool: 'where-to-find', input: { product: code } }
  return DATE.test(code) ? null : { tool: 'lot-check', input: { code } }
}
