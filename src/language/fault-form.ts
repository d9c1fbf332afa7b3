import type { BusinessDate } from '../core/business-date.ts'
import { isBusinessDate } from '../core/business-date.ts'
import type { Fault } from '../core/fault.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { FaultSpeech, FaultWords } from './fault-words.ts'
import type { WordingContext } from './language.ts'
import { metricNameOf, namesOf } from './names.ts'

/** How one language says the things that faults mention. */
export interface FaultForms {
  readonly code: LanguageCode
  readonly words: FaultWords
  readonly metric: (name: string) => string
  readonly list: (names: readonly string[]) => string
  readonly date: (date: BusinessDate, today: BusinessDate) => string
  readonly tier: (tier: string) => string
}

/** Words any fault: its code chooses the wording, its parameters fill it. */
export const faultForm =
  (forms: FaultForms) =>
  (fault: Fault, context: WordingContext): string => {
    const say: FaultSpeech = {
      metric: (name) => forms.metric(metricNameOf(name, context, forms.code)),
      stores: (ids) => forms.list(namesOf('store', ids, context, forms.code)),
      date: (text) => (isBusinessDate(text) ? forms.date(text, context.today) : text),
      tier: forms.tier,
      context,
    }
    // The table is keyed by the same code as the parameters, which the compiler cannot follow through an index.
    const word = forms.words[fault.fault] as (parameters: Fault['parameters'], say: FaultSpeech) => string
    return word(fault.parameters, say)
  }
