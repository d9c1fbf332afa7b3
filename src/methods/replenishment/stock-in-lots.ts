import type { Lot } from './fefo.ts'

/**
 * The lots that a recorded stock consists of. Receipts of lots tell what came, not what is left: the stock on hand is the
 * newest of it, because the first to expire is sold first. What no lot explains has no date. A negative record is none.
 */
export const lotsOnHand = (onHand: number, received: readonly Lot[]): readonly Lot[] => {
  let open = Number.isFinite(onHand) ? Math.max(0, onHand) : 0
  const latest = received.toSorted((a, b) => ((a.expiry ?? '9999') < (b.expiry ?? '9999') ? 1 : -1))
  const left: Lot[] = []
  for (const lot of latest) {
    const quantity = Math.min(open, Math.max(0, lot.quantity))
    if (quantity > 0) left.push({ ...lot, quantity })
    open -= quantity
  }
  if (open > 1e-9) left.push({ id: '', quantity: open, expiry: null })
  return left.toReversed()
}
