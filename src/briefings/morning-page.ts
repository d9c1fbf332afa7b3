import type { MakeMorningPage } from '../agents/morning-page.ts'
import { addDays } from '../core/business-date.ts'
import { LANGUAGES } from '../language/index.ts'
import type { SectionId } from './briefing.ts'
import { composeBriefing } from './compose.ts'
import { BRIEFING_WORDS } from './words/index.ts'

/** Sections that fit a chat; corrections first, as nobody may plan on a figure that was wrong. */
const IN_CHAT: readonly SectionId[] = ['corrections', 'headline', 'drivers']

/** The first lines of the briefing, for the chat: its actions and the day's sales. All else is on the page. */
export const morningPage: MakeMorningPage = async ({ warehouse, scope, language, at, run }) => {
  const recipient = { person: scope.person, role: scope.role, scope, language }
  const { date, sections, actions, completeness, evidence } = await composeBriefing({ warehouse }, recipient, at, run)
  const words = BRIEFING_WORDS[language]
  const whole = completeness.received === completeness.expected && completeness.received > 0
  const told = sections.filter(({ id }) => IN_CHAT.includes(id) || (id === 'completeness' && !whole))
  return {
    title: words.pageTitle(LANGUAGES[language].date(date, addDays(date, 1))),
    actionsTitle: words.chatTitle(words.actionsTitle),
    actions: actions.length > 0 ? actions.map(({ text }) => text) : [{ parts: [{ text: words.noActions }] }],
    day: told.flatMap(({ sentences }) => sentences),
    more: words.moreOnPage,
    evidence,
  }
}
