import { isFree, type Token } from '../understand/token.ts'

export interface Word {
  readonly token: Token
  readonly from: number
  readonly to: number
}

/** Where each word stands in the text. Words are verbatim and in order, so the next one is always the next that is found. */
export const placed = (text: string, tokens: readonly Token[]): readonly Word[] => {
  let at = 0
  return tokens.map((token) => {
    const from = text.indexOf(token.text, at)
    at = from + token.text.length
    return { token, from, to: at }
  })
}

/** Hands out the words of a question to whoever quotes them, each word once. */
export interface QuotedWords {
  /** The words that a span is made of; null when it is not in the text, cuts a word in two, or all of it is taken. */
  take(span: string): readonly Token[] | null
  /** Words that nobody has taken, in order. */
  left(): readonly Token[]
}

export const quotedWords = (text: string, tokens: readonly Token[]): QuotedWords => {
  const words = placed(text, tokens)
  const taken = new Set<Token>()
  const wordsOf = (from: number, to: number): readonly Token[] | null => {
    const touched = words.filter((word) => word.to > from && word.from < to)
    const whole = touched.filter((word) => word.from >= from && word.to <= to)
    // "How many" may be one word of the lexicon of which a model quotes the second half: free words may be cut.
    if (touched.some((word) => !whole.includes(word) && !isFree(word.token))) return null
    return whole.length === 0 || whole.some((word) => taken.has(word.token)) ? null : whole.map(({ token }) => token)
  }
  return {
    take(span) {
      const wanted = span.trim()
      if (wanted === '') return null
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        const found = wordsOf(at, at + wanted.length)
        if (!found) continue
        for (const token of found) taken.add(token)
        return found
      }
      return null
    },
    left: () => words.flatMap(({ token }) => (taken.has(token) ? [] : [token])),
  }
}
