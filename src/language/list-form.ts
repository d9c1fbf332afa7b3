import type { Evidence, EvidenceRow } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Period } from '../core/period.ts'
import type { Language, WordingContext } from './language.ts'

/** Lines in prose; the rest is in the table. */
const MOST_LINES = 8

export interface ListWords {
  readonly code: LanguageCode
  readonly entity: Language['entity']
  readonly period: Language['period']
  /** Over the lines: what the list is, where and of when. */
  readonly header: (titles: readonly string[], when: string) => string
  /** A row whose days are not the list's. */
  readonly dated: (name: string, when: string) => string
  /** A row without figures: goods that were searched for. */
  readonly name: (name: string) => string
  /** Several shops in one row, where they are not all of the chain's. */
  readonly shops: (count: number) => string
  readonly line: (name: string, figures: readonly string[]) => string
  readonly figure: (label: string, slot: string) => string
  /** The range of a forecast: what four of five days fall within. */
  readonly range: (low: string, high: string) => string
  readonly rest: string
  /** The table has more, but not all. */
  readonly cut: string
  readonly nothing: string
}

/** Builds `Language.rows`: a header, then one sentence a row, every figure with its column's name. */
export const listForm =
  (words: ListWords): Language['rows'] =>
  (title, evidence, columns, context) => {
    const when = (period: Period) => words.period(period, context.today)
    const { category } = evidence.rows[0]?.entity ?? {}
    const of = category === undefined ? '' : words.entity({ category }, context)
    const header = words.header(
      [title, of].filter((part) => part !== ''),
      when(evidence.period),
    )
    const lines = new Map<string, string>()
    let rest = false
    for (const [index, row] of evidence.rows.entries()) {
      const figures = figuresOf(words, evidence.id, row, index + 1, columns, context)
      const { from, to } = row.period
      const own = row.entity.day === undefined && (from !== evidence.period.from || to !== evidence.period.to)
      const plain = nameOf(words, evidence, row, context)
      const name = own ? words.dated(plain, when(row.period)) : plain
      const bare = Object.keys(row.cells).length === 0
      if (figures.length === 0 && !bare) continue
      if (lines.size < MOST_LINES && !lines.has(name))
        lines.set(name, bare ? words.name(name) : words.line(name, figures))
      else rest = true
    }
    return [
      header,
      ...(lines.size === 0 ? [words.nothing] : lines.values()),
      ...(evidence.truncated ? [words.cut] : rest ? [words.rest] : []),
    ]
  }

const FORECAST = 'forecast'
const LOTS = 'near-expiry'
/** A lot's number is nothing to read aloud: of two lots of one thing the first is said, the table has both. */
const nameOf = (
  { code, entity, shops }: ListWords,
  { source, stores }: Evidence,
  row: EvidenceRow,
  context: WordingContext,
): string => {
  const { subject, ...about } = row.entity
  const [only] = stores
  // "all stores" of a list that was asked for of some
  if (Object.keys(row.entity).length === 0 && only !== undefined && stores.length < context.catalogue.stores.length)
    return stores.length === 1 ? entity({ store: only }, context) : shops(stores.length)
  if (source === FORECAST && about.store === undefined && stores.length > 1) {
    const of = Object.keys(about).length === 0 ? [] : [entity(row.entity, context)]
    return [shops(stores.length), ...of].join(code === 'zh' ? ' ' : ', ')
  }
  return entity(subject === undefined || source === LOTS ? about : row.entity, context)
}

const figuresOf = (
  words: ListWords,
  id: string,
  row: EvidenceRow,
  place: number,
  columns: readonly string[],
  context: WordingContext,
): readonly string[] => {
  const local = id.slice(id.lastIndexOf('.') + 1)
  const slot = (column: string) => `{{${local}.r${place}.${column}}}`
  const ranged = row.cells.p10 && row.cells.p90
  return columns.flatMap((column) => {
    if (ranged && column === 'p10') return [words.range(slot('p10'), slot('p90'))]
    if (ranged && column === 'p90') return []
    const label = context.labels[column]?.[words.code].name
    const there = row.cells[column] !== undefined && row.cells[column] !== null
    return there && label !== undefined ? [words.figure(label, slot(column))] : []
  })
}
