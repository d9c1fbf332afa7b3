import { describe, expect, test } from 'vitest'
import { inLanguage } from '../../src/agents/right-language.ts'

const names = ['Riverside', '河滨店', 'Fresh Milk 1L', '鲜牛奶1L']

describe('a sentence is in the language of the question', () => {
  for (const text of [
    '河滨店的销售额为{{e1.r1.net_sales}}。',
    'Riverside 昨天卖得最好。',
    'ATV 是 {{e1.r1.atv}}。',
    '{{e1.r1.net_sales}}',
    'SKU 与 POS 数据一致。',
  ])
    test(text, () => expect(inLanguage(text, 'zh', names)).toBe(true))
  for (const text of ['Net sales of 河滨店 were {{e1.r1.net_sales}}.', '鲜牛奶1L sold best.', '{{e1.r1.net_sales}}'])
    test(text, () => expect(inLanguage(text, 'en', names)).toBe(true))
})

describe('a sentence in another language is found', () => {
  for (const text of [
    'Net sales were {{e1.r1.net_sales}} yesterday.',
    'Продажи {{e1.r1.net_sales}}.',
    'The store 河滨店 did well on that day.',
  ])
    test(text, () => expect(inLanguage(text, 'zh', names)).toBe(false))
  for (const text of ['河滨店的销售额为{{e1.r1.net_sales}}。', 'Sales 昨天很好。', '売上は{{e1.r1.net_sales}}です。'])
    test(text, () => expect(inLanguage(text, 'en', names)).toBe(false))
})
