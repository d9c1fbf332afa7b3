import type { Frame } from '../../core/frame.ts'
import type { Token } from './token.ts'

/** Places of a ranker's weights. */
export const FEATURES = 1 << 15

/** FNV-1a over UTF-16 units: the same place for the same feature, now and in the file of weights. */
export const placeOf = (feature: string): number => {
  let hash = 2166136261
  for (let i = 0; i < feature.length; i++) {
    hash ^= feature.charCodeAt(i)
    hash = Math.imul(hash, 16777619)
  }
  return (hash >>> 0) % FEATURES
}

/** A word, and in Chinese also its pairs of characters. */
const partsOf = (text: string): readonly string[] => {
  const word = text.toLowerCase()
  if (!/\p{Script=Han}/u.test(word)) return [word]
  return [word, ...Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2))]
}

export interface Candidate {
  readonly frame: Frame
  /** By which rules words were left aside to come to it. */
  readonly rules: ReadonlySet<string>
  /** The words that it accounts for. */
  readonly kept: ReadonlySet<Token>
}

const SLOTS = new Set(['metric', 'maybe', 'period', 'name', 'rank', 'dim', 'base', 'cmp', 'figure-date'])

/**
 * What a ranker sees of a candidate: which words were left aside and beside what, which slots are lost, and the shape of the
 * frame. Never the asker, the store or a figure.
 */
export const featuresOf = (
  { frame, rules, kept }: Candidate,
  tokens: readonly Token[],
  about: { readonly reason: string; readonly candidates: number; readonly follows: boolean },
): readonly number[] => {
  const dropped = tokens.filter((token) => !kept.has(token))
  const features = ['bias', `n ${Math.min(about.candidates, 6)}`, `reason ${about.reason}`, `follows ${about.follows}`]
  for (const rule of rules) features.push(`rule ${rule}`)
  let before = '^'
  for (const token of tokens) {
    const word = token.text.toLowerCase()
    if (!kept.has(token) && token.type !== 'pause') {
      features.push(`type ${token.type}`, `type ${token.type} ${token.value}`, `pair ${before} ${word}`)
      for (const part of partsOf(word)) features.push(`word ${part}`)
    }
    if (token.type === 'op' || token.type === 'unknown') features.push(`has ${token.type} ${token.value}`)
    before = word
  }
  const lost = dropped.flatMap(({ type }) => (SLOTS.has(type) ? [type] : [])).sort()
  features.push(`left ${Math.min(10, dropped.length)}`, `lost ${lost.join()}`)
  features.push(`unknown ${Math.min(6, dropped.filter(({ type }) => type === 'unknown').length)}`)
  features.push(`metric ${frame.metric}`, `by ${frame.by}`, `rank ${frame.rank !== null}`, `base ${frame.base?.kind}`)
  return [...new Set(features.map(placeOf))]
}
