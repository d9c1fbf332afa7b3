import { type Answer, textOf } from '../core/answer.ts'
import { LANGUAGES } from '../language/index.ts'

/** An answer as a person reads it in a terminal: the sentences, what can be tapped elsewhere as a numbered list, the depth. */
export const printAnswer = (answer: Answer, ms: number): string => {
  const language = LANGUAGES[answer.language]
  const lines = answer.sentences.map(textOf)
  if (answer.options.length > 0) {
    if (lines.length === 0) lines.push(language.phrases.didYouMean)
    answer.options.forEach((option, index) => {
      lines.push(`  ${index + 1}. ${option.text}`)
    })
  }
  const who =
    answer.depth === 'instant' ? language.phrases.fromDataOnly : language.phrases.answeredBy(language.tier(answer.tier))
  lines.push(`  (${who}, ${Math.round(ms)} ms)`)
  return lines.join('\n')
}
