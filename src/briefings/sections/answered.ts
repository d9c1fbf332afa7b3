import type { Evidence } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { flagWords } from '../../language/answer-words.ts'
import { comparedOf, slotsOf } from '../compared.ts'
import type { Findings } from '../findings.ts'
import type { Drafted } from './section.ts'

const nothing = (fault: Fault): Drafted => ({ drafts: [], evidence: [], faults: [fault] })

/** Worded as the answer to its own question would be, so a briefing and the chat say the same thing the same way. */
export const answered = (findings: Findings, result: Evidence | Fault): Drafted => {
  if (isFault(result)) return nothing(result)
  const drafts = result.frame ? findings.language.word(result.frame, result, findings.context) : []
  return { drafts, evidence: [result], faults: [] }
}

/** One line: what it is called, its figure, and the change against usual. Place and day stand in the headline. */
export const lined = (findings: Findings, result: Evidence | Fault): Drafted => {
  if (isFault(result)) return nothing(result)
  const { language, context, words } = findings
  const name = nameOf(findings, result.source)
  const [first] = comparedOf(result)
  const slots = first && slotsOf(first)
  const doubts = result.flags.map((flag) => flagWords(flag, language, context))
  return { drafts: slots ? [words.line(name, slots), ...doubts] : [], evidence: [result], faults: [] }
}

/** What a metric is called in the briefing's language. */
export const nameOf = ({ context, language }: Findings, metric: string): string =>
  context.labels[metric]?.[language.code].name ?? metric
