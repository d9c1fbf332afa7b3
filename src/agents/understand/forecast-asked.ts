import { COMING_DAYS, type ComingDays } from '../../tools/coming-days.ts'
import type { AheadTone, FigureAhead } from './forecast-words.ts'
import type { ListName, ListPeriod } from './list-kinds.ts'

/** Days that cannot have been. */
const TO_COME: ReadonlySet<string> = new Set(['tomorrow', 'day-after-tomorrow', 'next-7-days', 'next-week'])

/** Days that may have been as well: beside them "will" tells; of today and a running week only "forecast" does. */
const EITHER: ReadonlySet<string> = new Set([
  'weekend',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
])

/** Where none is said: a forecast is asked for to prepare the next day. */
const FIRST_MEANT: ComingDays = 'tomorrow'

/** What is said about days to come: figures, in which tones, of which days, and of how many articles. */
export interface SaidAhead {
  readonly figures: ReadonlySet<FigureAhead>
  readonly tones: ReadonlySet<AheadTone>
  readonly period: ListPeriod | undefined
  readonly articles: number
}

const isComing = (period: ListPeriod): period is ComingDays => (COMING_DAYS as readonly string[]).includes(period)

/**
 * The forecast that a question names: one figure, and either a word that says so ("forecast") or days that are still to come. A
 * word that tells of the past ("how much did we sell tomorrow") and there is none: it would mix what was with what will be.
 */
export const forecastAsked = ({
  figures,
  tones,
  period: said,
  articles,
}: SaidAhead): { readonly list: ListName; readonly period: ComingDays } | null => {
  const sure = tones.has('sure')
  // without a day only "forecast" tells that days to come are meant
  const ahead =
    sure || (said !== undefined && TO_COME.has(said)) || (tones.has('soft') && said !== undefined && EITHER.has(said))
  const period = said ?? FIRST_MEANT
  if (!ahead || !isComing(period) || tones.has('past')) return null
  // "Cola 330ml forecast": of an article its units are meant
  const none = figures.size === 0 && !(sure && articles > 0)
  const list = none ? null : listOf(figures, articles)
  return list === null ? null : { list, period }
}

const listOf = (figures: ReadonlySet<FigureAhead>, articles: number): ListName | null => {
  const [figure, other] = [...figures].filter((one) => one !== 'sold')
  if (other !== undefined) return null
  if (articles > 0) return figure === undefined || figure === 'units' ? 'units-forecast' : null
  switch (figure) {
    case undefined:
    case 'sales':
      return 'sales-forecast'
    case 'receipts':
      return 'receipts-forecast'
    case 'footfall':
      return figures.has('sold') ? null : 'footfall-forecast'
    default:
      return null
  }
}
