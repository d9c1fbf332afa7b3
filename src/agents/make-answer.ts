import type { Answer, Option, Outcome, Sentence } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import type { Depth } from '../core/question.ts'
import type { Tier } from '../core/tier.ts'
import type { Run } from './run.ts'

export interface Said {
  readonly outcome: Outcome
  readonly depth: Depth
  readonly tier: Tier
  readonly sentences: readonly Sentence[]
  readonly evidence?: readonly Evidence[]
  readonly options?: readonly Option[]
  readonly reasons?: readonly Fault[]
  readonly frame?: Frame | null
  readonly notAllowed?: readonly string[]
  readonly readBy?: 'model'
}

/** The whole answer: what was said, and from the evidence what it covers and how fresh it is. */
export const makeAnswer = (run: Run, said: Said): Answer => {
  const evidence = said.evidence ?? []
  const newest = evidence.map((one) => one.asOf).filter((asOf) => asOf !== null)
  return {
    run: run.question.run,
    outcome: said.outcome,
    depth: said.depth,
    tier: said.tier,
    language: run.question.language,
    sentences: said.sentences,
    options: said.options ?? [],
    evidence,
    reasons: said.reasons ?? [],
    frame: said.frame ?? null,
    covers: {
      stores: [...new Set(evidence.flatMap((one) => one.stores))].sort(),
      notAllowed: said.notAllowed ?? [],
    },
    asOf: newest.sort().at(-1) ?? null,
    ...(said.readBy ? { readBy: said.readBy } : {}),
    steps: run.steps(),
  }
}

export const plainSentence = (text: string): Sentence => ({ parts: [{ text }] })
