import type { Option } from '../core/answer.ts'
import { addDays } from '../core/business-date.ts'
import type { Frame } from '../core/frame.ts'
import { id, type MetricName } from '../core/ids.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Scope } from '../core/scope.ts'
import { METRICS } from '../data/metrics/index.ts'
import { LANGUAGES } from '../language/index.ts'
import type { WordingContext } from '../language/language.ts'

type Wish = Pick<Frame, 'by' | 'base' | 'rank'> & { readonly metric: string; readonly days: number }
const plain = { by: null, base: null, rank: null } as const

/** Good first questions of a day, by what a person's scope makes worth asking. */
const wishes = (manyStores: boolean): readonly Wish[] => [
  { ...plain, metric: 'net_sales', days: 1, base: { kind: 'W4' } },
  manyStores
    ? { ...plain, metric: 'net_sales', days: 7, by: 'store' }
    : { ...plain, metric: 'net_sales', days: 7, by: 'day' },
  { ...plain, metric: 'conversion', days: 1, base: { kind: 'W4' } },
  { ...plain, metric: 'net_sales', days: 7, by: 'category' },
  { ...plain, metric: 'net_sales', days: 7, by: 'product', rank: { order: 'highest', n: 5 } },
  { ...plain, metric: 'margin_rate', days: 7, base: { kind: 'LY-dow' } },
]

/** Whole questions to tap, only such as this person may ask, about the last days that have data. */
export const suggestionsFor = (scope: Scope, context: WordingContext, language: LanguageCode): readonly Option[] => {
  const { dataTo } = context.catalogue
  if (scope.stores.length === 0 || dataTo === null) return []
  const last = dataTo < context.today ? dataTo : addDays(context.today, -1)
  const metrics: Readonly<Record<string, { readonly access: readonly string[] } | undefined>> = METRICS
  return wishes(scope.stores.length > 1)
    .filter((wish) => metrics[wish.metric]?.access.includes(scope.role))
    .slice(0, 5)
    .map(({ metric, days, by, base, rank }) => {
      const frame: Frame = {
        metric: id<MetricName>(metric),
        stores: [],
        regions: [],
        categories: [],
        products: [],
        period: { from: addDays(last, 1 - days), to: last },
        base,
        by,
        rank,
        wish: null,
      }
      return { text: LANGUAGES[language].question(frame, context), frame }
    })
}
