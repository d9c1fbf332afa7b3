import type { LanguageCode } from '../../src/core/language-code.ts'
import type { Family, Say, Wording } from '../case.ts'

export type Ask<P> = (parameters: P, say: Say) => string | readonly string[]

const wording =
  (language: LanguageCode, style: Wording<unknown>['style']) =>
  <P>(ask: Ask<P>): Wording<P> => ({
    language,
    style,
    turns: (parameters, say) => [ask(parameters, say)].flat(),
  })

export const zh = wording('zh', 'plain')
export const en = wording('en', 'plain')
/** Both languages in one line; answered in the one that carries it. */
export const mixed = wording('zh', 'mixed')
/** As typed with one thumb: no marks, no courtesy. */
export const hurried = (language: LanguageCode) => wording(language, 'hurried')

/** Closes the type of the parameters inside; all families then stand in one list. */
export const family = <P>(spec: Family<P>): Family => spec as unknown as Family
