import type { Answer, Sentence } from './answer.ts'
import type { Instant } from './clock.ts'
import type { Evidence } from './evidence.ts'
import type { Fault } from './fault.ts'
import type { RunId } from './ids.ts'
import type { Depth } from './question.ts'
import type { Tier } from './tier.ts'

/** What happened, in order. The screen, the log, replay, tracing and the evals read this and nothing else. */
export type RunEventBody =
  | { readonly type: 'run-start'; readonly text: string; readonly language: string }
  | { readonly type: 'depth-chosen'; readonly depth: Depth; readonly why: string }
  | { readonly type: 'tier-chosen'; readonly tier: Tier; readonly from: Tier | null; readonly why: string }
  | { readonly type: 'model-start'; readonly tier: Tier; readonly model: string; readonly call: number }
  | {
      readonly type: 'model-end'
      readonly tier: Tier
      readonly call: number
      readonly promptTokens: number | null
      readonly answerTokens: number | null
      readonly ms: number
      readonly outcome: 'text' | 'tool-calls' | 'fault'
    }
  | { readonly type: 'tool-start'; readonly tier: Tier; readonly tool: string; readonly input: unknown }
  | {
      readonly type: 'tool-end'
      readonly tool: string
      readonly ms: number
      readonly outcome: 'evidence' | 'answer' | 'fault'
    }
  | { readonly type: 'evidence-filed'; readonly evidence: Evidence }
  | { readonly type: 'sentence-available'; readonly sentence: Sentence; readonly tier: Tier }
  | { readonly type: 'sentence-dropped'; readonly tier: Tier; readonly reason: string }
  | { readonly type: 'answer-available'; readonly answer: Answer }
  | { readonly type: 'fault-raised'; readonly fault: Fault }
  | { readonly type: 'run-end'; readonly ms: number }

export type RunEvent = RunEventBody & { readonly run: RunId; readonly seq: number; readonly at: Instant }
export type Emit = (event: RunEventBody) => void
