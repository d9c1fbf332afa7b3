import Big from 'big.js'
import type { Evidence, EvidenceRow } from '../../core/evidence.ts'
import { readingOf } from '../../core/reading.ts'
import type { WordingContext } from '../../language/language.ts'
import { clocksAgree, goodsAgree, placesAgree, whensAgree } from './agree.ts'
import { type Problem, problem } from './bind.ts'
import type { Clause, Mentions } from './clauses.ts'
import type { Figure } from './figure.ts'
import type { Token } from './token.ts'

type Order = 'highest' | 'lowest'

/** Value rows of a cut, as figures, best first for the order asked. */
const ranked = (evidence: Evidence, column: string, order: Order): readonly Figure[] =>
  evidence.rows
    .flatMap((row: EvidenceRow, index): Figure[] => {
      const quantity = row.cells[column]
      return row.role === 'value' && quantity
        ? [{ evidence, row, rowNumber: index + 1, column, quantity, reading: readingOf(column, 'value') }]
        : []
    })
    .sort((a, b) => new Big(b.quantity.amount).cmp(a.quantity.amount) * (order === 'highest' ? 1 : -1))

/** True where the rows shown include the extreme one: all rows, or the ranking of just this order. */
const shows = (evidence: Evidence, order: Order): boolean =>
  evidence.frame?.rank ? evidence.frame.rank.order === order : !evidence.truncated

const cuts = (desk: readonly Evidence[], about: Mentions) =>
  desk.flatMap((evidence) =>
    evidence.frame?.by && evidence.rows.length > 1
      ? Object.keys(evidence.rows[0]?.cells ?? {})
          .filter(
            (column) => about.metrics.length === 0 || about.metrics.some((token) => token.columns.includes(column)),
          )
          .map((column) => ({ evidence, column }))
      : [],
  )

/** The member of the cut is named, and all else that is named holds for the row. */
const isNamed = (figure: Figure, about: Mentions, context: WordingContext): boolean => {
  const by = figure.evidence.frame?.by
  const kind =
    by === 'store' || by === 'region'
      ? 'places'
      : by === 'product' || by === 'category'
        ? 'goods'
        : by === 'hour'
          ? 'clocks'
          : 'whens'
  return (
    about[kind].length > 0 &&
    (about.places.length === 0 || placesAgree(about.places, figure, context)) &&
    (about.goods.length === 0 || goodsAgree(about.goods, figure, context)) &&
    clocksAgree(about.clocks, figure) &&
    whensAgree(about.whens, figure)
  )
}

/** The place that a word claims for an entity, counted from the top or the bottom. */
const claimOf = (token: Token): { readonly order: Order; readonly n: number } | null => {
  if (token.kind === 'highest') return { order: 'highest', n: 1 }
  if (token.kind === 'lowest') return { order: 'lowest', n: 1 }
  return token.kind === 'rank' ? { order: 'highest', n: token.n } : null
}

const standsAt = (
  order: Order,
  n: number,
  clause: Clause,
  about: Mentions,
  desk: readonly Evidence[],
  context: WordingContext,
): boolean => {
  const own = clause.figures.filter((figure) => figure.row.role === 'value')
  const candidates = own.length > 0 ? own.map(({ evidence, column }) => ({ evidence, column })) : cuts(desk, about)
  const answers = candidates.flatMap(({ evidence, column }) => {
    if (!evidence.frame?.by || !shows(evidence, order)) return own.length > 0 ? [false] : []
    const rows = ranked(evidence, column, order)
    const at = rows[n - 1]
    if (!at || rows.length < 2) return [false]
    const tied = rows.filter((row) => new Big(row.quantity.amount).eq(at.quantity.amount)).length > 1
    const named = own.length > 0 ? own.every((figure) => figure.row === at.row) : isNamed(at, about, context)
    return [!tied && named && (own.length > 0 || about.whens.length === 0 || whensAgree(about.whens, at))]
  })
  return answers.length > 0 && answers.every(Boolean)
}

/** "Top 3" needs the ranking that was asked, with as many rows. */
const isRanking = (token: Extract<Token, { kind: 'top' }>, desk: readonly Evidence[]): boolean =>
  desk.some(({ frame, rows }) => {
    const entities = rows.filter((row) => row.role === 'value').length
    return frame?.rank?.order === token.order && (frame.rank.n === token.n || entities === token.n)
  })

/** "The peak" and "best sellers" are things of the trade, as long as no hour, store or product is said to be one. */
const TRADE = /^(?:peak hours?|高峰|高峰时段|高峰期|best.?sellers?|best.?selling|top sellers?|畅销品?)$/
const isTrade = (token: Token, { mentions, figures }: Clause) =>
  TRADE.test(token.text) &&
  figures.length + mentions.places.length + mentions.goods.length + mentions.clocks.length === 0

/** Superlatives and places in a ranking need rows that show them; nothing shows a record. */
export const superlativeProblem = (
  clause: Clause,
  about: Mentions,
  desk: readonly Evidence[],
  context: WordingContext,
): Problem | null => {
  for (const token of clause.tokens) {
    if (isTrade(token, clause)) continue
    if (token.kind === 'best' || token.kind === 'worst' || token.kind === 'record')
      return problem('comparison-without-row', token.text)
    if (token.kind === 'top' && !isRanking(token, desk)) return problem('comparison-without-row', token.text)
    const claim = claimOf(token)
    if (claim && !standsAt(claim.order, claim.n, clause, about, desk, context))
      return problem('comparison-without-row', token.text)
  }
  return null
}
