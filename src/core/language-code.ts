export const LANGUAGE_CODES = ['zh', 'en'] as const
export type LanguageCode = (typeof LANGUAGE_CODES)[number]

/** What a thing is called, and the words people use to ask for it. A metric, tool or agent brings its own, in its own file. */
export interface Label {
  readonly name: string
  /** Lower-case words and phrases that mean this thing in a question; the grammar learns them from the registry. */
  readonly words: readonly string[]
  /** Ways to ask for it that do not name it, as patterns of the lexicon (lexicon/README.md): `how many (units|pieces) (went|were sold)`. */
  readonly asks?: readonly string[]
}

export type Labels = Readonly<Record<LanguageCode, Label>>
