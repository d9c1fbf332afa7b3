import type { Frame } from '../../core/frame.ts'
import { OVERVIEW } from './frames.ts'
import { featuresOf } from './offer-features.ts'
import type { OfferRanker } from './offer-ranker.ts'
import type { Reading } from './reading.ts'
import { relaxations } from './relaxed.ts'
import { type Token, Unread } from './token.ts'

/**
 * Below this a candidate is not offered. Left-one-author-out it keeps more than 85 of 100 questions that should stay silent
 * silent (docs/decisions/0018).
 */
const LIKELY = 0.3
const MOST_OFFERS = 3

interface Found {
  readonly frame: Frame
  readonly rules: Set<string>
  readonly kept: Set<Token>
}

/**
 * What may be offered when no grammar accounts for every word: frames that come of leaving words aside, in the order of how
 * likely each is meant. Only ever offered: a guess is never answered. Null when none is likely.
 */
export const rankedOffers = (
  tokens: readonly Token[],
  about: { readonly reason: string; readonly follows: boolean },
  read: (tokens: readonly Token[]) => Reading | Unread,
  ranker: OfferRanker,
): Reading | null => {
  const found = new Map<string, Found>()
  for (const { rule, tokens: rest } of relaxations(tokens)) {
    const one = read(rest)
    if (one instanceof Unread || one.notAllowed.length > 0) continue
    // Where no figure is named, the word left aside may be the figure itself.
    if (new Set(one.frames.map((frame) => frame.metric)).size >= OVERVIEW.length) continue
    for (const frame of one.frames.slice(0, MOST_OFFERS)) {
      const key = JSON.stringify(frame)
      const known = found.get(key)
      if (known) known.rules.add(rule)
      else found.set(key, { frame, rules: new Set([rule]), kept: new Set(rest) })
    }
  }
  const candidates = [...found.values()]
  const likely = candidates
    .map((candidate) => ({
      frame: candidate.frame,
      score: ranker(featuresOf(candidate, tokens, { ...about, candidates: candidates.length }), candidate, tokens),
    }))
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OFFERS)
  return likely.length === 0
    ? null
    : { frames: likely.map(({ frame }) => frame), certain: false, why: 'unknown-word', notAllowed: [] }
}
