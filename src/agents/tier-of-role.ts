import type { Role } from '../core/role.ts'
import type { Tier } from '../core/tier.ts'

/** Whose desk a question lands on first. An admin reads no sales; the smallest tier says so. */
export const TIER_OF_ROLE: Readonly<Record<Role, Tier>> = {
  clerk: 'clerk',
  'store-manager': 'analyst',
  'regional-manager': 'regional-manager',
  'area-manager': 'regional-manager',
  admin: 'clerk',
}
