import { ground } from '../agents/ground/ground.ts'
import type { Sentence } from '../core/answer.ts'
import type { DraftSentence } from '../core/draft.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Findings } from './findings.ts'

/** A briefing's drafts pass the same gate as a model's words; what does not pass is dropped and counted. */
export const grounded = (
  findings: Findings,
  drafts: readonly DraftSentence[],
  evidence: readonly Evidence[],
): { readonly sentences: readonly Sentence[]; readonly dropped: number } => {
  const { language, context } = findings
  const gated = ground(drafts, { evidence, question: '', language, context })
  const sentences = gated.flatMap((result) => (result.kind === 'passed' ? [result.sentence] : []))
  return { sentences, dropped: gated.length - sentences.length }
}
