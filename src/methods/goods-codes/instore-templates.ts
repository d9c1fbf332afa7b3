/**
 * How a chain's scales write weight or price into a code. `layout` is as long as the code, a letter a digit: `F` the prefix,
 * `I` the item, `W` the weight, `P` the price, `V` a digit that is passed over (a scale's own check of the price), `C` the
 * check digit. What the shop's files call the item is the prefix and the item together, or the item alone.
 */
export interface InstoreTemplate {
  readonly name: string
  readonly prefixes: readonly string[]
  readonly layout: string
  /** Kilograms have so many decimals: 3 is grams. */
  readonly weightDecimals: number
  /** Money has so many decimals: 2 is fen. */
  readonly priceDecimals: number
}

/**
 * The usual ones, as data: GB/T 18283 leaves the places after prefixes 20 to 24 to the shop, so a chain puts its own in their
 * stead. 18 digits hold weight and price both.
 */
export const INSTORE_TEMPLATES: readonly InstoreTemplate[] = [
  { name: 'weight-13', prefixes: ['21', '23'], layout: 'FFIIIIIWWWWWC', weightDecimals: 3, priceDecimals: 2 },
  { name: 'price-13', prefixes: ['20', '22', '24'], layout: 'FFIIIIIPPPPPC', weightDecimals: 3, priceDecimals: 2 },
  {
    name: 'weight-price-18',
    prefixes: ['20', '21', '22', '23', '24'],
    layout: 'FFIIIIIWWWWWPPPPPC',
    weightDecimals: 3,
    priceDecimals: 2,
  },
]
