import { atomsOf } from './atoms.ts'
import { lexiconEntries } from './lexicon.ts'
import type { NameIndex } from './names.ts'
import type { Token } from './token.ts'

const SHORTEST = 5
const LONGEST = 24
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const REPAIRED = new Set(['metric', 'maybe', 'period', 'against', 'each', 'dim', 'rank'])

const wordsOf = (wanted: (type: string) => boolean): ReadonlySet<string> =>
  new Set(
    lexiconEntries()
      .filter(({ type, language }) => language === 'en' && wanted(type))
      .flatMap(({ pattern }) => atomsOf(pattern).map((atom) => atom.text))
      .filter((word) => word.length >= SHORTEST),
  )

let words: ReadonlySet<string> | null = null
let operators: ReadonlySet<string> | null = null

/** Two letters swapped, one too many or one missing; a wrong letter is not repaired (Southgate is not Northgate). */
const variants = (word: string): readonly string[] => {
  const found: string[] = []
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)]
    if (tail !== '') found.push(head + tail.slice(1))
    if (tail.length > 1) found.push(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`)
    for (const letter of LETTERS) found.push(head + letter + tail)
  }
  return found
}

/**
 * The question with its misspelt words put right, when each unknown word is a slip away from a word that names a
 * metric, a period or a thing, and from no operator. A repaired question is offered, never answered.
 */
export const repaired = (tokens: readonly Token[], written: string, names: NameIndex): string | null => {
  words ??= wordsOf((type) => REPAIRED.has(type))
  operators ??= wordsOf((type) => type === 'op')
  let text = written
  const unknown = tokens.filter((token) => token.type === 'unknown')
  if (unknown.length === 0 || unknown.length > 2) return null
  for (const { text: word } of unknown) {
    if (!/^[a-z]+$/i.test(word) || word.length < SHORTEST || word.length > LONGEST) return null
    const forms = variants(word.toLowerCase())
    if (forms.some((form) => operators?.has(form))) return null
    const known = forms.filter(
      (form) => words?.has(form) || names.words.has(form) || (names.readings.get(form)?.full.length ?? 0) > 0,
    )
    // The lexicon knows some slips by themselves; the longest is the word itself.
    const [only] = known.sort((one, other) => other.length - one.length)
    if (only === undefined) return null
    text = text.replace(word, only)
  }
  return text
}

/** Long words of which a slip inside is no other English word; what is named by shops and goods is never among them. */
const SURE = new Set(
  `yesterday footfall conversion transaction transactions average receipts takings revenue turnover customers visitors category
   categories product products quarter weekend compared compare highest lowest hourly margin
   monday tuesday wednesday thursday friday saturday sunday january february august september october november december`.split(
    /\s+/,
  ),
)
const SHORTEST_SLIP = 5

/**
 * The question with its one misspelt word put right, where a slip inside a long word of the grammar is all that it can be ("averge
 * transaction value", "footfal yesterdya"): first and last letters stand. Null where there is doubt.
 */
export const slipMended = (tokens: readonly Token[], written: string): string | null => {
  const unknown = tokens.filter((token) => token.type === 'unknown')
  operators ??= wordsOf((type) => type === 'op')
  let text = written
  if (unknown.length === 0 || unknown.length > 2) return null
  for (const { text: said } of unknown) {
    const word = said.toLowerCase()
    if (!/^[a-z]+$/.test(word) || word.length < SHORTEST_SLIP || word.length > LONGEST) return null
    const forms = variants(word)
    const known = forms.filter((form) => SURE.has(form) && form[0] === word[0] && form.at(-1) === word.at(-1))
    const [only] = known
    if (only === undefined || new Set(known).size > 1 || forms.some((form) => operators?.has(form) && form !== only))
      return null
    text = text.replace(said, only)
  }
  return text
}
