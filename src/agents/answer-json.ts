import { type Answer, type Option, type Outcome, textOf } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Fault } from '../core/fault.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Depth } from '../core/question.ts'
import type { Tier } from '../core/tier.ts'
import { type Figure, figuresOf } from './figures.ts'

/** The answer of one turn as scripts read it: `ask --json`, `ask --batch` and the evals (contracts 7). */
export interface AnswerJson {
  readonly id: string
  readonly outcome: Outcome
  readonly depth: Depth
  readonly tier: Tier
  readonly language: LanguageCode
  /** All sentences, then each offered question on a line of its own; a lead-in is never left without its list. */
  readonly text: string
  readonly figures: readonly Figure[]
  readonly evidence: readonly Evidence[]
  readonly covers: Answer['covers']
  readonly readBy?: 'model'
  readonly asOf: string | null
  readonly steps: number
  readonly ms: number
  /** Whole questions to tap: the likely readings (`clarify`), or what can be asked instead (`explained`, `refused`). */
  readonly options: readonly Option[]
  /** Why not all asked figures are there. */
  readonly reasons: readonly Fault[]
}

/** `id` is the caller's (a batch line's, a case's); `ms` the whole milliseconds that the answer took. */
export const answerJson = (answer: Answer, id: string, ms: number): AnswerJson => ({
  id,
  outcome: answer.outcome,
  depth: answer.depth,
  tier: answer.tier,
  language: answer.language,
  text: textIn(answer),
  figures: answer.outcome === 'clarify' ? [] : figuresOf(answer.evidence),
  evidence: answer.evidence,
  covers: answer.covers,
  ...(answer.readBy ? { readBy: answer.readBy } : {}),
  asOf: answer.asOf,
  steps: answer.steps,
  ms: Math.round(ms),
  options: answer.options,
  reasons: answer.reasons,
})

const textIn = ({ sentences, options, language }: Answer): string =>
  [sentences.map(textOf).join(language === 'zh' ? '' : ' '), ...options.map((option) => `- ${option.text}`)].join('\n')
