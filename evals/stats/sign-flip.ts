import { randomFrom } from './random.ts'

const EXACT_UP_TO = 14

/**
 * Two-sided p of "the two runs do not differ" from paired family differences: all 2^n sign patterns up to 14 differences
 * that are not zero, else 10,000 drawn ones (with the observed pattern counted, so that p is never 0).
 */
export const signFlip = (differences: readonly number[], seed = 1, draws = 10_000): number => {
  const moved = differences.filter((difference) => difference !== 0)
  if (moved.length === 0) return 1
  const observed = Math.abs(moved.reduce((sum, difference) => sum + difference, 0))
  const asFar = (sum: number) => Math.abs(sum) >= observed - 1e-12
  if (moved.length <= EXACT_UP_TO) {
    const patterns = 2 ** moved.length
    let far = 0
    for (let pattern = 0; pattern < patterns; pattern++)
      if (asFar(moved.reduce((sum, difference, i) => sum + ((pattern >> i) & 1 ? difference : -difference), 0))) far++
    return far / patterns
  }
  const random = randomFrom(seed)
  let far = 1
  for (let draw = 0; draw < draws; draw++)
    if (asFar(moved.reduce((sum, difference) => sum + (random() < 0.5 ? difference : -difference), 0))) far++
  return far / (draws + 1)
}
