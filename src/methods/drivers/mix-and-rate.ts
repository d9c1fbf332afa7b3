import { type Fault, fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** A part of what a ratio is made of: a category with its margin over its sales, before and now. */
export interface Part {
  readonly name: string
  readonly base: { readonly numerator: number; readonly denominator: number }
  readonly now: { readonly numerator: number; readonly denominator: number }
}

export interface MixAndRate {
  readonly base: number
  readonly now: number
  /** What changed because weights moved between parts, and because parts' own ratios changed; together now - base. */
  readonly mix: number
  readonly rate: number
  readonly parts: readonly { readonly name: string; readonly mix: number; readonly rate: number }[]
}

/**
 * mix = sum of (w1 - w0)(p0 - P0), rate = sum of w1 (p1 - p0), with w a part's share of the denominator, p its ratio and P the
 * whole's. A part that was not there before has no p0: it counts at P0, so that all it does is rate; one that is gone has no
 * rate effect. Faults: no parts, a denominator below zero, a whole of zero.
 */
export const mixAndRate = (parts: readonly Part[]): MixAndRate | Fault => {
  const refuse = (input: string, value: string) => fault('value-unusable', { method: 'mix and rate', input, value })
  if (parts.length === 0) return refuse('parts', '0')
  for (const { name, base, now } of parts)
    for (const { numerator, denominator } of [base, now])
      if (!Number.isFinite(numerator) || !Number.isFinite(denominator) || denominator < 0)
        return refuse(name, `${numerator} / ${denominator}`)
  const sum = (of: (part: Part) => number) => parts.reduce((all, part) => all + of(part), 0)
  const [below0, below1] = [sum((part) => part.base.denominator), sum((part) => part.now.denominator)]
  if (below0 === 0 || below1 === 0) return refuse('denominator', '0')
  const whole0 = sum((part) => part.base.numerator) / below0
  const whole1 = sum((part) => part.now.numerator) / below1
  const effects = parts.map(({ name, base, now }) => {
    const before = base.denominator === 0 ? whole0 : base.numerator / base.denominator
    const mix = (now.denominator / below1 - base.denominator / below0) * (before - whole0)
    // w1 p1 is the part's numerator over the whole's denominator, also where the part's own denominator is 0
    const rate = now.numerator / below1 - (now.denominator / below1) * before
    // a numerator without a denominator before (a correction) leaves what was there before as well
    const stray = base.denominator === 0 ? base.numerator / below0 : 0
    return { name, mix, rate: rate - stray }
  })
  const made = {
    base: whole0,
    now: whole1,
    mix: effects.reduce((all, part) => all + part.mix, 0),
    rate: effects.reduce((all, part) => all + part.rate, 0),
  }
  return unusable('mix and rate', made, Number.NEGATIVE_INFINITY) ?? { ...made, parts: effects }
}
