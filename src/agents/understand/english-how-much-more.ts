import { isPeriod } from './english-words.ts'
import type { Token } from './token.ts'

const THAN = /^(?:more|less|fewer) than$/iu

/** "How much less than last year did we take last week": before a time it asks for the difference, and bounds nothing. */
const withHowMuchMore = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ type, text }, i) =>
      type === 'op' && THAN.test(text) && tokens[i - 1]?.value === 'much' && isPeriod(tokens[i + 1]) && i === 1,
  )
  if (at < 0) return tokens
  return tokens.map((token, i) => {
    if (i === at - 1) return { ...token, type: 'change', value: '' }
    return i === at ? { ...token, type: 'cmp', value: 'than' } : token
  })
}

export const MORE_RULES = [withHowMuchMore]
