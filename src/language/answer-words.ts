import type { DataFlag, Entity, Evidence } from '../core/evidence.ts'
import type { Frame } from '../core/frame.ts'
import type { LanguageCode } from '../core/language-code.ts'
import { readingOf } from '../core/reading.ts'
import { type AnswerRow, answerRows } from './answer-rows.ts'
import { frameNames, onlyStore } from './frame-place.ts'
import type { Language, WordingContext } from './language.ts'
import { metricNameOf, nameOf, namesOf } from './names.ts'

/** Rows in prose; the rest is in the table. */
const MOST_ROWS = 10

/** What an answer is about, already in words. */
export interface AnswerSubject {
  readonly metric: string
  /** Named places, or all stores with their number. */
  readonly where: string
  readonly goods: string
  readonly when: string
  /** True for a level that was read on another day than was asked for. */
  readonly atClose: boolean
}

/** How one language builds the sentences of an answer; the order and what must be said are the same in all. */
export interface AnswerWords {
  readonly code: LanguageCode
  readonly metric: (name: string) => string
  readonly places: (names: readonly string[]) => string
  readonly allStores: (count: number) => string
  readonly period: Language['period']
  readonly entity: Language['entity']
  readonly flag: Language['flag']
  readonly base: (frame: Frame, context: WordingContext) => string
  readonly single: (subject: AnswerSubject, figure: string) => string
  readonly singleMissing: (subject: AnswerSubject) => string
  readonly rankHeader: (
    subject: AnswerSubject,
    by: NonNullable<Frame['by']>,
    order: 'highest' | 'lowest',
    n: number,
  ) => string
  readonly byHeader: (subject: AnswerSubject, by: NonNullable<Frame['by']>) => string
  readonly row: (marker: string, name: string, figure: string) => string
  readonly rowMissing: (name: string) => string
  /** `{{value}}, down {{difference}} ({{relative}}) from {{base}} (the usual Saturday)`. */
  readonly compared: (row: ComparedWords) => string
  readonly noComparison: (base: string) => string
  readonly usualMeans: string
  readonly rest: string
  readonly truncated: string
  readonly nothing: (subject: AnswerSubject) => string
}

export interface ComparedWords {
  readonly value: string
  readonly base: string
  readonly difference: string
  /** Empty for rates, whose difference in points says it all. */
  readonly relative: string
  readonly baseName: string
  readonly direction: 'up' | 'down' | 'flat'
  /** A rate is higher or lower, an amount more or less. */
  readonly rate: boolean
}

const figureOf = (words: AnswerWords, row: AnswerRow, baseName: string, column: string): string => {
  const { value, base, difference, relative } = row
  if (!value) return ''
  if (!base || !difference) return value.slot
  const points = value.quantity.unit === 'ratio'
  return words.compared({
    value: value.slot,
    base: base.slot,
    difference: difference.slot,
    relative: points || !relative ? '' : relative.slot,
    baseName,
    direction: difference.sign > 0 ? 'up' : difference.sign < 0 ? 'down' : 'flat',
    rate: points && readingOf(column, 'value') === 'share',
  })
}

/** A flag with names instead of ids, as it is said in an answer; the gate lets exactly this text through. */
export const flagWords = (
  flag: DataFlag,
  language: Pick<Language, 'code' | 'flag'>,
  context: WordingContext,
): string => {
  const { stores } = flag.parameters
  const parameters =
    stores === undefined
      ? flag.parameters
      : { ...flag.parameters, stores: namesOf('store', stores, context, language.code).join(',') }
  return language.flag(flag.flag, parameters)
}

const subjectOf = (words: AnswerWords, frame: Frame, evidence: Evidence, context: WordingContext): AnswerSubject => {
  const { places, goods } = frameNames(frame, context, words.code)
  const only = onlyStore(evidence)
  const where =
    places.length > 0
      ? words.places(places)
      : only?.store !== undefined
        ? nameOf('store', only.store, context, words.code)
        : words.allStores(evidence.stores.length)
  const read = frame.by === null ? (evidence.rows[0]?.period ?? evidence.period) : evidence.period
  const cut = evidence.flags.some(({ flag }) => flag === 'partial-period')
  return {
    metric: words.metric(metricNameOf(frame.metric, context, words.code)),
    where,
    goods: words.places(goods),
    when: words.period(read, context.today),
    atClose: !cut && read.from === read.to && (read.from !== frame.period.from || read.to !== frame.period.to),
  }
}

/** A row's own name: what all rows have in common stands in the header. */
const memberOf = (entity: Entity, by: NonNullable<Frame['by']>): Entity => ({ [by]: entity[by] })

/** Builds `Language.word`: header and rows, or one sentence; then what is missing, cut or doubtful. */
export const answerForm =
  (words: AnswerWords) =>
  (frame: Frame, evidence: Evidence, context: WordingContext): readonly string[] => {
    const subject = subjectOf(words, frame, evidence, context)
    const rows = answerRows(evidence, frame.metric)
    const baseName = frame.base === null ? '' : words.base(frame, context)
    const figure = (row: AnswerRow) => figureOf(words, row, baseName, frame.metric)
    const said: string[] = []
    const [first] = rows
    if (frame.by === null) {
      said.push(first?.value ? words.single(subject, figure(first)) : words.singleMissing(subject))
    } else if (first === undefined) {
      said.push(words.nothing(subject))
    } else {
      const shown = rows.slice(0, MOST_ROWS)
      said.push(
        frame.rank === null
          ? words.byHeader(subject, frame.by)
          : words.rankHeader(subject, frame.by, frame.rank.order, Math.min(frame.rank.n, rows.length)),
      )
      for (const [index, row] of shown.entries()) {
        const name = words.entity(memberOf(row.entity, frame.by), context)
        const marker = frame.rank === null ? '' : `${index + 1}. `
        said.push(row.value ? words.row(marker, name, figure(row)) : words.rowMissing(name))
      }
      if (rows.length > shown.length) said.push(words.rest)
    }
    if (frame.base !== null && rows.some((row) => row.value) && rows.every((row) => !row.difference))
      said.push(words.noComparison(baseName))
    else if (frame.base?.kind === 'W4' && rows.some((row) => row.difference)) said.push(words.usualMeans)
    if (evidence.truncated && frame.rank === null) said.push(words.truncated)
    return [...said, ...evidence.flags.map((flag) => flagWords(flag, words, context))]
  }
