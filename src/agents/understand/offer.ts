import type { Catalogue } from '../../core/catalogue.ts'
import type { Question } from '../../core/question.ts'
import { atomsOf } from './atoms.ts'
import { cheapestCovers } from './cover.ts'
import { OVERVIEW } from './frames.ts'
import { withoutHarmless } from './harmless.ts'
import { reheard } from './homophones.ts'
import type { PhraseMachine } from './lexicon.ts'
import type { NameIndex } from './names.ts'
import { nameHeard } from './names-heard.ts'
import type { Reading } from './reading.ts'
import { repaired } from './repair.ts'
import { withoutStories } from './stories.ts'
import { type Token, Unread } from './token.ts'

/** 中山 is no remark where there is a 中山路店. */
const isPartOfName = (text: string, { stores, regions, districts }: Catalogue): boolean =>
  [...stores, ...regions, ...districts].some(
    ({ names }) => names.zh.includes(text) || names.en.toLowerCase().split(' ').includes(text.toLowerCase()),
  )

const unsure = (read: Reading, why: string): Reading => ({ ...read, certain: false, why })

const namesOneFigure = ({ frames }: Reading): boolean =>
  new Set(frames.map((frame) => frame.metric)).size < OVERVIEW.length

/**
 * What may be offered when words were not known: the question with slips of the keyboard or the ear put right, or without a
 * remark that alters nothing. `read` reads tokens as a question; null when nothing whole is left.
 */
export const offered = (
  tokens: readonly Token[],
  question: Question,
  catalogue: Catalogue,
  machine: PhraseMachine,
  names: NameIndex,
  read: (tokens: readonly Token[], text: string) => Reading | Unread,
): Reading | null => {
  const unknown = tokens.filter((token) => token.type === 'unknown')
  // Single characters of talk may be misheard ones, too: 可流.
  const doubtful = tokens.filter(({ type, text }) => type === 'unknown' || (type === 'soft' && text.length === 1))
  const heard = reheard(question.text, new Set(doubtful.map((token) => token.text)), machine, names)
  const unread = new Set(unknown.map((token) => token.text))
  const named = nameHeard(heard ?? question.text, unread, names)
  for (const text of [repaired(tokens, heard ?? question.text, names), named, heard]) {
    if (text === null) continue
    for (const cover of cheapestCovers(atomsOf(text), machine, names, text))
      for (const way of [cover.tokens, ...withoutHarmless(cover.tokens, text)]) {
        const found = read(way, text)
        if (!(found instanceof Unread)) return unsure(found, 'misspelt')
      }
  }
  // A name that was misheard is not read away.
  if (heard !== null || unknown.some((token) => isPartOfName(token.text, catalogue))) return null
  const untold = withoutStories(tokens, true).tokens
  const ways = untold.length < tokens.length ? [untold, ...withoutHarmless(untold, question.text)] : []
  for (const rest of [...withoutHarmless(tokens, question.text), ...ways]) {
    const found = read(rest, question.text)
    if (found instanceof Unread) continue
    // Where no figure is named, the unknown word may be the figure itself ("queue time yesterday"): nothing is offered for it.
    if (namesOneFigure(found)) return unsure(found, 'unknown-word')
  }
  return null
}
