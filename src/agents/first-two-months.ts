import { addDays } from '../core/business-date.ts'
import type { Frame } from '../core/frame.ts'
import type { Run } from './run.ts'

/** Shops whose clocks are China's keep Spring Festival; the forecasts go by the same. */
const CHINA = 'Asia/Shanghai'

/**
 * Spring Festival lies in January one year and in February the next, so a day, week or month of these two against last year says more about
 * the calendar than about the shop. Retailers and statisticians there look at both months together: this is the same question over them,
 * where both have ended and last year's are all there (retail.md 1.3). Null for every other question.
 */
export const firstTwoMonths = (run: Run, frame: Frame): Frame | null => {
  const { stores, dataFrom, dataTo } = run.context.catalogue
  if (frame.base?.kind !== 'LY-dow' && frame.base?.kind !== 'LY-holiday') return null
  if (frame.by !== null || frame.rank !== null) return null
  const seen = stores.filter(({ id }) => run.question.scope.stores.includes(id))
  if (!seen.some(({ timeZone }) => timeZone === CHINA)) return null
  const { from, to } = frame.period
  const year = Number(from.slice(0, 4))
  const months = bothOf(year)
  const before = bothOf(year - 1)
  const whole = from === months.from && to === months.to
  if (whole || from < months.from || to > months.to) return null
  if (dataTo === null || dataTo < months.to || dataFrom === null || dataFrom > before.from) return null
  return { ...frame, period: months, base: { kind: 'period', period: before } }
}

const bothOf = (year: number) => ({ from: `${year}-01-01`, to: addDays(`${year}-03-01`, -1) })
