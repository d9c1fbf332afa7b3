/** Dates by their own arithmetic: truth shares no code with what it checks. */
const ms = (date: string) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))
export const plus = (date: string, days: number): string => new Date(ms(date) + days * 864e5).toISOString().slice(0, 10)

/** The last whole Monday to Sunday before a day. */
export const lastWeek = (today: string): { readonly from: string; readonly to: string } => {
  const sinceMonday = (new Date(ms(today)).getUTCDay() + 6) % 7
  return { from: plus(today, -sinceMonday - 7), to: plus(today, -sinceMonday - 1) }
}
