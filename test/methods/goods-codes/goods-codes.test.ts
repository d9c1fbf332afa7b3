import { describe, expect, it } from 'vitest'
import { isFault } from '../../../src/core/fault.ts'
import { faults as en } from '../../../src/language/en/faults.ts'
import { faults as zh } from '../../../src/language/zh/faults.ts'
import { CODE_FLAWS } from '../../../src/methods/goods-codes/code-fault.ts'
import { gs1Date } from '../../../src/methods/goods-codes/gs1-date.ts'
import { checkDigit, gtin14, gtinSpellings } from '../../../src/methods/goods-codes/gtin.ts'
import { readGoodsCode } from '../../../src/methods/goods-codes/read-goods-code.ts'
import { chanceFrom } from '../../support/seeded.ts'

const YEAR = 2026
const read = (code: string) => readGoodsCode(code, YEAR)
const why = (value: unknown) =>
  isFault(value) && value.fault === 'code-unreadable' ? value.parameters.why : JSON.stringify(value)

describe('the check digit', () => {
  it.each([
    ['690123456789', 2],
    ['629104150021', 3],
    ['0614141123452'.slice(0, 12), 2],
    ['9638507', 4],
    ['03600029145', 2],
    ['1061414100041', 5],
  ])('of %s is %i', (body, digit) => {
    expect(checkDigit(body)).toBe(digit)
  })
  it('makes one item of its four spellings', () => {
    expect(gtin14('96385074')).toBe('00000096385074')
    expect(gtin14('036000291452')).toBe('00036000291452')
    expect(gtin14('6901234567892')).toBe('06901234567892')
    expect(gtinSpellings('00036000291452')).toEqual(['00036000291452', '0036000291452', '036000291452'])
  })
  it('finds every digit misread and most neighbours swapped', () => {
    const code = '6901234567892'
    for (let place = 0; place < code.length; place++)
      for (let digit = 0; digit < 10; digit++)
        if (String(digit) !== code[place])
          expect(why(gtin14(code.slice(0, place) + digit + code.slice(place + 1)))).toBe('check-digit')
  })
  it.each([
    ['', 'empty'],
    ['690123456789', 'check-digit'],
    ['69012345678', 'length'],
    ['69012345678９2', 'characters'],
  ])('says what is wrong with "%s"', (text, flaw) => {
    expect(why(gtin14(text))).toBe(flaw)
  })
})

describe('a GS1 code', () => {
  const WHOLE = { gtin: '06901234567892', lot: 'AB1', expires: '2026-12-31' }
  it.each([
    ['brackets', '(01)06901234567892(17)261231(10)AB1'],
    ['FNC1', ']C1010690123456789217261231\u001d10AB1'],
    ['FNC1 after the lot', ']d2010690123456789210AB1\u001d17261231'],
    ['no mark of the reader', '010690123456789210AB1\u001d17261231'],
    ['a link', 'https://example.com/some/01/06901234567892/10/AB1?17=261231&lang=zh'],
    ['a link with 13 digits', 'https://id.example.com/01/6901234567892/10/AB1?17=261231'],
  ])('is the same in %s', (_, code) => {
    expect(read(code)).toMatchObject(WHOLE)
  })
  it('holds weight, price, count and every date', () => {
    expect(read('(01)96901234567895(3103)001250(3922)1599(30)12')).toMatchObject({
      weight: '1.250',
      price: '15.99',
      count: 12,
      currency: null,
    })
    expect(read('(01)06901234567892(3932)1561599(21)S/N(1)')).toMatchObject({
      price: '15.99',
      currency: '156',
      serial: 'S/N(1)',
    })
    expect(read('(01)06901234567892(11)260101(13)260102(15)260200')).toMatchObject({
      produced: '2026-01-01',
      packed: '2026-01-02',
      bestBefore: '2026-02-28',
    })
    expect(read('(02)06901234567892(37)24')).toMatchObject({ gtin: '06901234567892', count: 24 })
  })
  it.each([
    ['260228', 2026, '2026-02-28'],
    ['240200', 2026, '2024-02-29'],
    ['760101', 2026, '2076-01-01'],
    ['770101', 2026, '1977-01-01'],
    ['000101', 1951, '2000-01-01'],
  ])('dates %s in %i', (text, year, date) => {
    expect(gs1Date(text, year)).toBe(date)
  })
  it.each([
    ['(01)06901234567893', 'check-digit'],
    ['(01)0690123456789', 'cut-short'],
    ['(01)06901234567892(17)261331', 'date'],
    ['(01)06901234567892(10)', 'cut-short'],
    ['(01)06901234567892(10)123456789012345678901', 'too-long'],
    ['(01)06901234567892(01)00614141123452', 'twice'],
    [']C1880690123456789', 'unknown-identifier'],
    ['https://example.com/products/milk', 'unknown-identifier'],
    ['https://example.com/01/%zz/10/1', 'characters'],
    ['hello', 'characters'],
    [`(10)${'A'.repeat(500)}`, 'too-long'],
  ])('%s is refused: %s', (code, flaw) => {
    expect(why(read(code))).toBe(flaw)
  })
})

