import type { Instant } from '../core/clock.ts'
import type { Evidence } from '../core/evidence.ts'
import { COUNT, DAYS, type Quantity, RATIO, round } from '../core/quantity.ts'

/** What every analysis is given beside warehouse and scope. */
export interface AnalysisOptions {
  /** The evidence's id. */
  readonly id: string
  /** The run's clock. */
  readonly at: Instant
  readonly signal?: AbortSignal
}

/** What every analysis gives: rows for a page to draw, and the evidence that backs each figure of them. */
export interface Analysed<R> {
  readonly rows: readonly R[]
  readonly evidence: Evidence
}

/** Figures of methods are floats; shown, they are decimals. What is no number is "not there". */
const decimal = (value: number | string | null, decimals: number): string | null => {
  if (typeof value === 'string') return value
  return value === null || !Number.isFinite(value) ? null : round(value.toFixed(Math.min(12, decimals + 4)), decimals)
}
const quantity = (value: number | string | null, unit: string, decimals: number): Quantity | null => {
  const amount = decimal(value, decimals)
  return amount === null ? null : { amount, unit }
}

export const money = (value: number | string | null, currency: string) => quantity(value, currency, 2)
export const units = (value: number | string | null) => quantity(value, COUNT, 3)
export const share = (value: number | string | null) => quantity(value, RATIO, 6)
export const days = (value: number | string | null) => quantity(value, DAYS, 1)
