import { type Figure, figuresOf } from '../agents/figures.ts'
import { textOf } from '../core/answer.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Briefing, Completeness } from './briefing.ts'

/** `brief --json` (contracts 7). */
export interface BriefingJson {
  readonly recipient: { readonly person: string; readonly role: string; readonly stores: readonly string[] }
  readonly date: string
  readonly language: LanguageCode
  readonly completeness: Omit<Completeness, 'share'> & { readonly share: number | null }
  readonly sections: readonly {
    readonly id: string
    readonly title: string
    readonly text: string
    readonly figures: readonly Figure[]
  }[]
  readonly actions: readonly {
    readonly rule: string
    readonly owner: string
    readonly text: string
    readonly evidence: readonly string[]
  }[]
  readonly asOf: string | null
}

export const briefingJson = ({
  recipient,
  date,
  language,
  completeness,
  sections,
  actions,
  asOf,
}: Briefing): BriefingJson => ({
  recipient: { person: recipient.person, role: recipient.role, stores: recipient.scope.stores },
  date,
  language,
  completeness: { ...completeness, share: completeness.share === null ? null : Number(completeness.share) },
  sections: sections.map(({ id, title, sentences, evidence }) => ({
    id,
    title,
    text: sentences.map(textOf).join(language === 'zh' ? '' : ' '),
    figures: figuresOf(evidence),
  })),
  actions: actions.map(({ rule, owner, text, evidence }) => ({ rule, owner, text: textOf(text), evidence })),
  asOf,
})
