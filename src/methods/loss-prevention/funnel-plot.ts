import type { Fault } from '../../core/fault.ts'
import { normalBelow, normalQuantile } from '../normal.ts'
import { unusable } from '../unusable.ts'
import { binomialAtLeast, poissonAtLeast } from './tails.ts'

/** One person's events and what they could have happened in: receipts (binomial), hours or minutes (poisson). */
export interface FunnelMember {
  readonly id: string
  readonly events: number
  readonly exposure: number
}

export interface FunnelPoint extends FunnelMember {
  readonly rate: number
  /** The others' events over the others' exposure; null when there are no others. */
  readonly peerRate: number | null
  /** Probability of so many events or more at the peers' rate; 1 when there is nobody to compare with. */
  readonly p: number
}

/** Nobody has more receipts, items or minutes; the tails are sums over counts, and beyond this no longer right. */
const MOST = 1e9

/** Fewest members whose spread can be told from chance; with fewer, no spread is assumed. */
const FEWEST_FOR_SPREAD = 10

/**
 * The funnel plot (Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in Medicine 24):
 * each member against the pooled rate of all others, with exact binomial or Poisson limits, so that few receipts need a far
 * higher rate than many. People differ more than chance allows (other hours, other lanes): the overdispersion phi, the
 * mean of squared z with the outer tenth drawn in, widens the limits where it exceeds 1.
 */
export const funnel = (
  members: readonly FunnelMember[],
  kind: 'binomial' | 'poisson',
): readonly FunnelPoint[] | Fault => {
  for (const { events, exposure } of members) {
    const wrong =
      unusable('funnel', { exposure }, 0, MOST) ??
      unusable('funnel', { events }, 0, kind === 'binomial' ? exposure : MOST)
    if (wrong !== null) return wrong
  }
  const all = members.reduce((sum, { events }) => sum + events, 0)
  const exposed = members.reduce((sum, { exposure }) => sum + exposure, 0)
  const phi = overdispersion(members, kind, exposed === 0 ? 0 : all / exposed)
  return members.map((member): FunnelPoint => {
    const others = exposed - member.exposure
    const peerRate = others > 0 ? (all - member.events) / others : null
    const rate = member.exposure > 0 ? member.events / member.exposure : 0
    return { ...member, rate, peerRate, p: peerRate === null ? 1 : tailOf(member, kind, peerRate, phi) }
  })
}

const tailOf = (
  { events, exposure }: FunnelMember,
  kind: 'binomial' | 'poisson',
  rate: number,
  phi: number,
): number => {
  const exact = (chance: number) =>
    kind === 'binomial' ? binomialAtLeast(events, exposure, chance) : poissonAtLeast(events, exposure * chance)
  // where nobody else has any, as if the next of their exposure had: a first case is no proof
  const p = rate > 0 ? exact(rate) : events > 0 ? exact(Math.min(1, 1 / Math.max(1, exposure))) : 1
  if (phi <= 1 || p <= 0) return p
  return 1 - normalBelow(normalQuantile(1 - p) / Math.sqrt(phi))
}

const overdispersion = (members: readonly FunnelMember[], kind: 'binomial' | 'poisson', rate: number): number => {
  const scores = members
    .filter(({ exposure }) => exposure > 0)
    .map(({ events, exposure }) => {
      const variance = exposure * rate * (kind === 'binomial' ? 1 - rate : 1)
      return variance > 0 ? (events - exposure * rate) / Math.sqrt(variance) : 0
    })
    .sort((a, b) => a - b)
  if (scores.length < FEWEST_FOR_SPREAD) return 1
  const cut = Math.floor(scores.length / 10)
  const [low = 0, high = 0] = [scores[cut], scores[scores.length - 1 - cut]]
  return scores.map((z) => Math.min(high, Math.max(low, z)) ** 2).reduce((sum, z) => sum + z, 0) / scores.length
}