describe('codes of the shop', () => {
  const withCheck = (body: string) => `${body}${String(checkDigit(body))}`
  it('hold the weight or the price', () => {
    expect(read(withCheck('210000101250'))).toMatchObject({
      kind: 'in-store',
      items: ['2100001', '00001', '1'],
      weight: '1.250',
      price: null,
    })
    expect(read(withCheck('220012301599'))).toMatchObject({ weight: null, price: '15.99' })
    expect(read(withCheck('21001230125001599'))).toMatchObject({ weight: '1.250', price: '15.99' })
  })
  it('follow the chain’s own layout', () => {
    const own = [{ name: 'own', prefixes: ['2'], layout: 'FIIIIIPPPPPVC', weightDecimals: 3, priceDecimals: 1 }]
    expect(readGoodsCode(withCheck('210002301597'), YEAR, own)).toMatchObject({
      template: 'own',
      price: '3015.9',
    })
    expect(why(readGoodsCode(withCheck('210002301597'), YEAR, []))).toBe('no-template')
  })
  it('are refused when misread', () => {
    expect(why(read('2100001012509'))).toBe('check-digit')
  })
  it.each([
    ['4011', { base: '4011', organic: false, common: true }],
    ['94011', { base: '4011', organic: true, common: true }],
    ['5123', { base: '5123', organic: false, common: false }],
  ])('PLU %s', (plu, expected) => {
    expect(read(plu)).toMatchObject({ kind: 'plu', plu, ...expected })
  })
})

it('never throws, whatever is scanned, and every flaw is worded', () => {
  const chance = chanceFrom(7)
  const seeds = [
    '(01)06901234567892(17)261231(10)AB1',
    ']C10106901234567892',
    '6901234567892',
    'https://a.b/01/6901234567892',
  ]
  const alphabet = ['\u001d', '(', ')', '0', '1', '9', '%', '/', '?', '可', '\ud83d', 'A', ']', '310', '392', ' ']
  for (let round = 0; round < 5000; round++) {
    let text = round % 2 === 0 ? chance.pick(seeds) : ''
    for (let edits = chance.below(12); edits >= 0; edits--) {
      const at = chance.below(text.length + 1)
      text = text.slice(0, at) + chance.pick(alphabet) + text.slice(at + chance.below(3))
    }
    const made = readGoodsCode(text, chance.pick([YEAR, Number.NaN, -1, 99999]))
    if (isFault(made)) expect(CODE_FLAWS).toContain(why(made))
  }
  for (const flaw of CODE_FLAWS)
    for (const words of [zh, en])
      expect(words['code-unreadable']({ code: 'x', why: flaw }, undefined as never)).not.toContain('undefined')
})
