/** A role with a bar, not a brand: which model serves a tier is configuration. Smallest first. */
export const TIERS = ['clerk', 'analyst', 'alerting', 'regional-manager'] as const
export type Tier = (typeof TIERS)[number]
