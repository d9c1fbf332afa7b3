import type { Dimension } from '../../core/dimension.ts'
import type { Frame } from '../../core/frame.ts'
import { type AnswerSubject, answerForm } from '../answer-words.ts'
import { flagForm } from '../flag-form.ts'
import type { WordingContext } from '../language.ts'
import { period, weekdayName } from './dates.ts'
import { entity } from './entity.ts'
import { flags } from './flags.ts'

export const MEMBERS: Readonly<Record<Dimension, { readonly one: string; readonly many: string }>> = {
  store: { one: 'store', many: 'stores' },
  region: { one: 'region', many: 'regions' },
  category: { one: 'category', many: 'categories' },
  product: { one: 'product', many: 'products' },
  hour: { one: 'hour', many: 'hours' },
  day: { one: 'day', many: 'days' },
}

export const flag = flagForm(flags, (name) => `Note: the data are marked “${name}”.`)

export const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

/** A metric's name inside a sentence: small first letter, but abbreviations stay as they are. */
export const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** The base of a comparison as people call it. */
export const base = (frame: Frame, { today }: WordingContext): string => {
  if (frame.base?.kind === 'period') return period(frame.base.period, today)
  if (frame.base?.kind === 'plan') return 'the plan'
  if (frame.base?.kind === 'peers') return 'the median of similar stores'
  const day = frame.period.from === frame.period.to ? weekdayName(frame.period.from) : null
  if (frame.base?.kind === 'W4') return day === null ? 'the usual level' : `the usual ${day}`
  if (frame.base?.kind === 'LY-holiday') return 'the same holiday last year'
  if (frame.base?.kind === 'LFL') return 'the same stores last year'
  return day === null ? 'the same weekdays last year' : `the same ${day} last year`
}

const about = ({ where, goods, when, atClose }: AnswerSubject) =>
  `${goods === '' ? where : `${goods} at ${where}`}, ${atClose ? 'at close ' : ''}${when}`

export const word = answerForm({
  code: 'en',
  metric: inSentence,
  places: list,
  allStores: (count) => (count === 1 ? 'all stores' : `all ${count} stores`),
  period,
  entity,
  flag,
  base,
  single: (subject, figure) => `${capital(about(subject))}: ${subject.metric} ${figure}.`,
  singleMissing: (subject) => `${capital(about(subject))}: ${subject.metric} not there in the data.`,
  rankHeader: (subject, by, order, n) =>
    `${order === 'highest' ? 'Top' : 'Bottom'} ${n} ${n === 1 ? MEMBERS[by].one : MEMBERS[by].many} by ${subject.metric}, ${about(subject)}:`,
  byHeader: (subject, by) => `${capital(subject.metric)} by ${MEMBERS[by].one}, ${about(subject)}:`,
  row: (marker, name, figure) => `${marker}${name}: ${figure}.`,
  rowMissing: (name) => `${name}: not there in the data.`,
  compared: ({ value, base: from, difference, relative, baseName, direction }) =>
    direction === 'flat'
      ? `${value}, unchanged from ${from} (${baseName})`
      : `${value}, ${direction} ${difference}${relative === '' ? '' : ` (${relative})`} from ${from} (${baseName})`,
  noComparison: (baseName) => `No comparison: there are no data for ${baseName}.`,
  usualMeans: 'Usual means the median of the last four same weekdays.',
  rest: 'The rest is in the table.',
  truncated: 'The list is longer than what is shown.',
  nothing: (subject) => `${capital(about(subject))}: ${subject.metric} not there in the data.`,
})
