import type { FaultCode, FaultParameters } from '../core/fault.ts'
import type { WordingContext } from './language.ts'

/** What a fault's wording may ask for: names instead of ids, dates as people say them. */
export interface FaultSpeech {
  readonly metric: (name: string) => string
  readonly stores: (ids: string) => string
  readonly date: (date: string) => string
  readonly tier: (tier: string) => string
  readonly context: WordingContext
}

/** Every code has a wording, or the language does not compile. */
export type FaultWords = { readonly [C in FaultCode]: (parameters: FaultParameters[C], say: FaultSpeech) => string }
