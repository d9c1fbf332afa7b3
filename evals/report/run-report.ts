import type { Tier } from '../../src/core/tier.ts'

/** Where the answers came from; only a live model's may be quoted as a tier's score. */
export type Origin = 'no-model' | 'ollama'

export interface QuestionReport {
  readonly id: string
  readonly language: string
  readonly passed: number
  readonly trials: number
  /** Why nothing can be said of it, or why it failed. */
  readonly reason: string | null
  readonly unscored: boolean
  readonly ms: readonly number[]
}

/** One family: passed when every scored question of it passed; unscored when none could be scored. */
export interface FamilyReport {
  readonly id: string
  readonly skill: string
  readonly tier: Tier
  readonly trap: string | null
  readonly passed: boolean
  readonly unscored: boolean
  readonly reason: string | null
  /** Share of scored trials that passed, over the questions. */
  readonly score: number | null
  /** pass^3 by C(c,3)/C(n,3), over the questions with three trials or more. */
  readonly passThree: number | null
  readonly rejectedDraws: number
  readonly questions: readonly QuestionReport[]
}

export interface Totals {
  readonly families: number
  readonly passed: number
  readonly failed: number
  readonly unscored: number
  readonly questions: { readonly passed: number; readonly failed: number; readonly unscored: number }
  /** Mean family score with its bootstrap interval over families; null when nothing was scored. */
  readonly score: { readonly estimate: number; readonly low: number; readonly high: number } | null
  readonly rejectedDraws: number
  readonly p50ms: number
  readonly p95ms: number
}

/** `eval --json` (contracts 7). */
export interface RunReport {
  readonly tier: Tier | 'all'
  readonly origin: Origin
  readonly notice: string
  readonly effort: Effort
  readonly seed: string
  readonly snapshot: string
  readonly at: string
  readonly families: readonly FamilyReport[]
  readonly totals: Totals
}

export const EFFORTS = ['quick', 'std', 'full'] as const
export type Effort = (typeof EFFORTS)[number]
/** Trials of a question that a model answers; what has no chance in it is asked once. */
export const TRIALS: Readonly<Record<Effort, number>> = { quick: 1, std: 3, full: 5 }
