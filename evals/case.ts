import type { AnswerJson } from '../src/agents/answer-json.ts'
import type { Outcome } from '../src/core/answer.ts'
import type { Entity, RowRole } from '../src/core/evidence.ts'
import type { FaultCode } from '../src/core/fault.ts'
import type { LanguageCode } from '../src/core/language-code.ts'
import type { Role } from '../src/core/role.ts'
import type { Tier } from '../src/core/tier.ts'
import type { Random } from './stats/random.ts'
import type { Raw } from './truth/raw.ts'
import type { World } from './worlds/world.ts'

/** A figure that the answer must hold, from the suite's own SQL. */
export interface TrueFigure {
  readonly metric: string
  /** In the unit's own scale: ratios as shares of 1, points as points. */
  readonly value: number
  readonly unit: string
  readonly entity: Entity
  readonly role: RowRole
  /** Must stand in the words too; bases and differences may stay in the figures only. */
  readonly inWords: boolean
}

/** What a right answer is. Where the outcome allows no figures, any figure is a fault. */
export interface Expected {
  readonly outcomes: readonly Outcome[]
  readonly figures: readonly TrueFigure[]
  /** The days that the figures of role value are of. */
  readonly period: { readonly from: string; readonly to: string } | null
  /** Without a figure: the reason must be one of these, or the words must match. */
  readonly because: { readonly faults: readonly FaultCode[]; readonly words: RegExp } | null
  /** True when `figures` may be missing altogether (asking back is right too), but wrong ones may not be there. */
  readonly optional: boolean
  /** Figures of others that must not appear anywhere. */
  readonly canaries: readonly TrueFigure[]
  /** Readings that are wrong and lie near: a mutant answers with them, and must be caught. */
  readonly confusions: Readonly<Record<string, readonly TrueFigure[]>>
}

export interface Wording<P> {
  readonly language: LanguageCode
  readonly style: 'plain' | 'mixed' | 'hurried'
  /** Turns of one conversation; the last is judged. */
  readonly turns: (parameters: P, say: Say) => readonly string[]
}

/** Names and days as people write them, in the wording's language. */
export interface Say {
  store(id: string): string
  region(id: string): string
  category(id: string): string
  product(id: string): string
  /** 昨天, 3月12日; yesterday, 12 March. */
  day(date: string): string
}

/** One intent, one truth, at least four wordings: the unit of all statistics. */
export interface Family<P = Record<string, string>> {
  readonly id: string
  readonly skill: string
  /** The lowest tier that must suffice. */
  readonly tier: Tier
  readonly role: Role
  /** What it tries to lure into, if it is a trap. */
  readonly trap: string | null
  readonly draw: (world: World, random: Random) => P | null
  readonly stores: (parameters: P, world: World) => readonly string[]
  readonly ask: readonly Wording<P>[]
  /** Null: the draw is a near-tie or empty, and is drawn again. */
  readonly truth: (parameters: P, raw: Raw, world: World) => Promise<Expected | null>
  readonly mutants: readonly string[]
}

/** A question as put to an agent, with all that judging it needs. */
export interface Trial {
  readonly id: string
  readonly family: string
  readonly tier: Tier
  readonly language: LanguageCode
  readonly turns: readonly string[]
  readonly role: Role
  readonly stores: readonly string[]
  readonly at: string
  readonly expected: Expected
  readonly world: World
}

export type EvalAgent = (trial: Trial) => Promise<AnswerJson>
