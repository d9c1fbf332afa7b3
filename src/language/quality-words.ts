import type { QualityRuleName } from '../core/quality-rule.ts'

/** What a quality rule found, as a clause that follows "the data of some days are doubtful:"; also its heading on a page. */
export type QualityWords = Readonly<Record<QualityRuleName, string>>
