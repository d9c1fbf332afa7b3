import { isFault } from '../core/fault.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import { newestSnapshot } from '../data/snapshot-manifest.ts'
import { storeDays } from '../data/store-days.ts'
import type { Warehouse } from '../data/warehouse.ts'

const LOOK_EVERY_MS = 2_000
/** Questions that still read the former snapshot get this long to end. */
const FORMER_CLOSES_AFTER_MS = 360_000

/**
 * Looks for a newly published snapshot and hands it over, opened and warm. A newest one that does not open is tried once;
 * what serves goes on serving. Returns what ends the looking.
 */
export const followSnapshots = (
  dataFolder: string,
  serving: Warehouse,
  onNewer: (warehouse: Warehouse) => void,
  onTrouble: (error: unknown) => void,
): (() => void) => {
  let current = serving
  let tried = serving.catalogue.snapshot
  let looking = false
  const look = async () => {
    const newest = newestSnapshot(dataFolder)
    if (newest === null || newest === tried) return
    tried = newest
    const opened = await openWarehouse(dataFolder)
    if (isFault(opened)) return
    if (opened.catalogue.snapshot === current.catalogue.snapshot) return opened.close()
    await storeDays(opened)
    const former = current
    current = opened
    onNewer(opened)
    setTimeout(() => void former.close(), FORMER_CLOSES_AFTER_MS).unref()
  }
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch(onTrouble)
      .finally(() => {
        looking = false
      })
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
