import type { Catalogue } from '../core/catalogue.ts'
import type { Fault } from '../core/fault.ts'
import type { LanguageCode } from '../core/language-code.ts'
import { LANGUAGES } from '../language/index.ts'

const nothing: Catalogue = {
  snapshot: '',
  chain: '',
  stores: [],
  regions: [],
  districts: [],
  categories: [],
  products: [],
  dataFrom: null,
  dataTo: null,
  promotions: new Map(),
  filled: new Set(),
}

const on = () => ({ catalogue: nothing, labels: {}, today: new Date().toISOString().slice(0, 10) })

/** A fault as one sentence for the terminal, where there are no data yet to take names from. */
export const faultSentence = (fault: Fault, language: LanguageCode = 'en'): string =>
  LANGUAGES[language].fault(fault, on())

/** A fault in Chinese and in English, for a file that whoever brought the data reads. */
export const faultSentences = (fault: Fault): readonly string[] =>
  [LANGUAGES.zh, LANGUAGES.en].map((language) => language.fault(fault, on()))
