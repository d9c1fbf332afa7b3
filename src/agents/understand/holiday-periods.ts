import type { BusinessDate } from '../../core/business-date.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { fault } from '../../core/fault.ts'
import { lengthInDays } from '../../core/period.ts'
import { yearOf } from './calendar.ts'
import type { Dated } from './dated.ts'
import { holidayDays } from './holidays.ts'
import type { SaidPeriod } from './said-period.ts'
import { nextIndex, type Token, Unread } from './token.ts'

/** 春节那天, 春节七天: the days that are as many; what is said of their number stays unread where none are. */
const asLong = (dated: Dated, days: Token | undefined): Dated | null => {
  if (days?.type !== 'dim' || !days.value.startsWith('day')) return null
  const count = days.numbers[0] ?? 1
  const periods = dated.periods.filter((period) => lengthInDays(period) === count)
  // seven days of nine are some, likely; as many as there are days off are those
  const certain = count === 1 || periods[0] === dated.periods[0]
  return periods.length === 1 ? { ...dated, periods, certain, unit: count === 1 ? 'day' : 'days' } : null
}

/** Holidays by their names, which no date beside them has told: of the year that is said next to one, else the newest. */
export const withHolidays = (
  tokens: readonly Token[],
  said: readonly SaidPeriod[],
  used: Set<Token>,
  { today, catalogue }: { readonly today: BusinessDate; readonly catalogue: Catalogue },
): SaidPeriod[] | Unread => {
  const told = [...said]
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'feast' || token.value === '' || used.has(token)) continue
    const then = nextIndex(tokens, i)
    const beside = told.findIndex(
      ({ expression, first, last }) =>
        /^year (?:0|-1|-2)$/.test(expression) && (nextIndex(tokens, last) === i || first === then),
    )
    const year = told[beside]
    const offset = year && Number(year.expression.slice('year '.length))
    const days = holidayDays(token.value, today, offset === undefined ? undefined : yearOf(today) + offset)
    if ('noDate' in days) continue
    if ('future' in days)
      return new Unread(fault('in-future', { from: days.future.from, dataTo: catalogue.dataTo ?? today }))
    used.add(token)
    const counted = asLong(days, tokens[then])
    if (counted && tokens[then]) used.add(tokens[then])
    const holiday = {
      dated: counted ?? days,
      expression: `holiday ${token.value}`,
      first: Math.min(i, year?.first ?? i),
      last: Math.max(counted ? then : i, year?.last ?? i),
    }
    if (beside >= 0) told[beside] = holiday
    else told.push(holiday)
  }
  return told.sort((a, b) => a.first - b.first)
}
