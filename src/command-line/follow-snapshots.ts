import { isFault } from '../core/fault.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import { newestSnapshot } from '../data/snapshot-manifest.ts'
import { storeDays } from '../data/store-days.ts'
import { verifySnapshot } from '../data/verify-snapshot.ts'
import type { Warehouse } from '../data/warehouse.ts'

const LOOK_EVERY_MS = 2_000
/** Questions that still read the former snapshot get this long to end. */
const FORMER_CLOSES_AFTER_MS = 360_000

export interface Following {
  /** Another snapshot serves from now on, opened and warm. */
  readonly onOther: (warehouse: Warehouse) => void
  /** The file that serves is not what was published; the one before is handed over if there is one. */
  readonly onDamaged: (snapshot: string) => void
  /** The engine under the snapshot answered nothing any more; it was opened again and goes on. */
  readonly onReopened: (snapshot: string) => void
  readonly onTrouble: (error: unknown) => void
}

/**
 * Looks for a newly published snapshot and hands it over. A newest one that does not open is tried once; what serves goes
 * on serving. Each one is read and hashed whole while it serves, which its opening does not wait for. Returns what ends it.
 */
export const followSnapshots = (dataFolder: string, serving: Warehouse, following: Following): (() => void) => {
  let current = serving
  let tried = serving.catalogue.snapshot
  let looking = false
  const distrusted = new Set<string>()
  const ended = new AbortController()

  const takeOver = async (opened: Warehouse) => {
    await storeDays(opened)
    const former = current
    current = opened
    following.onOther(opened)
    setTimeout(() => void former.close(), FORMER_CLOSES_AFTER_MS).unref()
    watch()
  }
  const openOther = async () => {
    const opened = await openWarehouse(dataFolder, {
      distrusted,
      rebuild: false,
      settings: serving.settings,
    })
    if (isFault(opened)) return
    if (opened.catalogue.snapshot === current.catalogue.snapshot) return opened.close()
    await takeOver(opened)
  }
  const stepBack = async (snapshot: string) => {
    if (ended.signal.aborted || current.catalogue.snapshot !== snapshot) return
    distrusted.add(snapshot)
    following.onDamaged(snapshot)
    await openOther()
  }
  /** Hashes what serves; again when its engine stopped, for which the file may be the reason. */
  const watch = () => {
    const { snapshot } = current.catalogue
    current.onStopped((goesOn) => {
      if (goesOn) {
        following.onReopened(snapshot)
        verify()
      } else stepBack(snapshot).catch(following.onTrouble)
    })
    verify()
  }
  const verify = () => {
    const { snapshot } = current.catalogue
    verifySnapshot(dataFolder, snapshot, { gentle: true, signal: ended.signal })
      .then((sound) => (sound ? undefined : stepBack(snapshot)))
      .catch(following.onTrouble)
  }
  const look = async () => {
    const newest = newestSnapshot(dataFolder)
    if (newest === null || newest === tried) return
    tried = newest
    await openOther()
  }
  watch()
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch(following.onTrouble)
      .finally(() => {
        looking = false
      })
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    ended.abort()
  }
}
