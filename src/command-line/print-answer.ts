import { type Answer, textOf } from '../core/answer.ts'
import { LANGUAGES } from '../language/index.ts'

/**
 * An answer as a person reads it in a terminal: the sentences, what can be tapped elsewhere as a numbered list, the depth. Where
 * nothing was found, nobody answered, and only the time is said.
 */
export const printAnswer = (answer: Answer, ms: number): string => {
  const { phrases, tier } = LANGUAGES[answer.language]
  const lines = answer.sentences.map(textOf)
  answer.options.forEach((option, index) => {
    lines.push(`  ${index + 1}. ${option.text}`)
  })
  const source =
    answer.depth === 'instant'
      ? answer.readBy
        ? phrases.readWithModel
        : phrases.fromDataOnly
      : phrases.answeredBy(tier(answer.tier))
  const time = `${Math.round(ms)} ms`
  lines.push(answer.evidence.length === 0 ? `  (${time})` : `  (${source} ${time})`)
  return lines.join('\n')
}
