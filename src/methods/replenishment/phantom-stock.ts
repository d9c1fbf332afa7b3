import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** Below this, nobody having bought is no accident (retail.md 3.2). */
export const PHANTOM_LEVEL = 0.01

export interface PhantomInput {
  readonly onHand: number
  /** Purchases (receipts, not units) expected in each of the open hours since the last one. */
  readonly expected: readonly number[]
  /** Purchases seen in those hours. */
  readonly seen: number
}

export interface PhantomTest {
  /** Probability of no purchase if the goods were there: exp(-sum of expected), a Poisson count of zero. */
  readonly p: number
  readonly expected: number
  /** The record says stock, the shelf most likely has none. */
  readonly suspect: boolean
}

export const phantomStock = ({ onHand, expected, seen }: PhantomInput): PhantomTest | Fault => {
  const wrong =
    unusable('phantom-stock', { onHand }, -1e9) ??
    unusable('phantom-stock', { seen }) ??
    unusable('phantom-stock', Object.fromEntries(expected.map((rate, hour) => [`hour ${hour}`, rate])))
  if (wrong !== null) return wrong
  const sum = expected.reduce((total, rate) => total + rate, 0)
  const p = seen > 0 ? 1 : Math.exp(-sum)
  return { p, expected: sum, suspect: onHand > 0 && seen === 0 && p < PHANTOM_LEVEL }
}
