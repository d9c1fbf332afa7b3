import type { NumberKind, Stated } from './numbers.ts'

/** How a unit may be stated, and by what the stated number must be divided to be in the unit's own scale. */
const forms = (unit: string): readonly (readonly [NumberKind, number])[] => {
  if (/^[A-Z]{3}$/.test(unit)) return [['money', 1]]
  if (unit === 'ratio')
    return [
      ['percent', 100],
      ['plain', 1],
      ['count', 1],
    ]
  if (unit === 'pp')
    return [
      ['pp', 1],
      ['plain', 100],
      ['count', 100],
    ]
  if (unit === 'days') return [['days', 1]]
  return [
    ['count', 1],
    ['plain', 1],
  ]
}

/** `plain` points stand for a rate that is read as a number (units per receipt): 0.12 is 12 points. */
const inUnit = (stated: Stated, kind: NumberKind, unit: string, scale: number): { value: number; step: number } =>
  unit === 'pp' && kind !== 'pp'
    ? { value: stated.value * scale, step: stated.step * scale }
    : { value: stated.value / scale, step: stated.step / scale }

/** A number states a value when it is within half a unit of its last digit, in a fitting unit. Signs are judged apart. */
export const states = (stated: Stated, value: number, unit: string): boolean =>
  forms(unit).some(([kind, scale]) => {
    if (stated.kind !== kind) return false
    const shown = inUnit(stated, kind, unit, scale)
    return Math.abs(shown.value - Math.abs(value)) <= shown.step / 2 + Math.abs(value) * 1e-9
  })

/** Three digits tell a figure from another; fewer will do where the number is exact, or a share to one decimal. */
export const isPrecise = (stated: Stated, value: number): boolean =>
  stated.digits >= 3 ||
  stated.value === Math.abs(value) ||
  (stated.step < 1 && (stated.kind === 'percent' || stated.kind === 'pp' || stated.kind === 'days'))
