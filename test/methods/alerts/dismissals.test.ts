import { describe, expect, it } from 'vitest'
import { type Dismissed, harderBy, isHushed } from '../../../src/methods/alerts/dismissals.ts'

const said = (change: Partial<Dismissed> = {}): Dismissed => ({
  place: 'S01',
  family: 'sales',
  reason: 'not-real',
  money: 900,
  ...change,
})
const matter = { place: 'S01', family: 'supply Milk', money: 800, chance: { p: 1e-7, line: 1e-5 }, always: false }
const of = (reason: Dismissed['reason'], money: number | null = 500) => said({ family: 'supply Milk', reason, money })

describe('a dismissal', () => {
  it('makes the same figures of the same place ten times as hard, each time, if it was not true', () => {
    const all = [said(), said(), said({ reason: 'too-small' }), said({ place: 'S02' }), said({ family: 'basket' })]
    expect(['S01', 'S02', 'S03'].map((place) => harderBy(all, place, 'sales'))).toEqual([100, 10, 1])
  })

  it('keeps a matter quiet once it is not unlikely enough for the times that it was not true', () => {
    expect(isHushed(matter, [])).toBe(false)
    expect(isHushed(matter, [of('not-real'), of('not-real')])).toBe(false)
    expect(isHushed(matter, [of('not-real'), of('not-real'), of('not-real')])).toBe(true)
    expect(isHushed({ ...matter, chance: { p: 1e-4, line: 1e-4 } }, [of('not-real')])).toBe(true)
    expect(isHushed({ ...matter, family: 'supply Bread' }, [of('not-real'), of('not-real'), of('not-real')])).toBe(
      false,
    )
  })

  it('as too small keeps it quiet up to that money; without money it is as if it were not true', () => {
    expect(isHushed(matter, [of('too-small', 800)])).toBe(true)
    expect(isHushed(matter, [of('too-small', 799.99)])).toBe(false)
    expect(isHushed(matter, [of('too-small', null)])).toBe(false)
    expect(isHushed(matter, Array(3).fill(of('too-small', null)))).toBe(true)
    expect(isHushed({ ...matter, chance: null }, [of('too-small', 900)])).toBe(true)
  })

  it('never switches off what nobody may leave lying', () => {
    expect(isHushed({ ...matter, always: true }, [of('too-small', 1e9), ...Array(99).fill(of('not-real'))])).toBe(false)
  })
})
