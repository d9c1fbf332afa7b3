import type { QualityExampleWords } from '../quality-words.ts'

const usual = (found: string, expected: string) => `${found}，平常 ${expected}`

export const qualityExample: QualityExampleWords = {
  'day-missing': () => '没有收到数据',
  'no-sales-while-open': (_, came) => `没有销售，进店 ${came} 人`,
  'lines-not-total': (lines, receipt) => `明细合计 ${lines}，小票 ${receipt}`,
  'tenders-not-total': (paid, receipt) => `收款 ${paid}，小票 ${receipt}`,
  'receipt-twice': (first) => `与 ${first} 相同`,
  'receipt-number-gap': (there, span) => `${span} 个号收到 ${there} 个`,
  'sales-jump': usual,
  'price-outlier': usual,
  'quantity-outlier': usual,
  'conversion-low': usual,
  'unit-change': (price, before) => `单价 ${price}，前一周 ${before}`,
  'conversion-above-one': (came, bought) => `进店 ${came} 人，小票 ${bought} 张`,
  'doors-silent': (came, bought) => `进店 ${came} 人，小票 ${bought} 张`,
  'doors-uneven': (out, came) => `进 ${came} 人，出 ${out} 人`,
  'door-clock': (off) => `与收银机相差 ${off}`,
}
