import { AISLES } from './aisles.ts'
import type { DemoPlan } from './demo-plan.ts'
import { drawn, mixed } from './hash.ts'
import { INCIDENT_TYPES, type IncidentType } from './incident-types.ts'
import { REGIONS, type Store } from './places.ts'
import type { Product } from './products.ts'

export interface Incident {
  readonly id: string
  readonly type: IncidentType
  /** Stores that feel it; one, or a region's. */
  readonly stores: readonly Store[]
  readonly region: string | null
  /** Day indexes from the plan's first day, both inclusive. */
  readonly fromDay: number
  readonly toDay: number
  readonly factor: number
  readonly aisle: number | null
  readonly skuNo: number | null
  readonly till: string | null
  readonly scope: string
}

/** Incidents are laid out this far ahead of the first day, so that days appended later find theirs. */
const HORIZON = 3_700
/** Days before the first one, so that bases exist. */
const QUIET = 35
/** These stores never have an incident of their own. */
const CLEAN = new Set([4, 8, 11])
const DAYS_APART = 30

const target = (type: IncidentType, draw: number, products: readonly Product[]) => {
  const aislesLike = (want: (life: number, category: number) => boolean) =>
    [...new Set(products.slice(0, 150).map(({ aisle }) => aisle))].filter(({ lifeDays, category }) =>
      want(lifeDays, category),
    )
  const none = { aisle: null, skuNo: null, till: null }
  const ofAisle = (want: (life: number, category: number) => boolean) => {
    const aisle = drawn(aislesLike(want), draw, 2)
    return { ...none, aisle: AISLES.indexOf(aisle), scope: `aisle=${aisle.en}` }
  }
  if (type.of === 'sku') {
    const sku = drawn(products.slice(0, 32), draw, 1)
    return { ...none, skuNo: sku.skuNo, scope: `sku=${sku.skuId}` }
  }
  if (type.of === 'aisle') return ofAisle((_, category) => category >= 2 && category <= 7)
  if (type.of === 'fresh-aisle') return ofAisle((life) => life <= 6)
  if (type.of === 'frozen-aisle') return ofAisle((_, category) => category === 7)
  if (type.of === 'till') return { ...none, till: 'T2', scope: 'till=T2' }
  const [from, to] = type.hours
  return { ...none, scope: to - from < 23 ? `hours=${from}-${to}` : 'store' }
}

/**
 * All incidents of a chain for ten years, by day index: each type comes back every few weeks (more rarely where stores are
 * few), at a store, goods and till drawn by hash. Nothing depends on the plan's last day.
 */
export const incidents = (plan: DemoPlan, stores: readonly Store[], products: readonly Product[]): Incident[] => {
  const own = stores.filter(({ storeNo }) => !CLEAN.has(storeNo))
  const apart = Math.min(60, Math.round(DAYS_APART * Math.max(0.2, Math.sqrt(12 / stores.length))))
  return INCIDENT_TYPES.flatMap((type, t) => {
    const list: Incident[] = []
    for (let n = 0; ; n += 1) {
      const draw = mixed(plan.seed, t, n)
      const fromDay = QUIET + Math.round((t * apart) / INCIDENT_TYPES.length) + n * apart + (draw % 5)
      if (fromDay > HORIZON) return list
      const region = type.reach === 'region' ? drawn(REGIONS, draw, 3).id : null
      const there = region ? stores.filter((store) => store.region === region) : [drawn(own, draw, 4)]
      const { scope, ...of } = target(type, draw, products)
      list.push({
        id: `I${String(t + 1).padStart(2, '0')}-${String(n + 1).padStart(3, '0')}`,
        type,
        stores: there,
        region,
        fromDay,
        toDay: fromDay + type.days - 1,
        factor: type.factor,
        scope: region ? `region=${region}${scope === 'store' ? '' : `;${scope}`}` : scope,
        ...of,
      })
    }
  }).sort((a, b) => a.fromDay - b.fromDay || a.id.localeCompare(b.id))
}
