/** After a full stop only where a space or the end follows, so 1.5 and e1.r2 stay whole; Chinese stops always end. */
const END = /[。！？；][”』」）]?|[.!?]["')\]]?(?=\s|$)|\n+/g
const DECORATION = /^\s*(?:[-*•]\s+|#{1,6}\s+|>\s+)|\*\*|__|`/g

/** Sentences of a model's text, without the marks of lists and stress that many write whatever they are told. */
export const splitSentences = (text: string): readonly string[] => {
  const ends = [...text.matchAll(END)].map((match) => match.index + match[0].length)
  const starts = [0, ...ends]
  return starts
    .map((start, index) =>
      text
        .slice(start, ends[index] ?? text.length)
        .replace(DECORATION, '')
        .trim(),
    )
    .filter((sentence) => /[\p{L}\p{N}{]/u.test(sentence))
}

/** How much of a text that is still being written are whole sentences: up to the last end that something follows. */
export const wholeUpTo = (text: string): number => {
  const ends = [...text.matchAll(END)].map((match) => match.index + match[0].length).filter((end) => end < text.length)
  return ends.at(-1) ?? 0
}
