import type { Tier } from '../core/tier.ts'
import type { Admission } from './admission.ts'
import type { HostHealth } from './host-health.ts'
import type { Clocks, Limits, TierModel } from './models-config.ts'
import type { Pace } from './pace.ts'
import type { Family } from './profiles/family.ts'

/** A tier with a model that is there, now, to serve it. */
export interface Seat {
  readonly tier: Tier
  readonly settings: TierModel
  readonly family: Family
  /** The model can think: `think` may be sent, and its text may hold thoughts. */
  readonly thinks: boolean
  readonly loaded: boolean
  readonly health: HostHealth
  readonly admission: Admission
  readonly pace: Pace
  readonly clocks: Clocks
  readonly limits: Limits
  /** Out of memory: nobody sits here for a while. */
  cool(): void
}
