import type { Evidence } from './evidence.ts'
import type { Fault } from './fault.ts'
import type { Frame } from './frame.ts'
import type { RunId, StoreId } from './ids.ts'
import type { LanguageCode } from './language-code.ts'
import type { Depth } from './question.ts'
import type { Tier } from './tier.ts'

/** `grounded`: all asked figures are there; `explained`: not all, with why and what can be asked; `clarify`: a tap away;
 *  `refused`: not allowed; `handed-over`: passed on, no answer yet. */
export const OUTCOMES = ['grounded', 'explained', 'clarify', 'refused', 'handed-over'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Text that opens its receipt. */
export interface TappedPart {
  readonly text: string
  readonly evidence: string
  readonly row: number
  readonly column: string
}

/**
 * A piece of a checked sentence: words, or a number that knows its cell. `row` and `column` as in a slot
 * `{{e1.r2.net_sales}}`; row 0 is a note about the whole evidence: column `flag:NAME`, or `as-of` for the end of the data.
 */
export type SentencePart = { readonly text: string } | TappedPart

export interface Sentence {
  readonly parts: readonly SentencePart[]
  /** The house's own word beside the answer, never a model's: a note on the data, or what was looked up. Shown smaller. */
  readonly aside?: true
}

/** A whole question to tap. */
export interface Option {
  readonly text: string
  readonly frame: Frame
}

export interface Answer {
  readonly run: RunId
  readonly outcome: Outcome
  readonly depth: Depth
  /** Who answered; at the instant depth the asker's tier. */
  readonly tier: Tier
  readonly language: LanguageCode
  readonly sentences: readonly Sentence[]
  readonly options: readonly Option[]
  /** Evidence that the answer shows, in order; the receipt behind each tap. */
  readonly evidence: readonly Evidence[]
  /** Why not all asked figures are there. */
  readonly reasons: readonly Fault[]
  /** The frame that was answered, for follow-ups; null after a model's answer. */
  readonly frame: Frame | null
  readonly covers: { readonly stores: readonly StoreId[]; readonly notAllowed: readonly string[] }
  readonly asOf: string | null
  /** `model`: a model helped to read the question; the figures are the house's all the same. */
  readonly readBy?: 'model'
  /** Model calls and tool runs. */
  readonly steps: number
}

/** A figure of the answer: a cell, not a number of a note about the data. */
export const isFigure = (part: SentencePart): part is TappedPart => 'evidence' in part && part.row > 0

export const textOf = (sentence: Sentence): string => sentence.parts.map((part) => part.text).join('')
