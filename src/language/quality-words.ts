import type { QualityRuleName } from '../core/quality-rule.ts'

/**
 * Words for every quality rule. What it found is a clause that follows "the data of some days are doubtful:", also its heading on a
 * page; what to do about it is a sentence or two.
 */
export type QualityWords = Readonly<Record<QualityRuleName, string>>

/** What an example says where "`found` instead of `expected`" would not be understood; `expected` is '' where the rule knows none. */
export type QualityExampleWords = Readonly<
  Partial<Record<QualityRuleName, (found: string, expected: string) => string>>
>
