/** Runs pieces of work two at a time: one waits for its child process while the other checks. */
export const twoAtATime = async <T, R>(
  cases: readonly T[],
  work: (one: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    for (let index = next++; index < cases.length; index = next++) {
      const one = cases[index]
      if (one !== undefined) results[index] = await work(one, index)
    }
  }
  await Promise.all([lane(), lane()])
  return results
}

/** "0 in N" with the 95 % upper bound 3/N (rule of three); other counts as they are. */
export const bounded = (found: number, of: number): string =>
  found === 0 && of > 0
    ? `0 (95 %: below ${((300 / of) | 0) === 0 ? (300 / of).toFixed(2) : (300 / of).toFixed(1)} %)`
    : `${found}`
