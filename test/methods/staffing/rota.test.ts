import { describe, expect, it } from 'vitest'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import { breachesOf } from '../../../src/methods/staffing/check-rota.ts'
import { makeRota } from '../../../src/methods/staffing/make-rota.ts'
import type { Employee, Need, Rota, RotaInput } from '../../../src/methods/staffing/rota.ts'
import { labourRulesOf } from '../../../src/methods/staffing/rules/index.ts'

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const CN = labourRulesOf('CN')
if (CN === null) throw new Error('rules of China are there')

const WEEK = ['2026-07-27', '2026-07-28', '2026-07-29', '2026-07-30', '2026-07-31', '2026-08-01', '2026-08-02']
const person = (id: string, more: Partial<Employee> = {}): Employee => ({
  id,
  skills: ['cashier'],
  contractHours: 40,
  hourlyCost: 25,
  ...more,
})
const needs = (people: number, from = 8, to = 22, role = 'cashier', days = WEEK): Need[] =>
  days.flatMap((day) => Array.from({ length: to - from }, (_, n) => ({ day, hour: from + n, role, people })))
const input = (more: Partial<RotaInput>): RotaInput => ({ days: WEEK, needs: [], employees: [], rules: CN, ...more })
const LIMITS = { seconds: 20, gap: 0.05 }

describe('a week’s rota', () => {
  it('covers every hour when there are enough people, and keeps every rule', async () => {
    const asked = input({ needs: needs(1, 8, 20), employees: ['a', 'b', 'c', 'd'].map((id) => person(id)) })
    const rota = sound(await makeRota(asked, LIMITS))
    expect(rota.shortHours).toBe(0)
    expect(breachesOf(rota, asked)).toEqual([])
    expect(rota.gap).toBeLessThanOrEqual(LIMITS.gap)
    expect(rota.cover.every(({ planned }) => planned >= 1)).toBe(true)
  })

  it('with too few people shows who is missing when, instead of finding nothing', async () => {
    const asked = input({ needs: needs(2), employees: [person('a'), person('b', { skills: ['cashier', 'floor'] })] })
    const rota = sound(await makeRota(asked, LIMITS))
    expect(breachesOf(rota, asked)).toEqual([])
    // 2 x 14 x 7 hours are wanted; two people may work 40 and 7 overtime each
    expect(rota.shortHours).toBeGreaterThanOrEqual(196 - 94)
    expect(rota.hours.every(({ worked, overtime }) => worked <= 47 && overtime <= 7)).toBe(true)
    expect(rota.cover.reduce((sum, { short }) => sum + short, 0)).toBe(rota.shortHours)
  })

  it('asks people only for what they can, when they can, rested', async () => {
    const asked = input({
      needs: [...needs(1, 8, 20), ...needs(1, 8, 12, 'floor')],
      employees: [
        person('a', { available: Object.fromEntries(WEEK.map((day) => [day, [{ from: 8, to: 16 }]])) }),
        person('b', { skills: ['floor'], available: { [String(WEEK[0])]: [] } }),
        person('c', { lastEnd: 1, overtimeLeft: 0 }),
        person('d', { skills: ['cashier', 'floor'], weekHours: 16 }),
      ],
    })
    const rota = sound(await makeRota(asked, LIMITS))
    expect(breachesOf(rota, asked)).toEqual([])
    const of = (id: string) => rota.shifts.filter(({ employee }) => employee === id)
    expect(of('a').every(({ start, end }) => start >= 8 && end <= 16)).toBe(true)
    expect(of('b').every(({ role, day }) => role === 'floor' && day !== WEEK[0])).toBe(true)
    expect(
      of('c')
        .filter(({ day }) => day === WEEK[0])
        .every(({ start }) => start >= 12),
    ).toBe(true)
    expect(of('d').reduce((sum, { hours }) => sum + hours, 0)).toBeLessThanOrEqual(16 + 7)
  })

  it('is a best one with its gap when time runs out', async () => {
    const staff = Array.from({ length: 14 }, (_, n) => person(`e${n}`, { hourlyCost: 20 + (n % 5) * 3 }))
    const many = WEEK.flatMap((day, d) =>
      Array.from({ length: 14 }, (_, n) => ({ day, hour: 8 + n, role: 'cashier', people: 2 + ((d * 5 + n * 3) % 4) })),
    )
    const asked = input({ needs: many, employees: staff, shiftHours: [4, 5, 6, 7, 8] })
    const rota = await makeRota(asked, { seconds: 1, gap: 0 })
    if (isFault(rota)) return expect(rota.fault).toBe('not-solved')
    expect(rota.gap).toBeGreaterThanOrEqual(0)
    expect(breachesOf(rota, asked)).toEqual([])
    return undefined
  })

  it('of nobody wanted plans nobody; of an open hour shorter than a shift still plans one', async () => {
    const nobody = sound(await makeRota(input({ needs: needs(0), employees: [person('a')] }), LIMITS))
    expect([nobody.shifts, nobody.shortHours, nobody.cost]).toEqual([[], 0, 0])
    const short = sound(await makeRota(input({ needs: needs(1, 9, 11), employees: [person('a')] }), LIMITS))
    expect(short.shifts.length).toBe(6)
    expect(short.shortHours).toBe(2)
  })

  it('of bad input says which value', async () => {
    const one = { needs: needs(1), employees: [person('a')] }
    const faults: Readonly<Record<string, Partial<RotaInput>>> = {
      days: { ...one, days: [] },
      day: { ...one, days: ['2026-02-30'] },
      employees: { ...one, employees: [] },
      employee: { ...one, employees: [person('a'), person('a')] },
      people: { ...one, needs: needs(Number.NaN) },
      hour: { ...one, needs: [{ day: String(WEEK[0]), hour: 99, role: 'cashier', people: 1 }] },
      hourlyCost: { ...one, employees: [person('a', { hourlyCost: -1 })] },
    }
    for (const [name, more] of Object.entries(faults))
      expect(await makeRota(input(more), LIMITS)).toMatchObject({
        fault: 'value-unusable',
        parameters: { input: name },
      })
  })

  it('ends when the asker goes away', async () => {
    const gone = AbortSignal.timeout(20)
    const staff = Array.from({ length: 30 }, (_, n) => person(`e${n}`))
    expect(await makeRota(input({ needs: needs(9), employees: staff }), { seconds: 30, gap: 0 }, gone)).toMatchObject({
      fault: 'cancelled',
    })
  })
})

