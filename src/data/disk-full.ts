import { rmSync } from 'node:fs'
import { type Fault, fault } from '../core/fault.ts'
import type { DataFolder } from './data-folder.ts'
import { isDiskFull } from './disk.ts'

/** An import stops before the disk is so full that the service would suffer (reliability 11, rule 18). */
export const KEPT_FREE_MEGABYTES = 500

/**
 * Null when an import may begin: what it brings is written twice (into the journal, into the snapshot), what the newest
 * snapshot holds once more, and `keptFree` megabytes must then be left.
 */
export const tooFull = (folder: DataFolder, keptFree: number, bytes: { arriving: number; newest: number }) => {
  const free = folder.disk.freeMegabytes(folder.root)
  const needed = keptFree + Math.ceil((2 * bytes.arriving + bytes.newest) / 1e6)
  return free < needed ? fault('disk-full', { free, needed }) : null
}

/** A disk that fills up on the way stops the work with that fault; scratch space is given back, what serves is whole. */
export const stoppedByFullDisk = async <T>(folder: DataFolder, work: () => Promise<T>): Promise<T | Fault> => {
  try {
    return await work()
  } catch (error) {
    if (!isDiskFull(error)) throw error
    const free = folder.disk.freeMegabytes(folder.root)
    rmSync(folder.build, { recursive: true, force: true })
    return fault('disk-full', { free, needed: KEPT_FREE_MEGABYTES })
  }
}
