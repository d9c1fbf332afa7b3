import { addDays, type BusinessDate, weekday } from '../../core/business-date.ts'
import { lengthInDays, type Period } from '../../core/period.ts'

/** A stretch of days that words name. `running`: it may have ended earlier than its name says (`this week` on a Thursday). */
export interface Span extends Period {
  readonly running: boolean
}

/** What a time in a sentence may mean. */
export type When =
  | { readonly kind: 'spans'; readonly spans: readonly Span[] }
  | { readonly kind: 'weekday'; readonly day: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'now'; readonly today: BusinessDate }

/** True where these words can mean exactly this period. */
export const fits = (when: When, period: Period): boolean => {
  if (when.kind === 'weekday') return period.from === period.to && weekday(period.from) === when.day
  if (when.kind === 'days') return lengthInDays(period) === when.days
  if (when.kind === 'now') return period.to >= addDays(when.today, -1)
  return when.spans.some(
    (span) =>
      span.from === period.from &&
      (span.to === period.to || (span.running && period.to < span.to && period.to >= span.from)),
  )
}

export const span = (from: BusinessDate, to: BusinessDate = from, running = false): When => ({
  kind: 'spans',
  spans: [{ from, to, running }],
})

/** The single day that words name, where they name just one. */
export const onlyDay = (when: When): BusinessDate | null => {
  if (when.kind !== 'spans' || when.spans.length !== 1) return null
  const [only] = when.spans
  return only && only.from === only.to ? only.from : null
}
