import { textOf } from '../core/answer.ts'
import { addDays } from '../core/business-date.ts'
import { LANGUAGES } from '../language/index.ts'
import type { Briefing } from './briefing.ts'
import { BRIEFING_WORDS } from './words/index.ts'

/** The page as plain text, for a terminal: title, actions first, then the sections. */
export const briefingText = ({ date, language, sections, actions }: Briefing): string => {
  const words = BRIEFING_WORDS[language]
  const day = LANGUAGES[language].date(date, addDays(date, 1))
  const todo = actions.map(({ text }) => `  ${textOf(text)}`)
  return [
    words.pageTitle(day),
    '',
    words.actionsTitle,
    ...(todo.length > 0 ? todo : [`  ${words.noActions}`]),
    ...sections.flatMap(({ title, sentences }) => ['', title, ...sentences.map((sentence) => `  ${textOf(sentence)}`)]),
  ].join('\n')
}
