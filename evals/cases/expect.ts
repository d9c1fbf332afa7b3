import type { Outcome } from '../../src/core/answer.ts'
import type { Entity, RowRole } from '../../src/core/evidence.ts'
import type { FaultCode } from '../../src/core/fault.ts'
import type { Expected, TrueFigure } from '../case.ts'

const NOTHING: Expected = {
  outcomes: [],
  figures: [],
  period: null,
  because: null,
  optional: false,
  canaries: [],
  confusions: {},
}

type More = Partial<Omit<Expected, 'outcomes' | 'figures'>>

export const answered = (figures: readonly TrueFigure[], more: More = {}): Expected => ({
  ...NOTHING,
  outcomes: ['grounded'],
  figures,
  ...more,
})

export const withoutFigure = (outcomes: readonly Outcome[], more: More = {}): Expected => ({
  ...NOTHING,
  outcomes,
  ...more,
})

export const because = (faults: readonly FaultCode[], words: RegExp) => ({ faults, words })

export const fig = (
  metric: string,
  value: number,
  unit: string,
  entity: Entity,
  role: RowRole = 'value',
  inWords = true,
): TrueFigure => ({ metric, value, unit, entity, role, inWords })

/** A value with what it is compared with; the change itself must be said. A rate changes in percentage points. */
export const compared = (metric: string, value: number, base: number, unit: string, entity: Entity): TrueFigure[] => [
  fig(metric, value, unit, entity),
  fig(metric, base, unit, entity, 'base', false),
  unit === 'ratio'
    ? fig(metric, (value - base) * 100, 'pp', entity, 'difference')
    : fig(metric, value - base, unit, entity, 'difference'),
  fig(metric, (value - base) / Math.abs(base), 'ratio', entity, 'relative', false),
]

/** Far enough from each other that rounding or a late row cannot swap them: 2 %, or 3 for counts. */
export const apart = (a: number, b: number): boolean =>
  Math.abs(a - b) >= Math.min(3, 0.02 * Math.max(Math.abs(a), Math.abs(b)))
