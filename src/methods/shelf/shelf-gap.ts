import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

export interface ShelfSeen {
  readonly expected: number
  readonly detected: number
  /** Units that fit, of the planogram; null takes one a facing. */
  readonly capacity: number | null
  /** Recorded in the shop, shelf and back room. */
  readonly onHand: number
  /** Units wanted until the shelf is filled next. */
  readonly forecast: number
}

export interface ShelfGap {
  readonly gap: number
  /** Units on the shelf, as far as its facings tell, and never more than there are. */
  readonly onShelf: number
  readonly task: 'fill-from-back' | 'order-or-count' | 'none'
  /** Units to bring. */
  readonly bring: number
}

/**
 * Planogram gap = facings expected - detected (retail.md 3.7). A task only if what is wanted until the next fill is more than
 * what is on the shelf: from the back room where there is stock, else it is ordered, or the record is wrong.
 */
export const shelfGap = ({ expected, detected, capacity, onHand, forecast }: ShelfSeen): ShelfGap | Fault => {
  const wrong =
    unusable('shelf-gap', { expected }, 1) ??
    unusable('shelf-gap', { detected, forecast }) ??
    (capacity === null ? null : unusable('shelf-gap', { capacity })) ??
    unusable('shelf-gap', { onHand }, Number.NEGATIVE_INFINITY)
  if (wrong !== null) return wrong
  const fits = capacity ?? expected
  const stock = Math.max(0, onHand)
  const shown = Math.min(1, detected / expected) * fits
  const onShelf = Math.min(stock, shown)
  const gap = Math.max(0, expected - detected)
  if (gap === 0 || forecast <= onShelf) return { gap, onShelf, task: 'none', bring: 0 }
  const back = Math.floor(Math.min(stock - onShelf, fits - onShelf))
  return back >= 1
    ? { gap, onShelf, task: 'fill-from-back', bring: back }
    : { gap, onShelf, task: 'order-or-count', bring: 0 }
}
