import { literal } from './sql.ts'

/** The day in a file's name, `catalog-2026-11-20-1530` or `stock_20261120`, as an ISO date; null when there is none. */
export const dayInName = (stem: string): string | null => {
  const found = /(?<!\d)(20\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(stem)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null
}

/** SQL of the day in a file's name, for stock exports, which say nowhere else which day they are of. */
export const daySql = ({ stem }: { readonly stem: string }): string | null => {
  const day = dayInName(stem)
  return day === null ? null : literal(day)
}

/** What to say to a person whose file carries no day. */
export const dayLacking =
  (example: string) =>
  ({ stem }: { readonly stem: string }): string | null =>
    dayInName(stem) === null ? `date (${example})` : null
