import Big from 'big.js'
import type { Fault } from '../../core/fault.ts'
import { notAmount } from '../not-amount.ts'

/** One product in one store: what each place says it costs, as decimal strings; null where nothing is known. */
export interface PriceSigns {
  /** The price in the system that holds now. */
  readonly system: string
  /** What the label was seen to show. */
  readonly shelf: string | null
  /** What the till took a unit, the last time without a discount. */
  readonly till: string | null
  /** Whether the label confirmed the price; null where labels are of paper. */
  readonly acknowledged: boolean | null
  /** Hours since the price holds. */
  readonly hours: number
  /** Units sold since the price holds. */
  readonly units: string
}

export type MismatchKind = 'till-above-shelf' | 'till-below-shelf' | 'till-differs' | 'shelf-differs' | 'label-silent'

export interface Mismatch {
  readonly kind: MismatchKind
  /** Till less shelf (or system) a unit: above 0 customers pay more than they were shown. */
  readonly difference: string
  /** Difference times units sold since. */
  readonly money: string
}

/** A label has this long to confirm a price. Configuration. */
export const ACKNOWLEDGE_HOURS = 4
const CENT = '0.01'

/**
 * Where the till, the shelf and the system disagree by a cent or more; the worst one, or null. A customer who pays more than
 * the shelf says comes first, then money given away, then a shelf that is wrong before anybody bought, then a silent label.
 */
export const labelMismatch = (
  signs: PriceSigns,
  acknowledgeHours: number = ACKNOWLEDGE_HOURS,
): Mismatch | Fault | null => {
  const { system, shelf, till, acknowledged, hours, units } = signs
  const wrong = notAmount('label-mismatch', { system, shelf, till }, 'zero') ?? notAmount('label-mismatch', { units })
  if (wrong !== null) return wrong
  const differ = (a: string, b: string) => new Big(a).minus(b).abs().gte(CENT)
  const found = (kind: MismatchKind, a: string, b: string): Mismatch => {
    const difference = new Big(a).minus(b)
    return { kind, difference: difference.toFixed(2), money: difference.times(units).toFixed(2) }
  }
  if (till !== null && shelf !== null && differ(till, shelf))
    return found(new Big(till).gt(shelf) ? 'till-above-shelf' : 'till-below-shelf', till, shelf)
  if (till !== null && differ(till, system)) return found('till-differs', till, system)
  if (shelf !== null && differ(shelf, system)) return { ...found('shelf-differs', system, shelf), money: '0.00' }
  if (acknowledged === false && hours > acknowledgeHours)
    return { kind: 'label-silent', difference: '0.00', money: '0.00' }
  return null
}
