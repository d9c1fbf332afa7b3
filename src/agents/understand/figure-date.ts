import { type BusinessDate, isBusinessDate } from '../../core/business-date.ts'
import { date, yearOf } from './calendar.ts'
import { type Dated, latest, type NoDate, one, same, upToNow } from './dated.ts'

const shortFigures = (text: string, monthFirst: boolean, today: BusinessDate): Dated | NoDate => {
  const [a = 0, b = 0, y] = text.split(/[/.]/).map(Number)
  const years = y === undefined ? [yearOf(today), yearOf(today) - 1] : [y]
  const read = (m: number, d: number) =>
    latest(
      years.map((year) => date(year, m, d)),
      today,
      text,
    )
  const options = monthFirst ? [read(a, b)] : [read(b, a), read(a, b)]
  const there = options.filter((option): option is Dated => 'periods' in option)
  if (there.length === 0) return options[0] ?? { noDate: text }
  const periods = there
    .flatMap((option) => option.periods)
    .filter((p, i, all) => all.findIndex((q) => same(p, q)) === i)
  return {
    periods,
    certain: periods.length === 1 && there.every((option) => option.certain),
    unit: 'day',
    running: false,
  }
}

/** A date in figures: 2026-03-05, 2026/3/5, 3/5, 3.5 (in Chinese month first; in English either, so offered). */
export const figureDate = (text: string, monthFirst: boolean, today: BusinessDate): Dated | NoDate => {
  const full = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (!full) return shortFigures(text, monthFirst, today)
  const day = date(Number(full[1]), Number(full[2]), Number(full[3]))
  return isBusinessDate(day) ? upToNow([one(day)], 'day', today) : { noDate: text }
}
