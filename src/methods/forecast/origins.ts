/**
 * Origins of a rolling backtest, ascending: twelve where history allows, so far apart that they see all weekdays and
 * several months, each with enough history before it: three seasons, of weeks and longer, which are few, two. The last one is
 * the forecast itself. Short series have fewer, and their newest windows may be cut.
 */
export const originsOf = (steps: number, horizon: number, season: number, coarse: boolean): number[] => {
  const final = steps - 1
  const least = Math.max(2, season === 1 ? 4 : season > 24 || coarse ? 2 * season : 3 * season)
  const whole = final - horizon
  // of a short history, windows that are cut at its end; else whole ones
  const newest = whole - least >= 6 ? whole : final - Math.max(1, Math.min(horizon, Math.floor((final - least) / 2)))
  const room = newest - least
  if (room < 0) return [final]
  const widest = Math.max(1, Math.round(horizon * 0.65), Math.round(season * 0.22))
  const gap = Math.max(1, Math.min(widest, Math.floor(room / (COUNT - 1))))
  const found: number[] = []
  for (let origin = newest; origin >= least && found.length < COUNT; origin -= gap) found.push(origin)
  return [...found.reverse(), final]
}

const COUNT = 12

/** Origins, by place, that are left out when one of them is judged: it and those whose windows share steps with its own. */
export interface LeftOut {
  readonly from: number
  readonly to: number
}

export const NOTHING_LEFT_OUT: LeftOut = { from: 0, to: -1 }

export const leftOutFor = (origins: readonly number[], horizon: number, judged: number): LeftOut => {
  const at = origins[judged] as number
  let [from, to] = [judged, judged]
  while (from > 0 && at - (origins[from - 1] as number) < horizon) from -= 1
  while (to < origins.length - 2 && (origins[to + 1] as number) - at < horizon) to += 1
  return { from, to }
}
