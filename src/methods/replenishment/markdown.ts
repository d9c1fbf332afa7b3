import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** Steps of a markdown for goods that will not sell in time, as shares off the price. */
export const STAGES = [0.2, 0.4, 0.6] as const

export interface MarkdownInput {
  readonly quantity: number
  /** Units that sell in time at the full price. */
  readonly sells: number
  /** Money a unit. */
  readonly price: number
  /** What taking away a unit that is left over costs. */
  readonly disposal: number
  /** Price elasticity of demand, below 0 (`price/elasticity.ts`). */
  readonly elasticity: number
}

export interface Markdown {
  /** Share off; 0 is the full price. */
  readonly depth: number
  readonly sells: number
  readonly unsold: number
  /** More money than at the full price: takings of what sells, less what is taken away. */
  readonly gain: number
}

/**
 * The step that brings most money, all the lot marked down at once: demand at depth m is (1 - m)^elasticity times that at the
 * full price (constant elasticity), takings price (1 - m) min(quantity, demand), less disposal of the rest. Of two steps that
 * bring the same the smaller. Nothing is marked down that sells anyhow or that is worth more at the full price.
 */
export const markdown = (
  { quantity, sells, price, disposal, elasticity }: MarkdownInput,
  stages: readonly number[] = STAGES,
): Markdown | Fault => {
  const wrong =
    unusable('markdown', { quantity, sells, price, disposal }) ?? unusable('markdown', { elasticity }, -20, 0)
  if (wrong !== null) return wrong
  const worth = (depth: number) => {
    const sold = Math.min(quantity, sells * (1 - depth) ** elasticity)
    return { depth, sold, money: price * (1 - depth) * sold - disposal * (quantity - sold) }
  }
  const full = worth(0)
  const best = stages.map(worth).reduce((a, b) => (b.money > a.money + 1e-9 ? b : a), full)
  const gain = best.money - full.money
  const beyond = unusable('markdown', { gain }, Number.NEGATIVE_INFINITY)
  if (beyond !== null) return beyond
  return { depth: best.depth, sells: best.sold, unsold: quantity - best.sold, gain }
}
