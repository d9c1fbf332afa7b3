import Big from 'big.js'
import type { Evidence } from '../../core/evidence.ts'
import { readingOf } from '../../core/reading.ts'
import { deskId, type Figure, factKey, figuresOn, isChange } from './figure.ts'
import type { Refusal } from './grounding.ts'
import { reads, significance } from './number-literal.ts'
import type { Token } from './token.ts'
import { bareAgrees, countAgrees, counts, unitAgrees } from './units.ts'

export interface Problem {
  readonly refusal: Refusal
  readonly detail: string
}
export const problem = (refusal: Refusal, detail: string): Problem => ({ refusal, detail })
export const isProblem = (value: object): value is Problem => 'refusal' in value

/** Signs and unit words that stand right beside a number and are replaced together with it. */
export interface Surroundings {
  readonly sign: Extract<Token, { kind: 'sign' }> | null
  readonly before: Extract<Token, { kind: 'unit' }> | null
  readonly behind: Token | null
}

const adjoining = (a: Token, b: Token) => b.start - a.end <= 1

/** What stands right before and behind the token at `index`. */
export const surroundings = (tokens: readonly Token[], index: number): Surroundings => {
  const self = tokens[index]
  const one = tokens[index - 1]
  const two = tokens[index - 2]
  const after = tokens[index + 1]
  if (!self) return { sign: null, before: null, behind: null }
  const before = one?.kind === 'unit' && adjoining(one, self) && one.unit.length === 3 ? one : null
  const inner = before ? two : one
  const outer = before ? tokens[index - 3] : two
  // A sign may stand on either side of a currency: -¥5, ¥-5.
  const sign =
    inner?.kind === 'sign' ? inner : before === null && outer?.kind === 'sign' && one?.kind === 'unit' ? outer : null
  const close = after && adjoining(self, after) && (after.kind === 'unit' || counts(after.text)) ? after : null
  return { sign, before, behind: close }
}

const slotFigure = (token: Extract<Token, { kind: 'slot' }>, desk: readonly Evidence[]): Figure | Problem => {
  const { slot } = token
  const evidence = desk.find((each) => deskId(each) === slot.evidence)
  const row = evidence?.rows[slot.row - 1]
  if (!evidence || !row || !Object.hasOwn(row.cells, slot.column)) return problem('unknown-slot', token.text)
  const quantity = row.cells[slot.column]
  if (!quantity) return problem('empty-cell', token.text)
  return {
    evidence,
    row,
    rowNumber: slot.row,
    column: slot.column,
    quantity,
    reading: readingOf(slot.column, row.role),
  }
}

const sizes = new WeakMap<Figure, Big>()

/** Size of a figure as people write it, worked out once. */
const sizeOf = (figure: Figure): Big => {
  const size = sizes.get(figure) ?? written(figure).abs()
  sizes.set(figure, size)
  return size
}

/** Amount as people write it: a share in hundredths, a plain ratio's points as the ratio itself. */
const written = ({ quantity, reading }: Figure): Big => {
  const amount = new Big(quantity.amount)
  if (quantity.unit === 'ratio' && reading === 'share') return amount.times(100)
  return quantity.unit === 'pp' && reading === 'plain' ? amount.div(100) : amount
}

const unitFits = (figure: Figure, kind: 'plain' | 'percent', { before, behind }: Surroundings): boolean => {
  const { quantity, reading, column } = figure
  const plain = reading === 'plain' && (quantity.unit === 'ratio' || quantity.unit === 'pp')
  if (before && !unitAgrees(before.unit, quantity)) return false
  if (kind === 'percent') return quantity.unit === 'ratio' && !plain && (behind === null || behind.text === '%')
  if (behind?.kind === 'unit') return !plain && unitAgrees(behind.unit, quantity)
  if (behind) return countAgrees(behind.text, column, quantity, reading)
  return before !== null || plain || bareAgrees(quantity, reading)
}

/** A rounded number must commit itself to as many digits, or some other cell will fit it by chance. */
const LEAST_SIGNIFICANT = 3

/** The one cell of the desk that a bare number can be: value at the precision written, unit, and nothing else like it. */
const literalFigure = (
  token: Extract<Token, { kind: 'number' }>,
  around: Surroundings,
  desk: readonly Evidence[],
): Figure | Problem => {
  const { value, place, kind } = token.literal
  if (value === null || place === null || kind === 'multiple') return problem('number-not-on-desk', token.text)
  const enough = significance(value, place) >= LEAST_SIGNIFICANT
  const same = figuresOn(desk).filter((figure) => {
    const size = sizeOf(figure)
    return size.eq(value) || (enough && reads(size, value, place))
  })
  const fitting = same.filter((figure) => unitFits(figure, kind, around))
  const [first] = fitting
  if (!first) return problem(same.length > 0 ? 'wrong-unit' : 'number-not-on-desk', token.text)
  if (new Set(fitting.map(factKey)).size > 1) return problem('number-ambiguous', token.text)
  return first
}

/** Resolves a slot or a bare number to its cell, and holds the signs and units beside it against the cell. */
export const bind = (
  token: Extract<Token, { kind: 'slot' | 'number' }>,
  around: Surroundings,
  desk: readonly Evidence[],
): Figure | Problem => {
  const figure = token.kind === 'slot' ? slotFigure(token, desk) : literalFigure(token, around, desk)
  if (isProblem(figure)) return figure
  const { sign, before, behind } = around
  const { quantity, column, reading } = figure
  const negative = new Big(quantity.amount).lt(0)
  if (sign !== null && negative !== (sign.sign === '-')) return problem('wrong-direction', `${sign.text}${token.text}`)
  if (token.kind === 'number' && negative && sign === null && !isChange(figure))
    return problem('wrong-direction', token.text)
  if (before && !unitAgrees(before.unit, quantity)) return problem('wrong-unit', before.text)
  if (
    behind?.kind === 'unit' &&
    !(token.kind === 'number' && behind.text === '%') &&
    !unitAgrees(behind.unit, quantity)
  )
    return problem('wrong-unit', behind.text)
  if (behind?.kind === 'unit' && reading === 'plain' && (behind.unit === 'ratio' || behind.unit === 'pp'))
    return problem('wrong-unit', behind.text)
  if (behind && behind.kind !== 'unit' && !countAgrees(behind.text, column, quantity, reading))
    return problem('wrong-unit', behind.text)
  return figure
}
