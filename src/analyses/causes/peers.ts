import type { StoreEntry } from '../../core/catalogue.ts'
import type { Finding, Observed } from '../../methods/cause-graph/rank-origins.ts'

/** The same shop's peers that were read: of its region, else all others. */
export const peersOf = (store: StoreEntry, read: readonly StoreEntry[]): readonly StoreEntry[] => {
  const others = read.filter((one) => one.id !== store.id)
  const near = others.filter((one) => one.region !== null && one.region === store.region)
  return near.length > 0 ? near : others
}

/**
 * A change that peers share is not the shop's; one that they do not share is, and then what blocks the way to this shop alone
 * comes nearer. Null where there are no peers to compare with.
 */
export const weighPeers = (own: number | null, peers: number | null, observed: Observed): Finding[] => {
  if (own === null || peers === null)
    return [
      { origin: 'regional', weight: null },
      { origin: 'road-works', weight: null },
    ]
  const shared = own === 0 ? 0 : peers / own
  const fewer = (observed.footfall ?? 0) < -0.12
  return [
    { origin: 'regional', weight: shared > 0.6 ? 3 : shared > 0.35 ? 0.5 : -3 },
    { origin: 'weather', weight: shared > 0.5 ? 0.5 : -3 },
    { origin: 'road-works', weight: fewer && shared < 0.35 ? 1.5 : -2 },
    { origin: 'competitor', weight: fewer && shared < 0.35 ? 0.5 : -1.5 },
  ]
}
