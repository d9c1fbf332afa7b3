import { businessToday } from '../agents/understand/today.ts'
import { ANALYSIS_LABELS } from '../analyses/labels.ts'
import { BRIEFING_LABELS } from '../briefings/labels.ts'
import type { BusinessDate } from '../core/business-date.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../core/language-code.ts'
import { metricLabels } from '../data/metrics/index.ts'
import type { WordingContext } from '../language/language.ts'

/** The running date of the chain's first store: one "today" for a page. */
export const todayOf = (catalogue: Catalogue, at: Instant): BusinessDate => {
  const [store] = catalogue.stores
  return store ? businessToday(at, store.timeZone, store.dayCutoff) : at.slice(0, 10)
}

export const wordingOf = (catalogue: Catalogue, at: Instant): WordingContext => ({
  catalogue,
  labels: { ...metricLabels(), ...ANALYSIS_LABELS, ...BRIEFING_LABELS },
  today: todayOf(catalogue, at),
})

/** `?language=`; English when it is none of ours. */
export const languageOf = (text: string | undefined): LanguageCode =>
  LANGUAGE_CODES.find((code) => code === text) ?? 'en'
