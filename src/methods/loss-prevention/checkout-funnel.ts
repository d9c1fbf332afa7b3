import Big from 'big.js'
import type { Fault } from '../../core/fault.ts'
import { notAmount } from '../not-amount.ts'
import { unusable } from '../unusable.ts'

/** Count and money of one stage; money is a decimal string in the store's currency. */
export interface Stage {
  readonly count: number
  readonly money: string
}

/** What sensors and people recorded at one kind of lane, on one day. */
export interface CheckoutEvents {
  /** Items scanned and money taken at these lanes. */
  readonly scanned: Stage
  /** Sensor events that nobody dismissed as wrong. */
  readonly detected: Stage
  /** Sensor events that were dismissed: the detector's false alarms. */
  readonly dismissed: Stage
  readonly prompted: Stage
  /** The customer corrected it. */
  readonly rescanned: Stage
  /** Passed on to a loss officer or the staff. */
  readonly officer: Stage
  /** Brought back by staff or officer; money is what was recovered. */
  readonly recovered: Stage
}

export const FUNNEL_STAGES = ['missed', 'detected', 'prompted', 'rescanned', 'officer', 'recovered', 'lost'] as const
export type FunnelStage = (typeof FUNNEL_STAGES)[number]

export interface CheckoutFunnel {
  readonly stages: Readonly<Record<FunnelStage, Stage>>
  /** Of `lost`, what no sensor saw: missed less detected. */
  readonly undetected: Stage
  readonly dismissed: Stage
  /** Lost over what was scanned, by items and by money; null where nothing was scanned. */
  readonly lostShare: { readonly items: number | null; readonly money: string | null }
}

/** Share of missed scans that a detector sees, by kind of lane; a shop's report says 80 % (retail.md 3.6). Configuration. */
export const DETECTOR_RATES = { sco: 0.8, staffed: 0.8, scale: 0.8 } as const

/**
 * From missed to lost, each stage's count with that stage's own money. Missed is an estimate, detected / detector rate: what
 * no sensor sees, nobody can count. Lost = missed - rescanned - recovered.
 */
export const checkoutFunnel = (events: CheckoutEvents, detectorRate: number): CheckoutFunnel | Fault => {
  const wrong = unusable('checkout-funnel', { detectorRate }, 0.01, 1)
  if (wrong !== null) return wrong
  for (const [stage, { count, money }] of Object.entries(events)) {
    const bad = unusable('checkout-funnel', { [stage]: count })
    if (bad !== null) return bad
    const text = notAmount('checkout-funnel', { [stage]: money })
    if (text !== null) return text
  }
  const { scanned, detected, dismissed, prompted, rescanned, officer, recovered } = events
  const missed = { count: detected.count / detectorRate, money: new Big(detected.money).div(detectorRate).toFixed(4) }
  const lost = {
    count: Math.max(0, missed.count - rescanned.count - recovered.count),
    money: notBelowZero(new Big(missed.money).minus(rescanned.money).minus(recovered.money)),
  }
  return {
    stages: { missed, detected, prompted, rescanned, officer, recovered, lost },
    undetected: {
      count: missed.count - detected.count,
      money: notBelowZero(new Big(missed.money).minus(detected.money)),
    },
    dismissed,
    lostShare: {
      items: scanned.count > 0 ? lost.count / scanned.count : null,
      money: new Big(scanned.money).gt(0) ? new Big(lost.money).div(scanned.money).toFixed(8) : null,
    },
  }
}

const notBelowZero = (money: Big): string => (money.lt(0) ? '0' : money.toFixed(4))
