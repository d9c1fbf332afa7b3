import type { BusinessDate } from '../core/business-date.ts'
import type { Entity } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { WordingContext } from './language.ts'
import { nameOf } from './names.ts'
import { subjectWords } from './subject-words.ts'

const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`

/** `08:00–09:00`, the hour as the till counts it. */
export const hourRange = (hour: number): string => `${clock(hour)}–${clock(hour + 1)}`

/** How one language puts the parts of an entity together. */
export interface EntityWords {
  readonly code: LanguageCode
  readonly goodsAt: (goods: string, place: string) => string
  readonly moved: (goods: string, from: string, to: string) => string
  readonly join: string
  readonly all: string
  readonly date: (date: BusinessDate, today: BusinessDate) => string
}

/** Names of what a row is about, place, goods and time; `{}` is all stores. */
export const entityForm =
  (words: EntityWords) =>
  (about: Entity, context: WordingContext): string => {
    const name = (kind: 'store' | 'region' | 'category' | 'product') => {
      const id = about[kind]
      return id === undefined ? '' : nameOf(kind, id, context, words.code)
    }
    const place = name('store') || name('region')
    const goods = name('product') || name('category')
    const when = about.day
      ? words.date(about.day, context.today)
      : about.hour === undefined
        ? ''
        : hourRange(about.hour)
    const subject = about.subject === undefined ? '' : subjectWords(about.subject, context, words.code)
    const to = context.catalogue.stores.some(({ id }) => id === about.subject)
    // goods on their way from one shop to another
    if (to && place && goods) return words.moved(goods, place, subject)
    const what = place && goods ? words.goodsAt(goods, place) : place || goods
    return [what, subject, when].filter((part) => part !== '').join(words.join) || words.all
  }
