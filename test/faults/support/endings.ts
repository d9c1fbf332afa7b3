import { chanceFrom } from '../../support/seeded.ts'
import { DAYS } from './days.ts'
import type { Ending } from './import-child.ts'
import { KILL_POINT_NAMES } from './kill-points.ts'

/** Moments that the disk has while all days are imported; a draw beyond the last lets the process come to its end. */
const DISK_MOMENTS = 120
/** About how long the days take on a quiet machine. */
const LASTS_MS = 1000

/** The seed's n-th ending: every named point in turn, between them any moment of the disk and any instant. */
export const endingOf = (seed: number, n: number): Ending => {
  const chance = chanceFrom(seed * 100_003 + n)
  const point = KILL_POINT_NAMES[(n >> 1) % KILL_POINT_NAMES.length]
  if (n % 2 === 0 && point) return { point, nth: 1 + chance.below(DAYS) }
  return chance.below(2) === 0 ? { diskMoment: 1 + chance.below(DISK_MOMENTS) } : { afterMs: chance.below(LASTS_MS) }
}
