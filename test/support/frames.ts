import type { Evidence, RowRole } from '../../src/core/evidence.ts'
import { isFault } from '../../src/core/fault.ts'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import type { Period } from '../../src/core/period.ts'

/** One day, or from one to another. */
export const days = (from: string, to = from): Period => ({ from, to })

/** A frame that asks for one figure of a metric; the rest as given. Ids may be written as plain text. */
export const frameOf = (
  metric: string,
  period: Period,
  rest: Partial<Omit<Frame, 'stores' | 'regions' | 'categories' | 'products'>> & {
    readonly stores?: readonly string[]
    readonly regions?: readonly string[]
    readonly categories?: readonly string[]
    readonly products?: readonly string[]
  } = {},
): Frame => ({
  base: null,
  by: null,
  rank: null,
  wish: null,
  ...rest,
  metric: id(metric),
  period,
  stores: (rest.stores ?? []).map((store) => id(store)),
  regions: (rest.regions ?? []).map((region) => id(region)),
  categories: (rest.categories ?? []).map((category) => id(category)),
  products: (rest.products ?? []).map((product) => id(product)),
})

/** Evidence as a small table: the entity's ids joined, and each role's amount. Throws with the fault where there is none. */
export const tableOf = (result: Evidence | object): Record<string, Partial<Record<RowRole, string | null>>> => {
  if (isFault(result) || !('rows' in result)) throw new Error(`no evidence: ${JSON.stringify(result)}`)
  const evidence = result as Evidence
  const table: Record<string, Partial<Record<RowRole, string | null>>> = {}
  for (const row of evidence.rows) {
    const key = Object.values(row.entity).join(' ')
    const cell = row.cells[evidence.source]
    table[key] = { ...table[key], [row.role]: cell == null ? null : cell.amount }
  }
  return table
}
