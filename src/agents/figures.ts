import type { Entity, Evidence, RowRole } from '../core/evidence.ts'
import type { Period } from '../core/period.ts'
import { decimalsOf, round, type Unit } from '../core/quantity.ts'

/** One number of an answer in JSON (contracts 7): not rounded for wording, and enough beside it to check it. */
export interface Figure {
  readonly metric: string
  /** Money 2 decimals, counts and days 3, ratios and percentage points 6. */
  readonly value: number
  readonly unit: Unit
  readonly entity: Entity
  readonly period: Period
  readonly role: RowRole
  /** Id of the evidence it stands in. */
  readonly evidence: string
}

/** Every cell that is there, row by row, in the order of the evidence; what is not there is left out, never 0. */
export const figuresOf = (evidence: readonly Evidence[]): readonly Figure[] =>
  evidence.flatMap(({ id, rows }) =>
    rows.flatMap(({ entity, period, role, cells }) =>
      Object.entries(cells).flatMap(([metric, quantity]) =>
        quantity === null
          ? []
          : [
              {
                metric,
                value: plain(quantity.amount, quantity.unit),
                unit: quantity.unit,
                entity,
                period,
                role,
                evidence: id,
              },
            ],
      ),
    ),
  )

/** Exactly rounded text becomes a JSON number; `+ 0` because JSON has no use for a negative zero. */
const plain = (amount: string, unit: Unit): number => Number(round(amount, decimalsOf(unit))) + 0
