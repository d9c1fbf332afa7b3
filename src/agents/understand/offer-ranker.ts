import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../core/package-root.ts'
import { type Candidate, FEATURES } from './offer-features.ts'
import type { Token } from './token.ts'

/** How likely a candidate is what was meant by the words, 0 to 1. */
export type OfferRanker = (features: readonly number[], candidate: Candidate, tokens: readonly Token[]) => number

/** Weights as the file holds them: one byte each, times `scale`. */
export interface RankerFile {
  readonly scale: number
  readonly weights: string
}

/** Logistic regression over the features' places. */
export const rankerOf = (weights: ArrayLike<number>, scale = 1): ((features: readonly number[]) => number) => {
  return (features) => {
    let sum = 0
    for (const place of features) sum += (weights[place] ?? 0) * scale
    return 1 / (1 + Math.exp(-sum))
  }
}

export const RANKER_PATH = join(PACKAGE_ROOT, 'lexicon', 'offer-ranker.json')

let shipped: OfferRanker | null = null

/** The ranker that was learnt from the whole corpus (`npm run train:offers`). */
export const shippedRanker = (): OfferRanker => {
  if (shipped) return shipped
  const { scale, weights } = JSON.parse(readFileSync(RANKER_PATH, 'utf8')) as RankerFile
  const bytes = new Int8Array(Buffer.from(weights, 'base64'))
  if (bytes.length !== FEATURES) throw new Error(`${RANKER_PATH} is of another version; run npm run train:offers`)
  shipped = rankerOf(bytes, scale)
  return shipped
}
