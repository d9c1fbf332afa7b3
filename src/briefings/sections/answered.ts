import type { Evidence } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { Findings } from '../findings.ts'
import type { Drafted } from './section.ts'

/** Worded as the answer to its own question would be, so a briefing and the chat say the same thing the same way. */
export const answered = (findings: Findings, result: Evidence | Fault): Drafted => {
  if (isFault(result)) return { drafts: [], evidence: [], faults: [result] }
  const drafts = result.frame ? findings.language.word(result.frame, result, findings.context) : []
  return { drafts, evidence: [result], faults: [] }
}

export const joined = (parts: readonly Drafted[]): Drafted => ({
  drafts: parts.flatMap((part) => part.drafts),
  evidence: parts.flatMap((part) => part.evidence),
  faults: parts.flatMap((part) => part.faults),
})
