import { type Fault, fault } from '../../core/fault.ts'

/** One factor of a product, before and now: footfall 1000 -> 910. */
export interface Factor {
  readonly name: string
  readonly base: number
  readonly now: number
}

/** How much of the product's change is one factor's. All effects of a product add up to its change. */
export interface Effect {
  readonly name: string
  readonly effect: number
}

export interface Split {
  readonly base: number
  readonly now: number
  readonly effects: readonly Effect[]
}

/** Subsets are counted one by one. */
export const MOST_FACTORS = 16

/** A fault when a product of these cannot be split, else null. */
export const unusable = (method: string, factors: readonly Factor[], sign: 'any' | 'not negative'): Fault | null => {
  if (factors.length === 0 || factors.length > MOST_FACTORS)
    return fault('value-unusable', { method, input: 'factors', value: String(factors.length) })
  for (const { name, base, now } of factors)
    for (const value of [base, now])
      if (!Number.isFinite(value) || (sign === 'not negative' && value < 0))
        return fault('value-unusable', { method, input: name, value: String(value) })
  return null
}

export const product = (values: readonly number[]): number => values.reduce((all, value) => all * value, 1)

/** The split, or a fault where it is beyond any number there is. */
export const finiteSplit = (method: string, split: Split): Split | Fault => {
  for (const value of [split.base, split.now, ...split.effects.map(({ effect }) => effect)])
    if (!Number.isFinite(value)) return fault('value-unusable', { method, input: 'product', value: String(value) })
  return split
}
