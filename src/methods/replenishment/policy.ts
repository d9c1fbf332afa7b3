import { isFault } from '../../core/fault.ts'
import { normalQuantile } from '../normal.ts'
import type { DailyDemand } from './demand.ts'
import { freshSafety } from './fresh-safety.ts'
import { criticalRatio } from './newsvendor.ts'
import { SERVICE_CLASSES, type ServiceClass } from './service-class.ts'

/** How goods are ordered and what a left-over brings. Days and shares of the cost; configuration. */
export interface Policy {
  readonly freshDays: number
  readonly fresh: { readonly reviewDays: number; readonly leadDays: number }
  readonly dry: { readonly reviewDays: number; readonly leadDays: number }
  readonly freshSalvage: number
  readonly disposal: number
  /** Share of days that a line of each class is to be there, where it is not the class's own. */
  readonly service?: Readonly<Record<ServiceClass, number>>
}

export const POLICY = {
  /** Shelf lives up to this are fresh: each delivery has to sell before it spoils. */
  freshDays: 15,
  fresh: { reviewDays: 1, leadDays: 1 },
  dry: { reviewDays: 1, leadDays: 2 },
  /** Of its cost, what a fresh unit that is left over still brings. */
  freshSalvage: 0.25,
  /** Money a unit that taking away spoilt goods costs. */
  disposal: 0,
} as const satisfies Policy

export interface LinePolicy {
  readonly fresh: boolean
  readonly reviewDays: number
  readonly leadDays: number
  readonly z: number
}

interface Line {
  readonly shelfLife: number | null
  readonly price: number | null
  readonly cost: number | null
  readonly demand: DailyDemand
}

/**
 * Safety of a line: its class's, and for fresh goods at most that, less where a spoilt unit weighs more than a lost margin
 * (fresh-safety.ts). Fresh goods without a price or a cost, or that earn nothing, keep their class's.
 */
export const policyOf = (line: Line, serviceClass: ServiceClass, policy: Policy = POLICY): LinePolicy => {
  const fresh = line.shelfLife !== null && line.shelfLife <= policy.freshDays
  const own = SERVICE_CLASSES[serviceClass]
  const service = policy.service?.[serviceClass] ?? own.service
  const z = service === own.service ? own.z : normalQuantile(service)
  if (!fresh || line.shelfLife === null) return { fresh, ...policy.dry, z }
  const { price, cost, demand, shelfLife } = line
  const salvage = (cost ?? 0) * policy.freshSalvage - policy.disposal
  if (price === null || cost === null || isFault(criticalRatio({ price, cost, salvage })))
    return { fresh, ...policy.fresh, z }
  const goods = { demand, ...policy.fresh, shelfLife, under: price - cost, over: cost - salvage }
  return { fresh, ...policy.fresh, z: freshSafety(goods, z) }
}
