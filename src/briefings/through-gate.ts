import { ground } from '../agents/ground/ground.ts'
import type { Sentence, SentencePart } from '../core/answer.ts'
import type { DraftSentence } from '../core/draft.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Findings } from './findings.ts'

/** The page's own words, with neither a slot nor a number: a heading, a name that is missing. There is nothing to check. */
const isOwnWords = (draft: DraftSentence) => !/[{\d]/.test(draft)

/** A briefing's drafts pass the same gate as a model's words; what does not pass is dropped and counted. */
export const grounded = (
  findings: Findings,
  drafts: readonly DraftSentence[],
  evidence: readonly Evidence[],
): { readonly sentences: readonly Sentence[]; readonly dropped: number } => {
  const { language, context } = findings
  const results = ground(
    drafts.filter((draft) => !isOwnWords(draft)),
    { evidence, question: '', language, context },
  )
  let next = 0
  const sentences = drafts.flatMap((draft): Sentence[] => {
    if (isOwnWords(draft)) return [{ parts: [{ text: draft }] }]
    const result = results[next++]
    if (result?.kind !== 'passed') return []
    return [{ parts: result.sentence.parts.map((part) => withWholeId(part, evidence)) }]
  })
  return { sentences, dropped: drafts.length - sentences.length }
}

/** A briefing has no desk: its numbers name their evidence in full, so that each opens its receipt. */
const withWholeId = (part: SentencePart, evidence: readonly Evidence[]): SentencePart => {
  if (!('evidence' in part)) return part
  const whole = evidence.find(({ id }) => id === part.evidence || id.endsWith(`.${part.evidence}`))
  return { ...part, evidence: whole?.id ?? part.evidence }
}
