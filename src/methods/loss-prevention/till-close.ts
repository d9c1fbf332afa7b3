import Big from 'big.js'
import type { Fault } from '../../core/fault.ts'
import { notAmount } from '../not-amount.ts'

/** One till's day; money as decimal strings. */
export interface TillDay {
  readonly openingFloat: string
  /** Cash tenders less change, refunds negative. */
  readonly cashTaken: string
  readonly paidOut: string
  /** Null when the till was not counted. */
  readonly countedCash: string | null
  /** All tenders less change, and what the receipts say was to be paid. */
  readonly tendered: string
  readonly receipted: string
}

export interface TillClose {
  readonly expectedCash: string
  /** counted - expected: above 0 over, below 0 short; null when the till was not counted. */
  readonly difference: string | null
  readonly verdict: 'balanced' | 'small' | 'over' | 'short' | 'not-counted'
  /** tendered - receipted: not 0 is a till that was booked wrong, whatever is in the drawer. */
  readonly tenderGap: string
}

export interface CashTolerance {
  /** To here, balanced. */
  readonly exact: string
  /** To here, small change; beyond it somebody should look. */
  readonly small: string
}
export const CASH_TOLERANCE: CashTolerance = { exact: '0.01', small: '20' }

/** Expected cash = opening float + cash taken - paid out (retail.md 3.6). Exact decimals: cents are what this is about. */
export const tillClose = (till: TillDay, tolerance: CashTolerance = CASH_TOLERANCE): TillClose | Fault => {
  const wrong = notAmount('till-close', { ...till })
  if (wrong !== null) return wrong
  const expected = new Big(till.openingFloat).plus(till.cashTaken).minus(till.paidOut)
  const difference = till.countedCash === null ? null : new Big(till.countedCash).minus(expected)
  return {
    expectedCash: expected.toFixed(2),
    difference: difference?.toFixed(2) ?? null,
    verdict: verdictOf(difference, tolerance),
    tenderGap: new Big(till.tendered).minus(till.receipted).toFixed(2),
  }
}

const verdictOf = (difference: Big | null, { exact, small }: CashTolerance): TillClose['verdict'] => {
  if (difference === null) return 'not-counted'
  if (difference.abs().lte(exact)) return 'balanced'
  if (difference.abs().lte(small)) return 'small'
  return difference.gt(0) ? 'over' : 'short'
}
