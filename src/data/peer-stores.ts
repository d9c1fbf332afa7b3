import type { StoreEntry } from '../core/catalogue.ts'
import type { StoreId } from '../core/ids.ts'
import type { StoreDays } from './store-days.ts'

/** With fewer, a median of the others would be the one other store. */
export const FEWEST_PEERS = 2

/**
 * The peers of each store among those the asker may see (retail.md 1.3): of the same peer group; where the chain names no
 * groups, of the same format; where it names neither, of the same region.
 */
export const peersOf = (
  stores: readonly StoreEntry[],
  visible: readonly StoreEntry[],
  { openings }: Pick<StoreDays, 'openings'>,
): ReadonlyMap<StoreId, readonly StoreEntry[]> =>
  new Map(
    stores.map((store) => {
      const own = openings.get(store.id)
      const alike = (other: StoreEntry) => {
        const its = openings.get(other.id)
        if (own?.peerGroup) return its?.peerGroup === own.peerGroup
        return own?.format ? its?.format === own.format : other.region === store.region
      }
      return [store.id, visible.filter((other) => other.id !== store.id && alike(other))]
    }),
  )
