import { addDays, type BusinessDate } from '../../core/business-date.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Frame } from '../../core/frame.ts'
import { id } from '../../core/ids.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import type { Scope } from '../../core/scope.ts'

const plain = {
  stores: [],
  regions: [],
  categories: [],
  products: [],
  base: null,
  by: null,
  rank: null,
  wish: null,
} as const

/**
 * Three questions that can be answered now, for someone whose own was not understood: how the last day with data went against
 * the usual, who or when was highest, and what stands on the shelves (or came in through the doors).
 */
export const suggestions = (
  catalogue: Catalogue,
  scope: Scope,
  _language: LanguageCode,
  today: BusinessDate,
): readonly Frame[] => {
  if (catalogue.dataTo === null || scope.stores.length === 0) return []
  const yesterday = addDays(today, -1)
  const last = catalogue.dataTo < yesterday ? catalogue.dataTo : yesterday
  const day = { from: last, to: last }
  const week = { from: addDays(last, -6), to: last }
  const one = scope.stores.length === 1
  const sold = catalogue.filled.has('fact_line') || catalogue.filled.has('fact_receipt')
  const frames: readonly (Frame | false)[] = [
    sold && { ...plain, metric: id('net_sales'), period: day, base: { kind: 'W4' } },
    sold && {
      ...plain,
      metric: id('net_sales'),
      period: week,
      by: one ? 'day' : 'store',
      rank: one ? null : { order: 'highest', n: 3 },
    },
    catalogue.filled.has('fact_stock_day') && {
      ...plain,
      metric: id('out_of_stocks'),
      period: day,
      by: one ? null : 'store',
    },
    catalogue.filled.has('fact_footfall') && { ...plain, metric: id('footfall'), period: day, by: 'hour' },
    sold && { ...plain, metric: id('net_sales'), period: day, by: 'category' },
    sold && { ...plain, metric: id('transactions'), period: day },
  ]
  return frames.filter((frame): frame is Frame => frame !== false).slice(0, 3)
}
