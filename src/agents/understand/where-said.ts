import type { Token } from './token.ts'

/** A word that says nothing more, also where it was met in a name. */
export const asFiller = ({ name: _, ...token }: Token): Token => ({ ...token, type: 'filler', value: '' })

/** The tokens in which the words stand, over the ends of tokens; null when they are not said. */
export const whereSaid = (tokens: readonly Token[], words: RegExp): readonly [from: number, to: number] | null => {
  const ends: number[] = []
  let text = ''
  for (const token of tokens) {
    text += `${token.text.toLowerCase()} `
    ends.push(text.length)
  }
  const found = words.exec(text)
  if (!found) return null
  const at = (place: number) => ends.findIndex((end) => end > place)
  return [at(found.index), at(found.index + found[0].trimEnd().length - 1)]
}
