/** Expected units a day from today on, day 0 first; `sigma` is the standard deviation of one day's forecast error. */
export interface DailyDemand {
  readonly days: readonly number[]
  readonly sigma: number
}

/** Expected units of the first `days` days; beyond the forecast, the mean of the days that there are. Days may be broken. */
export const demandOver = ({ days }: DailyDemand, length: number): number => {
  if (days.length === 0) return 0
  const mean = days.reduce((sum, day) => sum + day, 0) / days.length
  const known = Math.min(days.length, Math.ceil(length))
  let sum = 0
  for (let day = 0; day < known; day += 1) sum += Math.min(1, length - day) * (days[day] ?? mean)
  return sum + Math.max(0, length - days.length) * mean
}
