import type { History } from '../history.ts'

/** What a regression works in: logarithms where nothing is zero, else parts of the greatest value. */
export interface Scale {
  into(value: number): number
  back(value: number): number
}

/** Null for too few values, or none but zero. */
export const scaleOf = (history: History): Scale | null => {
  let zeros = 0
  let known = 0
  let most = 0
  for (const value of history.y) {
    if (Number.isNaN(value)) continue
    known += 1
    if (value <= 0) zeros += 1
    most = Math.max(most, Math.abs(value))
  }
  if (known < 8 || most === 0) return null
  if (!history.nonNegative || zeros > known * 0.02) {
    const unit = most
    return { into: (value) => value / unit, back: (value) => value * unit }
  }
  const ceiling = Math.log(most * 3)
  const floor = Math.log(most) - 12
  return {
    into: (value) => (value > 0 ? Math.max(floor, Math.log(value)) : floor),
    back: (value) => Math.exp(Math.min(value, ceiling)),
  }
}
