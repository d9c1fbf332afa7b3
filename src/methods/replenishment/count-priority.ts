import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/**
 * How much likelier a wrong record is than at random (retail.md 3.2 [36]): a low recorded stock finds 8 times the unknown
 * out-of-stocks; high activity and an error at the last count find twice the discrepancies each. Configuration.
 */
const LOW_STOCK = 8
const BUSY = 2
const WRONG_BEFORE = 2
/** A record below zero is wrong for certain, a phantom nearly so; money still weighs, so a dear line may come before. */
const CERTAIN = 64

export interface CountLine {
  readonly onHand: number
  readonly dailyDemand: number
  /** Money a unit. */
  readonly margin: number
  /** Stock moves of the last weeks. */
  readonly moves: number
  /** Units that the last count differed by; null when it was not counted yet. */
  readonly lastError: number | null
  readonly phantom: boolean
}

export const COUNT_REASONS = ['negative', 'phantom', 'low-stock', 'busy', 'wrong-before'] as const
export type CountReason = (typeof COUNT_REASONS)[number]

export interface CountPriority {
  readonly line: number
  /** Likelihood against random times the margin of a day: money a day that a count may find. */
  readonly score: number
  readonly likelihood: number
  /** Margin of a day without the goods. */
  readonly stake: number
  readonly reasons: readonly CountReason[]
}

/** Lines in the order to count them, those with a reason only; busiest quarter by moves is busy. */
export const countFirst = (lines: readonly CountLine[]): readonly CountPriority[] | Fault => {
  for (const { onHand, dailyDemand, margin, moves, lastError } of lines) {
    const wrong =
      unusable('count-first', { dailyDemand, moves, stake: CERTAIN * CERTAIN * dailyDemand * Math.max(0, margin) }) ??
      unusable('count-first', { onHand, margin, lastError: lastError ?? 0 }, -1e9)
    if (wrong !== null) return wrong
  }
  const sorted = lines.map(({ moves }) => moves).sort((a, b) => b - a)
  const busy = sorted[Math.floor(sorted.length / 4)] ?? 0
  return lines
    .map((line, at): CountPriority => {
      const reasons: CountReason[] = []
      if (line.onHand < 0) reasons.push('negative')
      if (line.phantom) reasons.push('phantom')
      if (line.onHand > 0 && line.onHand <= Math.max(1, line.dailyDemand)) reasons.push('low-stock')
      if (line.moves > busy) reasons.push('busy')
      if (Math.abs(line.lastError ?? 0) > 1e-9) reasons.push('wrong-before')
      const factor = {
        negative: CERTAIN,
        phantom: CERTAIN,
        'low-stock': LOW_STOCK,
        busy: BUSY,
        'wrong-before': WRONG_BEFORE,
      }
      const likelihood = reasons.reduce((product, reason) => product * factor[reason], 1)
      const stake = line.dailyDemand * Math.max(0, line.margin)
      return { line: at, score: likelihood * stake, likelihood, stake, reasons }
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.score - a.score || b.likelihood - a.likelihood || a.line - b.line)
}
