import { LANGUAGES } from '../../language/index.ts'
import { CHINESE } from './lexicon-chinese.ts'
import { ENGLISH } from './lexicon-english.ts'
import { PLAIN_KINDS, type PlainKind } from './token.ts'
import { Trie } from './trie.ts'
import { counts, UNITS } from './units.ts'

export type LexiconEntry =
  | { readonly kind: PlainKind }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'conjunction' }
  | { readonly kind: 'last-year' }

const phrases = (list: string | undefined) =>
  (list ?? '')
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')

const build = (): Trie<LexiconEntry> => {
  const lexicon = new Trie<LexiconEntry>()
  // Later ones win: a word that is neutral in one list and says something in another says something.
  for (const table of [CHINESE, ENGLISH])
    for (const phrase of phrases(table.neutral)) lexicon.set(phrase, { kind: 'neutral' })
  for (const [word, unit] of UNITS) lexicon.set(word, { kind: 'unit', unit })
  for (const language of Object.values(LANGUAGES)) {
    for (const word of language.direction.up) lexicon.set(word, { kind: 'up' })
    for (const word of language.direction.down) lexicon.set(word, { kind: 'down' })
  }
  for (const table of [CHINESE, ENGLISH]) {
    for (const kind of PLAIN_KINDS) {
      if (kind === 'neutral' || kind === 'bound') continue
      for (const phrase of phrases(table[kind])) if (!counts(phrase)) lexicon.set(phrase, { kind })
    }
    for (const kind of ['conjunction', 'last-year'] as const)
      for (const phrase of phrases(table[kind])) lexicon.set(phrase, { kind })
    // A bound that is also a direction ("below") stays one; the check of bounds looks at the words themselves.
    for (const phrase of phrases(table.bound)) if (lexicon.get(phrase) === null) lexicon.set(phrase, { kind: 'bound' })
  }
  return lexicon
}

/** Everything the gate knows about words that are no names, numbers or dates, of all languages at once. */
export const LEXICON = build()

/** Words that make a figure a limit when they stand right before or behind it. */
export const BOUNDS: ReadonlySet<string> = new Set([...phrases(CHINESE.bound), ...phrases(ENGLISH.bound)])
