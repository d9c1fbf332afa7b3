import type { DataFlag, Evidence, EvidenceRow } from '../core/evidence.ts'
import type { CategoryId, StoreId } from '../core/ids.ts'
import type { Period } from '../core/period.ts'
import type { RowsRead } from '../data/read-relation.ts'

/**
 * The evidence of an analysis: its rows, over what was read. Of several readings the first is the receipt's statement; the
 * others lend their freshness and doubts.
 */
export const evidenceOf = (
  made: {
    readonly id: string
    readonly source: string
    readonly rows: readonly EvidenceRow[]
    readonly period?: Period
    readonly truncated?: boolean
    readonly flags?: readonly DataFlag[]
    readonly inputs?: readonly string[]
  },
  read: RowsRead,
  ...more: readonly RowsRead[]
): Evidence => {
  const all = [read, ...more]
  const flags = [...all.flatMap((one) => one.flags), ...(made.flags ?? [])]
  const instants = all.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).sort()
  return {
    id: made.id,
    source: made.source,
    frame: null,
    rows: made.rows,
    stores: read.stores,
    period: made.period ?? read.period,
    asOf: instants.at(-1) ?? null,
    stale: all.some((one) => one.stale),
    truncated: made.truncated ?? false,
    flags: [...new Map(flags.map((flag) => [JSON.stringify(flag), flag])).values()],
    statement: read.statement,
    parameters: read.parameters,
    snapshot: read.snapshot,
    inputs: made.inputs ?? [],
  }
}

/**
 * A first row over all that was read, so that "none found" is an answer with a figure: of the store where it is only one, and
 * of the category where one was asked for.
 */
export const placesRow = (
  stores: readonly StoreId[],
  period: Period,
  cells: EvidenceRow['cells'],
  categories: readonly CategoryId[] = [],
): EvidenceRow => ({
  entity: {
    ...(stores.length === 1 ? { store: String(stores[0]) } : {}),
    ...(categories.length === 1 ? { category: String(categories[0]) } : {}),
  },
  period,
  role: 'value',
  cells,
})
