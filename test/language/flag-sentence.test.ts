import { describe, expect, test } from 'vitest'
import { textOf } from '../../src/core/answer.ts'
import type { DataFlag } from '../../src/core/evidence.ts'
import type { LanguageCode } from '../../src/core/language-code.ts'
import { flagSentence } from '../../src/language/flag-sentence.ts'
import { LANGUAGES } from '../../src/language/index.ts'
import { context } from '../support/evidence-fixtures.ts'

const sentence = (flag: string, parameters: DataFlag['parameters'], code: LanguageCode = 'en') =>
  flagSentence({ flag, parameters }, 'RUN.e2', LANGUAGES[code], context)
const tapped = (...how: Parameters<typeof sentence>) =>
  sentence(...how).parts.flatMap((part) => ('evidence' in part ? [part] : []))

describe('a note on the data', () => {
  test('opens the evidence that carries it from every number in it, dates whole', () => {
    expect(tapped('cost-missing', { share: '0.0057' })).toEqual([
      { text: '0.57%', evidence: 'RUN.e2', row: 0, column: 'flag:cost-missing' },
    ])
    expect(tapped('partial-period', { from: '2025-05-26', to: '2025-05-28' }, 'zh').map(({ text }) => text)).toEqual([
      '2025-05-26',
      '2025-05-28',
    ])
    expect(tapped('base-missing', {})).toEqual([])
  })

  test('says money with its currency', () => {
    const charges = { amount: '-21478.50', currency: 'GBP' }
    expect(tapped('charges-not-in-sales', charges).map(({ text }) => text)).toEqual(['−£21,479'])
    expect(tapped('charges-not-in-sales', { ...charges, currency: 'SEK' }, 'zh').map(({ text }) => text)).toEqual([
      '−SEK 21,479',
    ])
    expect(textOf(sentence('charges-not-in-sales', { amount: '12.5' }))).toContain(' 12.50 ')
  })

  test('names stores, and loses no letter of what the language says', () => {
    expect(textOf(sentence('stores-missing', { stores: 'S01,S02' }))).toBe(
      'Note: no data from these stores: Riverside, Northgate.',
    )
    const words = LANGUAGES.zh.flag('counter-gap', { days: '1200' })
    expect(textOf(sentence('counter-gap', { days: '1200' }, 'zh'))).toBe(words)
  })
})
