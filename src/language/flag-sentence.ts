import type { Sentence, SentencePart } from '../core/answer.ts'
import type { DataFlag } from '../core/evidence.ts'
import { flagWords } from './answer-words.ts'
import type { Language, WordingContext } from './language.ts'

/** A number as a note writes it, with its currency or per cent sign; a date whole. */
const NUMBER = /[−+]?(?:[¥£$€]|[A-Z]{3} )?\d+(?:[.,:-]\d+)*%?/g

/** A doubt about the data as it is said, every number in it opening the evidence that carries it (row 0: the whole of it). */
export const flagSentence = (
  flag: DataFlag,
  evidence: string,
  language: Pick<Language, 'code' | 'flag'>,
  context: WordingContext,
): Sentence => {
  const text = flagWords(flag, language, context)
  const parts: SentencePart[] = []
  let done = 0
  for (const match of text.matchAll(NUMBER)) {
    if (match.index > done) parts.push({ text: text.slice(done, match.index) })
    parts.push({ text: match[0], evidence, row: 0, column: `flag:${flag.flag}` })
    done = match.index + match[0].length
  }
  if (done < text.length) parts.push({ text: text.slice(done) })
  return { parts, aside: true }
}
