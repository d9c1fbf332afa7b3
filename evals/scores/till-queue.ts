/** A customer at the staffed tills: seconds after the day's midnight, and of work. */
export interface Customer {
  readonly comes: number
  readonly takes: number
}

/**
 * Seconds that each waits in one queue for the tills that are open, first come first served. `tills` says how many are open
 * from an hour on; one that closes finishes whom it serves. Whoever is still waiting when none opens again counts to the end.
 */
export const queueWaits = (customers: readonly Customer[], tills: (hour: number) => number): readonly number[] => {
  const waits: number[] = []
  // when each open till is free again
  let free: number[] = []
  let hour = -1
  const until = (second: number): void => {
    for (; hour < Math.floor(second / 3600); ) {
      hour += 1
      const open = Math.max(0, tills(hour))
      free.sort((a, b) => a - b)
      // the tills that have nobody close first
      if (free.length > open) free = free.slice(free.length - open)
      while (free.length < open) free.push(hour * 3600)
    }
  }
  for (const { comes, takes } of customers.toSorted((a, b) => a.comes - b.comes)) {
    let at = comes
    until(at)
    for (;;) {
      const soonest = Math.min(...free)
      const starts = Math.max(at, soonest)
      // within this hour's tills; else the next hour may open or close some
      if (starts < (hour + 1) * 3600 || hour >= LAST) {
        const begins = Number.isFinite(starts) ? starts : (LAST + 1) * 3600
        if (free.length > 0) free[free.indexOf(soonest)] = begins + takes
        waits.push(begins - comes)
        break
      }
      at = (hour + 1) * 3600
      until(at)
    }
  }
  return waits
}

/** Days end at five in the morning after. */
const LAST = 28
