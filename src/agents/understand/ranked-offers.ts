import type { Frame } from '../../core/frame.ts'
import type { Asking } from './asked.ts'
import { extendedFrames, type Found } from './extended-frames.ts'
import { OVERVIEW } from './frames.ts'
import { featuresOf } from './offer-features.ts'
import type { OfferRanker } from './offer-ranker.ts'
import type { Reading } from './reading.ts'
import { relaxations } from './relaxed.ts'
import { type Token, Unread } from './token.ts'

/**
 * Below this a candidate is not offered as what may be meant, only named beside a reason. Left-one-author-out it keeps more than 85 of 100
 * questions that should stay silent silent (docs/decisions/0018).
 */
const LIKELY = 0.3
const MOST_OFFERS = 3
/** Nobody asks in more; what is longer is not taken apart, which would take longer than its answer may. */
const MOST_TOKENS = 80

export interface RankedOffers {
  /** What may be meant, likeliest first, three at most. */
  readonly likely: readonly Frame[]
  /** What can be asked instead: the nearest whole questions, likely or not, three at most. */
  readonly near: readonly Frame[]
}

/** What is known of the question beside its words. */
export interface AboutOffers {
  /** Why it was not read; empty where it was, but not for certain. */
  readonly reason: string
  /** The word at which reading stopped, where it was one. */
  readonly refused: string
  readonly follows: boolean
  /** What the turn before was about. */
  readonly previous: Frame | null
}

/** Frames that the grammar reads when some of the words are left aside; a follow-up may also ask for what was asked before. */
const relaxedFrames = (
  tokens: readonly Token[],
  previous: Frame | null,
  read: (tokens: readonly Token[]) => Reading | Unread,
) => {
  const found = new Map<string, Found>()
  const asBefore = previous && { frame: previous, rules: new Set(['as-before']), kept: new Set<Token>() }
  if (asBefore) found.set(JSON.stringify(previous), asBefore)
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
  return [...found.values()]
}

/** Two that differ in their form alone are worded alike. */
const sameQuestion = (a: Frame, b: Frame): boolean =>
  JSON.stringify({ ...a, wish: null }) === JSON.stringify({ ...b, wish: null })

/**
 * What may be offered when no grammar accounts for every word: frames that come of leaving words aside, or of adding what else is named,
 * in the order of how likely each is meant. Only ever offered: a guess is never answered.
 */
export const rankedOffers = (
  tokens: readonly Token[],
  about: AboutOffers,
  read: (tokens: readonly Token[]) => Reading | Unread,
  ranker: OfferRanker,
  asking: Asking,
): RankedOffers => {
  if (tokens.length > MOST_TOKENS) return { likely: [], near: [] }
  const candidates = extendedFrames(
    relaxedFrames(tokens, about.previous, read),
    // A ranking that the grammar refused ranks by something else: "footfall of the best store".
    tokens.filter(({ text }) => text !== about.refused),
    asking,
  )
  const ranked = candidates
    .map((candidate) => ({
      frame: candidate.frame,
      score: ranker(featuresOf(candidate, tokens, { ...about, candidates: candidates.length }), candidate, tokens),
    }))
    .sort((a, b) => b.score - a.score)
    .filter(({ frame }, i, all) => all.findIndex((other) => sameQuestion(other.frame, frame)) === i)
    .slice(0, MOST_OFFERS)
  return {
    likely: ranked.filter(({ score }) => score >= LIKELY).map(({ frame }) => frame),
    near: ranked.map(({ frame }) => frame),
  }
}
