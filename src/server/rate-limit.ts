const MINUTE_MS = 60_000

/** At most so many a minute and key, over a window that slides. */
export const rateLimit = (perMinute: number, wall: () => number) => {
  const taken = new Map<string, number[]>()
  return {
    /** Null when it may go on, else the seconds to wait. */
    take(key: string): number | null {
      const now = wall()
      const recent = (taken.get(key) ?? []).filter((at) => at > now - MINUTE_MS)
      if (taken.size > 10_000) taken.clear()
      taken.set(key, recent)
      const [oldest] = recent
      if (recent.length >= perMinute && oldest !== undefined) return (oldest + MINUTE_MS - now) / 1000
      recent.push(now)
      return null
    },
  }
}
