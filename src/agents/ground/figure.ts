import type { Evidence, EvidenceRow } from '../../core/evidence.ts'
import type { Period } from '../../core/period.ts'
import type { Quantity } from '../../core/quantity.ts'
import { type Reading, readingOf } from '../../core/reading.ts'

/** What a slot says: evidence on the desk, row from 1, column. */
export interface SlotReference {
  readonly evidence: string
  readonly row: number
  readonly column: string
}

/** A cell of the desk, with all that the words around it are held against. */
export interface Figure {
  readonly evidence: Evidence
  readonly rowNumber: number
  readonly row: EvidenceRow
  readonly column: string
  readonly quantity: Quantity
  readonly reading: Reading
}

/** The part of `RUN.e1` that slots use. */
export const deskId = (evidence: Evidence): string => evidence.id.slice(evidence.id.lastIndexOf('.') + 1)

const onDesk = new WeakMap<readonly Evidence[], readonly Figure[]>()

/** All cells of all evidence that hold something; worked out once for a desk. */
export const figuresOn = (desk: readonly Evidence[]): readonly Figure[] => {
  const known = onDesk.get(desk)
  if (known) return known
  const figures = desk.flatMap((evidence) =>
    evidence.rows.flatMap((row, index) =>
      Object.entries(row.cells).flatMap(([column, quantity]) =>
        quantity === null
          ? []
          : [{ evidence, rowNumber: index + 1, row, column, quantity, reading: readingOf(column, row.role) }],
      ),
    ),
  )
  onDesk.set(desk, figures)
  return figures
}

export const isChange = (figure: Figure): boolean => figure.row.role === 'difference' || figure.row.role === 'relative'

/** The days that a figure is of. */
export const periodOf = ({ row }: Figure): Period =>
  row.entity.day === undefined ? row.period : { from: row.entity.day, to: row.entity.day }

/** -1, 0 or 1. */
export const signOf = ({ quantity }: Figure): number =>
  quantity.amount.startsWith('-') ? (/[1-9]/.test(quantity.amount) ? -1 : 0) : /[1-9]/.test(quantity.amount) ? 1 : 0

/** The same fact, whatever evidence it stands in: two amounts for one key contradict each other. */
export const factKey = (figure: Figure): string => {
  const { evidence, row, column } = figure
  const { from, to } = periodOf(figure)
  const frame = evidence.frame
  return JSON.stringify([
    column,
    row.role,
    row.entity.store ?? row.entity.region ?? [...evidence.stores].sort(),
    row.entity.product ?? row.entity.category ?? [frame?.products ?? [], frame?.categories ?? []],
    row.entity.hour ?? null,
    from,
    to,
    row.role === 'value' ? null : (frame?.base ?? evidence.source),
  ])
}
