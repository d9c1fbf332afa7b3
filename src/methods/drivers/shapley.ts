import { type Fault, isFault } from '../../core/fault.ts'
import { type Factor, finiteSplit, product, type Split, unusable } from './factors.ts'

/**
 * Shapley effects of a product's factors: the mean, over all orders in which they may change, of what the change of each
 * adds. Factors may be negative or zero (returns, negative margins).
 */
export const shapley = (factors: readonly Factor[]): Split | Fault => {
  const refused = unusable('shapley', factors, 'any')
  if (isFault(refused)) return refused
  const weights = orderShares(factors.length)
  const effects = factors.map(({ name }) => ({ name, effect: 0 }))
  for (let changed = 0; changed < 2 ** factors.length; changed += 1) {
    const count = bits(changed)
    effects.forEach((effect, place) => {
      if ((changed >> place) & 1) return
      const rest = product(
        factors.map((factor, other) => (other === place ? 1 : (changed >> other) & 1 ? factor.now : factor.base)),
      )
      const { base, now } = factors[place] as Factor
      effect.effect += (weights[count] as number) * (now - base) * rest
    })
  }
  return finiteSplit('shapley', {
    base: product(factors.map((factor) => factor.base)),
    now: product(factors.map((factor) => factor.now)),
    effects,
  })
}

const bits = (set: number): number => {
  let count = 0
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1
  return count
}

/** k! (n - k - 1)! / n! for k = 0 .. n - 1: the share of orders in which exactly a given set of k has changed before. */
const orderShares = (n: number): number[] => {
  const shares = [1 / n]
  for (let k = 1; k < n; k += 1) shares.push(((shares[k - 1] as number) * k) / (n - k))
  return shares
}
