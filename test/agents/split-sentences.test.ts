import { expect, test } from 'vitest'
import { splitSentences, wholeUpTo } from '../../src/agents/split-sentences.ts'

test('slots and decimals do not end a sentence', () => {
  expect(splitSentences('Net sales were {{e1.r1.net_sales}}. UPT was 2.5, ok? Yes!')).toEqual([
    'Net sales were {{e1.r1.net_sales}}.',
    'UPT was 2.5, ok?',
    'Yes!',
  ])
})

test('Chinese sentences end without a space', () => {
  expect(splitSentences('河滨店销售额为{{e1.r1.net_sales}}。比上周高。')).toEqual([
    '河滨店销售额为{{e1.r1.net_sales}}。',
    '比上周高。',
  ])
})

test('marks of lists, headings and stress are taken off', () => {
  expect(
    splitSentences('## Result\n- **Riverside** sold {{e1.r1.net_sales}}\n- Northgate {{e1.r2.net_sales}}'),
  ).toEqual(['Result', 'Riverside sold {{e1.r1.net_sales}}', 'Northgate {{e1.r2.net_sales}}'])
})

test('of a text that is being written only what something follows is whole', () => {
  expect(wholeUpTo('Net sales rose. By 1.')).toBe('Net sales rose.'.length)
  expect(wholeUpTo('Net sales rose by {{e1.')).toBe(0)
  expect(wholeUpTo('一句。两')).toBe(3)
})
