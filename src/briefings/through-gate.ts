import { ground } from '../agents/ground/ground.ts'
import type { Sentence, SentencePart } from '../core/answer.ts'
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
  const whole = sentences.map(({ parts }) => ({ parts: parts.map((part) => withWholeId(part, evidence)) }))
  return { sentences: whole, dropped: gated.length - whole.length }
}

/** A briefing has no desk: its numbers name their evidence in full, so that each opens its receipt. */
const withWholeId = (part: SentencePart, evidence: readonly Evidence[]): SentencePart => {
  if (!('evidence' in part)) return part
  const whole = evidence.find(({ id }) => id === part.evidence || id.endsWith(`.${part.evidence}`))
  return { ...part, evidence: whole?.id ?? part.evidence }
}
