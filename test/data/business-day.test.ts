import { describe, expect, it } from 'vitest'
import { endOfBusinessDay, instantOf, shopClock } from '../../src/data/business-day.ts'

const shanghai = { timeZone: 'Asia/Shanghai', dayCutoff: '00:00' }
const night = { timeZone: 'Asia/Shanghai', dayCutoff: '06:00' }
const london = { timeZone: 'Europe/London', dayCutoff: '00:00' }
const iso = (ms: number) => new Date(ms).toISOString()

describe('a shop’s business day', () => {
  it('turns at local midnight', () => {
    expect(shopClock('2026-07-20T15:59:59Z', shanghai).running).toBe('2026-07-20')
    expect(shopClock('2026-07-20T16:00:00Z', shanghai)).toEqual({
      running: '2026-07-21',
      lastWhole: '2026-07-20',
      sinceMidnight: 0,
    })
  })

  it('or at the cut-off of a shop that is open all night', () => {
    const half = shopClock('2026-07-20T17:30:00Z', night)
    expect(half).toEqual({ running: '2026-07-20', lastWhole: '2026-07-19', sinceMidnight: 25.5 * 3_600_000 })
    expect(iso(endOfBusinessDay('2026-07-20', night))).toBe('2026-07-20T22:00:00.000Z')
  })

  it('is 23 or 25 hours long where clocks change', () => {
    const length = (date: string, next: string) => endOfBusinessDay(next, london) - endOfBusinessDay(date, london)
    expect(length('2026-03-28', '2026-03-29')).toBe(23 * 3_600_000)
    expect(length('2026-10-24', '2026-10-25')).toBe(25 * 3_600_000)
  })

  it('finds the instant of the same local time on another day', () => {
    const nine = 9 * 3_600_000
    expect(iso(instantOf('2026-07-14', nine, shanghai))).toBe('2026-07-14T01:00:00.000Z')
    expect(iso(instantOf('2026-03-28', nine, london))).toBe('2026-03-28T09:00:00.000Z')
    expect(iso(instantOf('2026-03-29', nine, london))).toBe('2026-03-29T08:00:00.000Z')
  })
})
