import { describe, expect, it } from 'vitest'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import { tillsNeeded, waiting, waitsLonger } from '../../../src/methods/staffing/erlang-c.ts'
import { handlingSeconds, workload } from '../../../src/methods/staffing/workload.ts'

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}

describe('Erlang-C', () => {
  const at = (tills: number) => ({ perHour: 90, handlingSeconds: 150, tills })

  it('for 90 customers an hour and 150 seconds has the known waits', () => {
    expect(sound(waiting(at(4))).meanSeconds).toBeCloseTo(519, 0)
    expect(sound(waiting(at(5))).meanSeconds).toBeCloseTo(55, 0)
    expect(sound(waitsLonger(at(5), 180))).toBeCloseTo(0.103, 3)
    expect(sound(waiting(at(6))).meanSeconds).toBeCloseTo(15, 0)
    expect(sound(waitsLonger(at(6), 180))).toBeCloseTo(0.015, 3)
  })

  it('equals its formula with factorials', () => {
    const load = 3.75
    const power = (c: number) => Array.from({ length: c }, (_, k) => load / (k + 1)).reduce((a, b) => a * b, 1)
    for (const c of [4, 5, 6, 9]) {
      const top = power(c) * (c / (c - load))
      const sum = Array.from({ length: c }, (_, k) => power(k)).reduce((a, b) => a + b, 0)
      expect(sound(waiting(at(c))).waits).toBeCloseTo(top / (sum + top), 12)
    }
  })

  it('of too few tills says that the queue only grows', () => {
    expect(waiting(at(3))).toEqual({ busy: 1, waits: 1, meanSeconds: null })
    expect(waitsLonger(at(3), 180)).toBe(1)
  })

  it('finds the tills for a service level', () => {
    const demand = { perHour: 90, handlingSeconds: 150 }
    expect(tillsNeeded(demand, { seconds: 180, share: 0.11 })).toBe(5)
    expect(tillsNeeded(demand, { seconds: 180, share: 0.1 })).toBe(6)
    expect(tillsNeeded({ ...demand, perHour: 0 })).toBe(0)
    expect(tillsNeeded({ ...demand, perHour: 0.5 })).toBe(1)
  })

  it('does not overflow, and refuses what no shop has', () => {
    expect(sound(waiting({ perHour: 3600, handlingSeconds: 150, tills: 170 })).waits).toBeGreaterThan(0)
    expect(isFault(tillsNeeded({ perHour: 1e9, handlingSeconds: 150 }))).toBe(true)
    expect(isFault(waiting({ ...at(5), perHour: -1 }))).toBe(true)
    expect(isFault(waiting({ ...at(5), handlingSeconds: 0 }))).toBe(true)
    expect(isFault(waiting({ ...at(5), tills: 4.5 }))).toBe(true)
    expect(isFault(waiting({ ...at(5), perHour: Number.NaN }))).toBe(true)
  })
})

describe('workload', () => {
  it('is the sum of drivers and standards, in hours', () => {
    const hours = sound(workload({ items: 3600, tenders: 120, cases: 72, queries: 40 }))
    expect(hours.till).toBeCloseTo(3.5 + 1, 12)
    expect(hours.floor).toBeCloseTo(1 + 1, 12)
    expect(isFault(workload({ items: -1, tenders: 0, cases: 0, queries: 0 }))).toBe(true)
  })
  it('gives a customer’s time at the till', () => {
    expect(handlingSeconds({ items: 100, tenders: 10 })).toBe(65)
    expect(handlingSeconds({ items: 0, tenders: 0 })).toBeNull()
  })
})
