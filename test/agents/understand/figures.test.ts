import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/agents/understand/understand.ts'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'
import { metricVocabulary } from '../../../src/tools/metric-vocabulary.ts'
import { briefly, CATALOGUE, question } from './asking.ts'

const filled = new Set([...CATALOGUE.filled, ...metricVocabulary().flatMap(({ reads }) => [...reads])])
const heard = (text: string) => briefly(understand(question(text, []), { ...CATALOGUE, filled }))

const lines = readFileSync(join(PACKAGE_ROOT, 'test/agents/understand/figures.en.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))

describe('figures beyond the first ten', () => {
  it.each(lines)('%s', (line) => {
    const [text = '', expected] = line.split(' => ')
    expect(heard(text)).toBe(expected)
  })

  it.each([
    'sales yesterday less returns',
    'net sales after returns yesterday',
    'sales yesterday without discounts',
    'waste of the worst store yesterday',
    'will we hit target this month',
    'stock value without drinks',
    'which stores missed target last week',
    'queue wait over five minutes yesterday',
  ])('%s is never answered', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })
})
