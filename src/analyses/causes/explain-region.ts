import type { BusinessDate } from '../../core/business-date.ts'
import type { Evidence } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { NODES, type OriginName } from '../../methods/cause-graph/nodes.ts'
import type { Effect } from '../../methods/drivers/factors.ts'
import type { AnalysisOptions } from '../analysis.ts'
import type { Explained } from './day.ts'
import { type Explanation, explainChange } from './explain-change.ts'
import { askNext, type Question } from './question.ts'
import { type RegionOrigin, regionEvidence } from './region-evidence.ts'

export interface RegionExplanation {
  /** The likeliest first. */
  readonly origins: readonly RegionOrigin[]
  /** Of net sales, summed over the shops: effects of a product add up, so those of several products do too. */
  readonly drivers: readonly Effect[]
  readonly question: Question | null
  /** The region's own first, then each shop's. */
  readonly evidence: readonly Evidence[]
}

export interface RegionOptions extends AnalysisOptions {
  readonly metric: Explained
  readonly stores: readonly StoreId[]
  readonly date: BusinessDate
}

/**
 * Why a region's figure parted from its base: every shop is explained by itself, and an origin's likelihood is the mean over the shops,
 * each by its share of the movement in money. Shops without two comparable days are left out; `base-not-there` where all are.
 */
export const explainRegion = async (
  warehouse: Warehouse,
  scope: Scope,
  { metric, stores, date, id, ...options }: RegionOptions,
): Promise<RegionExplanation | Fault> => {
  const shops: Explanation[] = []
  for (const [n, store] of stores.entries()) {
    const made = await explainChange(warehouse, scope, { ...options, id: `${id}s${n + 1}`, metric, store, date })
    if (!isFault(made)) shops.push(made)
    else if (made.fault !== 'base-not-there' && made.fault !== 'no-rows') return made
  }
  if (shops.length === 0) return fault('base-not-there', { metric, base: 'W4' })
  const weights = weightsOf(shops)
  const origins = originsOf(shops, weights)
  const drivers = summed(shops.map((one) => one.drivers))
  const own = regionEvidence({ id, date, shops, origins, drivers })
  return {
    origins,
    drivers,
    question: askNext(origins, []),
    evidence: [...own, ...shops.flatMap((one) => one.evidence)],
  }
}

/** Shares that add up to 1: how far a shop moved the region's way, of the larger side, times what it usually sells. */
const weightsOf = (shops: readonly Explanation[]): readonly number[] => {
  const moved = shops.map(({ now, base, evidence }) => {
    const sales = Number(evidence[0]?.rows[1]?.cells.net_sales?.amount ?? 0)
    const larger = Math.max(Math.abs(now), Math.abs(base))
    return larger === 0 ? 0 : ((now - base) / larger) * (sales > 0 ? sales : 1)
  })
  const way = Math.sign(moved.reduce((sum, one) => sum + one, 0))
  const along = moved.map((one) => Math.max(0, one * way))
  const all = along.reduce((sum, one) => sum + one, 0)
  return along.map((one) => (all === 0 ? 1 / shops.length : one / all))
}

const originsOf = (shops: readonly Explanation[], weights: readonly number[]): RegionOrigin[] => {
  const found = new Map<OriginName, { probability: number; most: number; path: readonly string[]; leads: number }>()
  for (const [n, shop] of shops.entries())
    for (const [place, { origin, path, probability }] of shop.origins.entries()) {
      const weight = weights[n] ?? 0
      const known = found.get(origin) ?? { probability: 0, most: -1, path, leads: 0 }
      const part = weight * probability
      found.set(origin, {
        probability: known.probability + part,
        ...(part > known.most ? { most: part, path } : { most: known.most, path: known.path }),
        leads: known.leads + (place === 0 ? weight : 0),
      })
    }
  // figures that may be wrong in most of the movement come before any cause of it, as they do in a shop, unless another cause is
  // more than twice as likely: what is one shop's to check must not hide what the whole region has in common
  const most = Math.max(...[...found.values()].map(({ probability }) => probability))
  const first = ([name, { leads, probability }]: readonly [OriginName, { leads: number; probability: number }]) =>
    NODES[name].kind === 'data' && leads > 0.5 && 2 * probability >= most ? 1 : 0
  return [...found]
    .sort((a, b) => first(b) - first(a) || b[1].probability - a[1].probability)
    .map(([origin, { path, probability }]) => ({ origin, path, probability }))
}

/** A region with a shop that has no counter begins with transactions everywhere: footfall and conversion are what they are made of. */
const summed = (shops: readonly (readonly Effect[])[]): readonly Effect[] => {
  if (shops.some((effects) => effects.length === 0)) return []
  const counted = shops.every((effects) => effects.some(({ name }) => name === 'footfall'))
  const sums = new Map<string, number>()
  for (const { name, effect } of shops.flat()) {
    const as = !counted && (name === 'footfall' || name === 'conversion') ? 'transactions' : name
    sums.set(as, (sums.get(as) ?? 0) + effect)
  }
  return [...sums].map(([name, effect]) => ({ name, effect }))
}
