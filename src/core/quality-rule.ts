/** What is checked in a chain's data, in the order in which people read it; each language words all of them. */
export const QUALITY_RULES = [
  'day-missing',
  'no-sales-while-open',
  'lines-not-total',
  'tenders-not-total',
  'receipt-twice',
  'receipt-number-gap',
  'lines-refused',
  'unknown-product',
  'date-wrong',
  'outside-hours',
  'till-clock',
  'sales-jump',
  'price-zero',
  'price-outlier',
  'quantity-outlier',
  'price-not-active',
  'unit-change',
  'cost-missing',
  'margin-range',
  'conversion-above-one',
  'conversion-low',
  'doors-silent',
  'doors-uneven',
  'door-clock',
  'stock-not-balanced',
  'stock-negative',
  'lot-dates',
  'gtin-check',
  'garbled-text',
  'file-again',
] as const
export type QualityRuleName = (typeof QUALITY_RULES)[number]

/** `fail`: a figure over it is wrong or lacks something; `warn`: it may be right, and a person should look. */
export type QualitySeverity = 'fail' | 'warn'
