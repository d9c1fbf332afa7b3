import { type Fault, isFault } from '../../core/fault.ts'
import type { Scope } from '../../core/scope.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { Traits } from '../../methods/recommendation/substitutes.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { runningDay } from './goods-facts.ts'

export interface ProductTraits extends Traits {
  readonly shelfLife: number | null
  readonly byWeight: boolean
}

/** What every active article is; of the chain, not of a shop. */
const TRAITS: Reading = {
  name: 'goods-with',
  access: SALES_ROLES,
  reads: [],
  statement: `
    select p.sku_id, p.subst_group, p.allergens, p.attributes, p.shelf_life_days as life, coalesce(p.by_weight, false) as by_weight
    from dim_product as p, asked as a where coalesce(p.status, 'active') = 'active'`,
}

const listed = (value: unknown): ReadonlySet<string> =>
  new Set(
    String(value)
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== ''),
  )

export const readTraits = async (
  warehouse: Warehouse,
  scope: Scope,
  { at, signal }: AnalysisOptions,
): Promise<{ readonly traits: ReadonlyMap<string, ProductTraits>; readonly read: RowsRead } | Fault> => {
  const today = runningDay(warehouse, scope, at)
  const read = await readRelation(warehouse, scope, TRAITS, {
    at,
    period: { from: today, to: today },
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  const traits = new Map(
    read.rows.map((row): [string, ProductTraits] => [
      String(row.sku_id),
      {
        product: String(row.sku_id),
        group: row.subst_group == null || row.subst_group === '' ? null : String(row.subst_group),
        allergens: row.allergens == null ? null : listed(row.allergens),
        attributes: row.attributes == null ? new Set() : listed(row.attributes),
        shelfLife: row.life == null || Number(row.life) < 1 ? null : Number(row.life),
        byWeight: row.by_weight === true,
      },
    ]),
  )
  return { traits, read }
}
