import { FEATURES } from '../src/agents/understand/offer-features.ts'

/** A candidate that was weighed, and whether it was what the author meant. */
export interface Example {
  readonly features: readonly number[]
  readonly meant: boolean
}

const EPOCHS = 12
const RATE = 0.15
const SLOWING = 0.3
const SHRINK = 2e-5

/** Numerical Recipes' linear congruential generator: the same order every time, so the same weights. */
const draws = () => {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Weights of a logistic regression by stochastic gradient descent, lightly shrunk; the same examples give the same weights. */
export const trainRanker = (examples: readonly Example[]): Float64Array => {
  const weights = new Float64Array(FEATURES)
  const random = draws()
  const order = examples.map((_, index) => index)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + SLOWING * epoch)
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j] as number, order[i] as number]
    }
    for (const index of order) {
      const { features, meant } = examples[index] as Example
      const sum = features.reduce((total, place) => total + (weights[place] ?? 0), 0)
      const error = 1 / (1 + Math.exp(-sum)) - (meant ? 1 : 0)
      for (const place of features) weights[place] = (weights[place] ?? 0) * (1 - rate * SHRINK) - rate * error
    }
  }
  return weights
}
