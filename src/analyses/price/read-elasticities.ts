import { addDays } from '../../core/business-date.ts'
import { isFault } from '../../core/fault.ts'
import type { Scope } from '../../core/scope.ts'
import { readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { ELASTICITY_PRIOR } from '../../methods/price/elasticity.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { FIT_DAYS, fittedElasticities } from './fitted-elasticities.ts'
import { WEEKS } from './promo-readings.ts'

/** What a price cut brings, by product: of the goods themselves, shrunk to their category, and by the prior where nothing is known. */
export const readElasticities = async (
  warehouse: Warehouse,
  scope: Scope,
  { at, signal }: Pick<AnalysisOptions, 'at' | 'signal'>,
): Promise<(product: string) => number> => {
  const to = addDays(at.slice(0, 10), -1)
  const period = { from: addDays(to, -FIT_DAYS), to }
  const weeks = await readRelation(warehouse, scope, WEEKS, { at, period, ...(signal ? { signal } : {}) })
  const { products } = isFault(weeks) ? { products: null } : fittedElasticities(weeks)
  return (product) => Math.min(0, products?.get(product)?.value ?? ELASTICITY_PRIOR.mean)
}
