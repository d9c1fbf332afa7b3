import type { Sentence } from '../../core/answer.ts'
import type { DraftSentence } from '../../core/draft.ts'

/** Why the gate refused a sentence; a code for the log, the model's retry and the evals. */
export type Refusal =
  | 'unknown-slot'
  | 'empty-cell'
  | 'number-not-on-desk'
  | 'number-ambiguous'
  | 'wrong-unit'
  | 'wrong-entity'
  | 'wrong-metric'
  | 'wrong-period'
  | 'wrong-direction'
  | 'comparison-without-row'
  | 'negated-figure'
  | 'two-values'
  | 'contradicts-earlier'
  | 'unknown-word'
  | 'not-plain-text'

/** What the gate made of one draft sentence: words and numbers that know their cell, or why it may not be shown. */
export type Grounded =
  | { readonly kind: 'passed'; readonly sentence: Sentence }
  | { readonly kind: 'refused'; readonly draft: DraftSentence; readonly refusal: Refusal; readonly detail: string }
