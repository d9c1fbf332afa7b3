import { describe, expect, test } from 'vitest'
import { ground } from '../../../src/agents/ground/ground.ts'
import { textOf } from '../../../src/core/answer.ts'
import type { Catalogue } from '../../../src/core/catalogue.ts'
import { id } from '../../../src/core/ids.ts'
import { LANGUAGE_CODES } from '../../../src/core/language-code.ts'
import { productName } from '../../../src/core/product-name.ts'
import { LANGUAGES } from '../../../src/language/index.ts'
import { evidenceOf, context as fixture, frameOf } from '../../support/evidence-fixtures.ts'

/** Names as the public sets have them: several products of one name, ids that differ in case, numerals of Rome. */
const GOODS = [
  ['1001', 'FLUID MILK WHITE ONLY 1 GA'],
  ['1002', 'FLUID MILK WHITE ONLY 1 GA'],
  ['15056BL', 'EDWARDIAN PARASOL BLACK'],
  ['15056bl', 'EDWARDIAN PARASOL BLACK'],
  ['1003', 'LAYER CAKE MIX 18.25 OZ'],
  ['1004', 'POPULAR 750ML WINES 750 ML'],
  ['1005', 'Snacks'],
] as const

const catalogue: Catalogue = {
  ...fixture.catalogue,
  products: GOODS.map(([sku, name]) => ({
    id: id(sku),
    names: { zh: name, en: name },
    brand: null,
    gtin: null,
    category: id('Drinks'),
    subcategory: null,
  })),
}
const context = { ...fixture, catalogue }
const frame = frameOf({ metric: 'net_sales', by: 'product', rank: { order: 'highest', n: GOODS.length } })
const evidence = evidenceOf(
  1,
  frame,
  GOODS.map(([product], index) => ({ entity: { product }, value: `${900 - index}.25` })),
)
const said = (drafts: readonly string[]) =>
  ground(drafts, { evidence: [evidence], question: '', language: LANGUAGES.en, context }).map((one) =>
    one.kind === 'passed' ? textOf(one.sentence) : one.refusal,
  )

describe('goods that share a name', () => {
  test('are told apart by their ids, and only they carry one', () => {
    expect(catalogue.products.map((product) => productName(product, catalogue, 'en'))).toEqual([
      'FLUID MILK WHITE ONLY 1 GA (1001)',
      'FLUID MILK WHITE ONLY 1 GA (1002)',
      'EDWARDIAN PARASOL BLACK (15056BL)',
      'EDWARDIAN PARASOL BLACK (15056bl)',
      'LAYER CAKE MIX 18.25 OZ',
      'POPULAR 750ML WINES 750 ML',
      'Snacks (1005)',
    ])
  })

  test.each(LANGUAGE_CODES)('every row of a ranking of them passes the gate, in %s', (code) => {
    const language = LANGUAGES[code]
    const drafts = language.word(frame, evidence, context)
    const results = ground(drafts, { evidence: [evidence], question: '', language, context })
    expect(results.map((one) => one.kind)).toEqual(drafts.map(() => 'passed'))
    expect(drafts.length).toBeGreaterThan(GOODS.length)
  })

  test('the figure of one is still not the figure of another', () => {
    expect(said(['FLUID MILK WHITE ONLY 1 GA (1001): {{e1.r2.net_sales}}.'])).toEqual(['wrong-entity'])
    expect(said(['LAYER CAKE MIX 18.25 OZ: {{e1.r6.net_sales}}.'])).toEqual(['wrong-entity'])
  })

  test('a Roman numeral outside a name is still a number', () =>
    expect(said(['LAYER CAKE MIX 18.25 OZ: MIX.'])).toEqual(['number-not-on-desk']))
})
