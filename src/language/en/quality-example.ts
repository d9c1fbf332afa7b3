import type { QualityExampleWords } from '../quality-words.ts'

const usual = (found: string, expected: string) => `${found}, usually ${expected}`

export const qualityExample: QualityExampleWords = {
  'day-missing': () => 'nothing arrived',
  'no-sales-while-open': (_, came) => `nothing sold, ${came} people came in`,
  'lines-not-total': (lines, receipt) => `lines ${lines}, receipt ${receipt}`,
  'tenders-not-total': (paid, receipt) => `paid ${paid}, receipt ${receipt}`,
  'receipt-twice': (first) => `the same as ${first}`,
  'receipt-number-gap': (there, span) => `${there} of ${span} numbers arrived`,
  'sales-jump': usual,
  'price-outlier': usual,
  'quantity-outlier': usual,
  'conversion-low': usual,
  'unit-change': (price, before) => `price ${price}, the week before ${before}`,
  'conversion-above-one': (came, bought) => `${came} visitors, ${bought} receipts`,
  'doors-silent': (came, bought) => `${came} visitors, ${bought} receipts`,
  'doors-uneven': (out, came) => `${came} in, ${out} out`,
  'door-clock': (off) => `${off} off the tills`,
}
