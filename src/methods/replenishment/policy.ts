import { isFault } from '../../core/fault.ts'
import { normalQuantile } from '../normal.ts'
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

/**
 * Safety of a line: its class's, and for fresh goods the newsvendor's critical ratio, which weighs a lost margin against a
 * spoilt unit. Fresh goods without a price or a cost, or that earn nothing, keep their class's.
 */
export const policyOf = (
  line: { readonly shelfLife: number | null; readonly price: number | null; readonly cost: number | null },
  serviceClass: ServiceClass,
  policy: Policy = POLICY,
): LinePolicy => {
  const fresh = line.shelfLife !== null && line.shelfLife <= policy.freshDays
  const own = SERVICE_CLASSES[serviceClass]
  const service = policy.service?.[serviceClass] ?? own.service
  const z = service === own.service ? own.z : normalQuantile(service)
  if (!fresh) return { fresh, ...policy.dry, z }
  const { price, cost } = line
  const ratio =
    price === null || cost === null ? null : criticalRatio({ price, cost, salvage: cost * policy.freshSalvage })
  return { fresh, ...policy.fresh, z: ratio === null || isFault(ratio) ? z : normalQuantile(ratio) }
}
