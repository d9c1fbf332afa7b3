import Big from 'big.js'
import { type Fault, fault } from '../../core/fault.ts'
import { notAmount } from '../not-amount.ts'

/** One dish on a tray: pieces, or kilograms of what is weighed. */
export interface TrayItem {
  readonly product: string
  /** A decimal above 0. */
  readonly quantity: string
  /** Of a piece or a kilogram, a decimal; null has no price today. */
  readonly price: string | null
}

export interface PricedTray {
  readonly items: readonly { readonly product: string; readonly quantity: string; readonly amount: string }[]
  readonly total: string
}

/**
 * What a tray costs: each line rounded half up to the cent, then added, as a receipt is. A dish without a price is a fault: a
 * total that leaves something out is none.
 */
export const priceTray = (items: readonly TrayItem[]): PricedTray | Fault => {
  for (const { product, quantity, price } of items) {
    const wrong = notAmount('tray', { quantity, price }, 'zero')
    if (wrong !== null) return wrong
    if (price === null || new Big(quantity).eq(0))
      return fault('value-unusable', { method: 'tray', input: price === null ? 'price' : 'quantity', value: product })
  }
  const priced = items.map(({ product, quantity, price }) => ({
    product,
    quantity,
    amount: new Big(price ?? 0).times(quantity).round(2, Big.roundHalfUp).toFixed(2),
  }))
  return { items: priced, total: priced.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(2) }
}
