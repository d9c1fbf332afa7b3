import type { Forecaster } from '../history.ts'
import { calendarRidge } from './calendar-ridge.ts'
import { dampedTrend } from './damped-trend.ts'
import { sparseDemand } from './intermittent.ts'
import { lagRidge } from './lag-ridge.ts'
import { lastYear } from './last-year.ts'
import { profileLevel } from './profile-level.ts'
import { fortnightMean, seasonalNaive, slotMean, slotMedian } from './slot-averages.ts'
import { level, smoothing, smoothingWithTrend } from './smoothing.ts'
import { theta } from './theta.ts'

/** Every way of forecasting; a series uses those that fit it, weighed by their errors in its backtest. */
export const CANDIDATES = {
  'seasonal-naive': seasonalNaive,
  'mean-of-4': slotMean,
  'median-of-6': slotMedian,
  fortnight: fortnightMean,
  smoothing: smoothing,
  'smoothing-trend': smoothingWithTrend,
  level,
  theta,
  'damped-trend': dampedTrend,
  'profile-level': profileLevel(0.06),
  'profile-level-fast': profileLevel(0.16),
  'calendar-ridge': calendarRidge,
  'lag-ridge': lagRidge,
  'last-year': lastYear,
  'sparse-demand': sparseDemand,
} as const satisfies Record<string, Forecaster>

export type CandidateName = keyof typeof CANDIDATES
/** Made from the whole table, not from one series: see shared-shape.ts. */
export const SHARED_SHAPE = 'shared-shape'
export type MethodName = CandidateName | typeof SHARED_SHAPE
export const CANDIDATE_NAMES = Object.keys(CANDIDATES) as CandidateName[]
export const METHOD_NAMES: readonly MethodName[] = [...CANDIDATE_NAMES, SHARED_SHAPE]