describe('the check of a rota', () => {
  const asked = input({ needs: needs(1), employees: [person('a', { available: { [String(WEEK[1])]: [] } })] })
  const shift = (day: number, start: number, hours: number, role = 'cashier') => ({
    employee: 'a',
    day: String(WEEK[day]),
    role,
    start,
    end: start + hours,
    pause: null,
    hours,
  })
  const rules = (shifts: Rota['shifts']) => breachesOf({ shifts }, asked).map(({ rule }) => rule)

  it.each([
    ['a long day', [shift(0, 8, 10)], 'daily-hours'],
    ['a day off', [shift(1, 8, 4)], 'availability'],
    ['another’s work', [shift(0, 8, 4, 'butcher')], 'skill'],
    ['two shifts a day', [shift(0, 8, 4), shift(0, 14, 4)], 'two-shifts'],
    ['a short night', [shift(2, 16, 6), shift(3, 8, 6)], 'rest-between'],
    ['seven days', [0, 1, 2, 3, 4, 5, 6].map((day) => shift(day, 8, 4)), 'rest-days'],
    ['too many hours', [0, 2, 3, 4, 5, 6].map((day) => shift(day, 8, 8)), 'overtime'],
  ])('bites on %s', (_, shifts, rule) => {
    expect(rules(shifts)).toContain(rule)
  })
})
