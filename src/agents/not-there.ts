import { addDays } from '../core/business-date.ts'
import type { Evidence } from '../core/evidence.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { metricOf } from '../data/metrics/index.ts'
import type { WordingContext } from '../language/language.ts'

/**
 * What was asked and is not among the figures, so that the answer is not whole (contracts 1): a value without the base
 * that it was to be compared with, and days that have passed but lie outside the data. A day that is still running, or
 * that has no rows yet this morning, is not missing.
 */
export const notThere = (frame: Frame, evidence: Evidence, context: WordingContext): readonly Fault[] => [
  ...baseNotThere(frame, evidence),
  ...daysNotThere(frame, evidence, context),
]

const baseNotThere = (frame: Frame, evidence: Evidence): readonly Fault[] => {
  if (frame.base === null) return []
  const entitiesWith = (role: 'value' | 'base') =>
    evidence.rows.filter((row) => row.role === role && row.cells[frame.metric]).map((row) => JSON.stringify(row.entity))
  const bases = new Set(entitiesWith('base'))
  const alone = entitiesWith('value').some((entity) => !bases.has(entity))
  return alone ? [fault('base-not-there', { metric: frame.metric, base: frame.base.kind })] : []
}

const daysNotThere = (frame: Frame, evidence: Evidence, context: WordingContext): readonly Fault[] => {
  const { dataFrom, dataTo } = context.catalogue
  if (metricOf(frame.metric)?.kind === 'level' || dataFrom === null || dataTo === null) return []
  const { from, to } = frame.period
  const yesterday = addDays(context.today, -1)
  const passed = to < yesterday ? to : yesterday
  const whole = evidence.period.from <= from && evidence.period.to >= passed
  return whole ? [] : [fault('outside-data', { from, to, dataFrom, dataTo })]
}
