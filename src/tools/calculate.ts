import { z } from 'zod'
import type { DataFlag, Entity, Evidence, EvidenceRow, RowRole } from '../core/evidence.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { id, type StoreId } from '../core/ids.ts'
import { COUNT, isCurrency, PERCENTAGE_POINTS, type Quantity, RATIO, type Unit } from '../core/quantity.ts'
import { minus, quotient, relativeTo, sum, times } from '../data/decimal.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import type { Desk } from './desk.ts'
import type { Tool } from './tool.ts'

const OPERATIONS = ['difference', 'relative', 'ratio', 'share', 'sum'] as const
type Operation = (typeof OPERATIONS)[number]
const MOST_CELLS = 30
const CELL = /^\{?\{?\s*(e\d+)\.r(\d+)\.([a-z][a-z0-9_]*)\s*\}?\}?$/

const inputOf = () =>
  z.strictObject({
    operation: z.enum(OPERATIONS),
    cells: z
      .array(z.string().regex(CELL))
      .min(2)
      .max(MOST_CELLS)
      .describe('cells on the desk, as e1.r2.net_sales; the first is compared with, or divided by, the second'),
  })

interface Operand {
  readonly slot: string
  readonly evidence: Evidence
  readonly row: EvidenceRow
  readonly column: string
  readonly quantity: Quantity
}

const invalid = (detail: string): Fault => fault('tool-input-invalid', { tool: 'calculate', detail })

/** The filed cell behind a slot; a cell without a value cannot be calculated with. */
const operandOf = (text: string, desk: Desk): Operand | Fault => {
  const [, local = '', number = '', column = ''] = CELL.exec(text) ?? []
  const evidence = desk.evidence.find((one) => one.id.slice(one.id.lastIndexOf('.') + 1) === local)
  const row = evidence?.rows[Number(number) - 1]
  const quantity = row?.cells[column]
  const slot = `${local}.r${number}.${column}`
  if (evidence === undefined || row === undefined || quantity === undefined)
    return invalid(`${slot} is not on the desk`)
  return quantity === null ? invalid(`${slot} has no value`) : { slot, evidence, row, column, quantity }
}

interface Result {
  readonly quantity: Quantity | null
  readonly role: RowRole
  /** In slots, for the receipt. */
  readonly statement: string
}

/** Units decide what makes sense: shares are not added, money is divided by a count but not by days. */
const compute = (operation: Operation, operands: readonly Operand[]): Result | Fault => {
  const [first, second] = operands
  if (first === undefined || second === undefined) return invalid('two cells are needed')
  const slots = operands.map((operand) => operand.slot)
  const amounts = operands.map((operand) => operand.quantity.amount)
  const [a, b] = [first.quantity, second.quantity]
  const alike = operands.every((operand) => operand.quantity.unit === a.unit)
  const of = (amount: string | null, unit: Unit): Quantity | null => (amount === null ? null : { amount, unit })
  if (operation === 'sum') {
    if (!alike || a.unit === RATIO || a.unit === PERCENTAGE_POINTS) return invalid('only alike amounts can be added')
    return { quantity: of(sum(amounts), a.unit), role: 'value', statement: slots.join(' + ') }
  }
  if (operands.length !== 2) return invalid(`${operation} takes two cells`)
  if (operation === 'difference') {
    if (!alike) return invalid('only alike amounts can be subtracted')
    const difference = minus(a.amount, b.amount)
    const points = a.unit === RATIO
    const quantity = of(points ? times(difference, '100') : difference, points ? PERCENTAGE_POINTS : a.unit)
    return { quantity, role: 'difference', statement: slots.join(' - ') }
  }
  if (operation === 'relative') {
    if (!alike) return invalid('only alike amounts can be compared')
    const statement = `(${slots.join(' - ')}) / abs(${slots[1]})`
    return { quantity: of(relativeTo(a.amount, b.amount), RATIO), role: 'relative', statement }
  }
  const perPiece = operation === 'ratio' && isCurrency(a.unit) && b.unit === COUNT
  if (!alike && !perPiece) return invalid(`${a.unit} cannot be divided by ${b.unit}`)
  const quantity = of(quotient(a.amount, b.amount), perPiece ? a.unit : RATIO)
  return { quantity, role: 'value', statement: slots.join(' / ') }
}

/** What all operands are about; a figure over several members is about none of them alone. */
const entityOf = (operation: Operation, operands: readonly Operand[]): Entity => {
  const entities = operands.map((operand) => operand.row.entity)
  const [first = {}] = entities
  const same = entities.every((entity) => JSON.stringify(entity) === JSON.stringify(first))
  return same || operation !== 'sum' ? first : {}
}

const storesOf = (operands: readonly Operand[]): readonly StoreId[] => [
  ...new Set(
    operands.flatMap(({ row, evidence }) =>
      row.entity.store === undefined ? evidence.stores : [id<StoreId>(row.entity.store)],
    ),
  ),
]

/** A doubt that several sources share is one doubt. */
const flagsOf = (sources: readonly Evidence[]): readonly DataFlag[] => [
  ...new Map(sources.flatMap((source) => source.flags).map((flag) => [JSON.stringify(flag), flag])).values(),
]

const latest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)

export const calculate = {
  name: 'calculate',
  labels: {
    zh: { name: '计算', words: ['计算', '算一下'] },
    en: { name: 'calculation', words: ['calculate', 'work out'] },
  },
  description:
    'Calculates exactly with figures that are on the desk: difference, relative change, ratio, share of the first in the second, or sum. Use it instead of calculating yourself.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const operands: Operand[] = []
    for (const text of input.cells) {
      const operand = operandOf(text, desk)
      if (isFault(operand)) return operand
      operands.push(operand)
    }
    const result = compute(input.operation, operands)
    if (isFault(result)) return result
    const columns = new Set(operands.map((operand) => operand.column))
    const column = columns.size === 1 ? (operands[0]?.column ?? input.operation) : input.operation
    const sources = [...new Set(operands.map((operand) => operand.evidence))]
    const period = {
      from: operands.map((operand) => operand.row.period.from).reduce((a, b) => (a < b ? a : b)),
      to: operands.map((operand) => operand.row.period.to).reduce((a, b) => (a > b ? a : b)),
    }
    const allowed = new Set<string>(scope.stores)
    if (storesOf(operands).some((store) => !allowed.has(store))) return invalid('a cell is outside the scope')
    const evidence: Evidence = {
      id: desk.nextId(),
      source: 'calculate',
      frame: null,
      rows: [
        {
          entity: entityOf(input.operation, operands),
          period,
          role: result.role,
          cells: { [column]: result.quantity },
        },
      ],
      stores: storesOf(operands),
      period,
      asOf: latest(sources.map((source) => source.asOf)),
      stale: sources.some((source) => source.stale),
      truncated: false,
      flags: flagsOf(sources),
      statement: result.statement,
      parameters: [],
      snapshot: desk.warehouse.catalogue.snapshot,
      inputs: sources.map((source) => source.id),
    }
    return [desk.file(evidence)]
  },
} as const satisfies Tool<'calculate', ReturnType<typeof inputOf>>
