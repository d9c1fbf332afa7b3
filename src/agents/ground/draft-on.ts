import type { Evidence } from '../../core/evidence.ts'
import type { Language, WordingContext } from '../../language/language.ts'
import type { Mentions } from './clauses.ts'

/** What earlier sentences leave behind for the next one. */
export interface Carried {
  readonly mentions: Mentions
  /** Amount of each fact already shown. */
  readonly facts: ReadonlyMap<string, string>
}

export interface DraftOn {
  readonly evidence: readonly Evidence[]
  readonly question: string
  readonly language: Language
  readonly context: WordingContext
  readonly asked: Mentions
  readonly carried: Carried
}

const KINDS = ['places', 'goods', 'whens', 'clocks', 'metrics'] as const

/** What still holds after more was said: each kind is replaced by what was said last. */
export const holding = (before: Mentions, said: Mentions): Mentions => {
  const after = { ...before, bases: [] }
  for (const kind of KINDS) if (said[kind].length > 0) Object.assign(after, { [kind]: said[kind] })
  return after
}
