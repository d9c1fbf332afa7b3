import type { Named, NameReading } from '../understand/names.ts'
import type { Token } from '../understand/token.ts'
import type { Good, ModelParse, Place } from './model-parse.ts'

/** What quoted words are to their value: `means` it by lexicon or name, or `new`: nobody knows the phrase, a tap may confirm it. */
export type Fit = 'means' | 'new' | 'no'

const types = (words: string) => new Set(words.split(/\s+/))
const FIGURE = types('metric maybe topseller verb overview crit')
const PERIOD = types('period figure-date sofar since since-end')
const BASE = types('base against cmp change more like period figure-date')
const CUT = types('dim each which place when busiest topseller rank name apart')
const WHOLE = types('place each dim which')
const RANKING = types('rank busiest topseller which crit more cmp')
/** Words of which a phrase that is new to the lexicon may be made; at least one must be unknown to it. */
const NEW = types('unknown soft remark filler glue aside')

const has = (words: readonly Token[], wanted: ReadonlySet<string>) => words.some(({ type }) => wanted.has(type))
const isNew = (words: readonly Token[]) =>
  words.some(({ type }) => type === 'unknown') &&
  words.every((word) => NEW.has(word.type) && word.name === undefined && !/\p{N}/u.test(word.text))

export const fitsMetric = (id: string, words: readonly Token[]): Fit => {
  const told = words.filter(({ type }) => type === 'metric' || type === 'maybe')
  if (told.length > 0) return told.every(({ value }) => value.split(',').includes(id)) ? 'means' : 'no'
  if (has(words, FIGURE)) return 'means'
  return isNew(words) ? 'new' : 'no'
}

const readings = ({ full, short, part }: NameReading): readonly Named[] => [...full, ...short, ...part]
const isSame = (a: Named, b: Exclude<Place | Good, string>) => a.kind === b.kind && a.id === b.id

export const fitsName = (is: Place | Good, words: readonly Token[]): Fit => {
  if (is === 'mine' || is === 'all') return has(words, WHOLE) ? 'means' : 'no'
  const names = words.flatMap(({ name }) => (name ? [name] : []))
  if (is === 'named') return names.length > 0 ? 'means' : 'no'
  if (names.length > 0) return names.some((name) => readings(name).some((one) => isSame(one, is))) ? 'means' : 'no'
  // Of a clerk's own store one may say "the shop" and mean S01.
  if (is.kind === 'store' && words.some(({ type, value }) => type === 'place' && value === 'mine')) return 'means'
  return isNew(words) ? 'new' : 'no'
}

export const fitsForm = (slot: 'period' | 'base' | 'cut' | 'ranking', words: readonly Token[]): Fit =>
  has(words, { period: PERIOD, base: BASE, cut: CUT, ranking: RANKING }[slot]) ? 'means' : 'no'

/** A word in place of a new phrase: what the phrase would be if the lexicon had it. */
export const asMetric = ({ id, span }: NonNullable<ModelParse['metric']>): Token => ({
  type: 'metric',
  value: id,
  numbers: [],
  text: span,
})
export const asName = (is: Exclude<Place | Good, string>, span: string): Token => ({
  type: 'name',
  value: '',
  numbers: [],
  text: span,
  name: { full: [is], short: [], part: [], group: false },
})
