import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Disk, realDisk } from './disk.ts'
import { writeDurably } from './durable.ts'

/** Where things lie in a data folder. Truth is `journal`; `snapshots` can be made again from it; `build` and `reading` are scratch. */
export interface DataFolder {
  readonly root: string
  readonly ledger: string
  /** The ledger a second time, written after the first: any one of them may be damaged. */
  readonly ledgerCopy: string
  readonly rawFiles: string
  readonly snapshots: string
  readonly manifest: string
  readonly build: string
  /** Copies that files are read through. */
  readonly reading: string
  readonly lock: string
  /** Who holds the lock, for those who are refused. */
  readonly owner: string
  readonly disk: Disk
}

export const dataFolder = (root: string, disk: Disk = realDisk): DataFolder => ({
  root,
  ledger: join(root, 'journal', 'ledger.ndjson'),
  ledgerCopy: join(root, 'journal', 'ledger.copy.ndjson'),
  rawFiles: join(root, 'journal', 'files'),
  snapshots: join(root, 'snapshots'),
  manifest: join(root, 'snapshots', 'manifest.json'),
  build: join(root, 'build'),
  reading: join(root, 'reading'),
  lock: join(root, 'ingest.lock'),
  owner: join(root, 'ingest-owner.json'),
  disk,
})

export const createDataFolder = (root: string, disk: Disk = realDisk): DataFolder => {
  const folder = dataFolder(root, disk)
  for (const path of [folder.rawFiles, folder.snapshots, folder.build]) mkdirSync(path, { recursive: true })
  return folder
}

/** Who wrote an entry: random, made once a data folder, so that journals of a store's and a region's node can be merged. */
export const nodeId = (folder: DataFolder): string => {
  const path = join(folder.root, 'node-id')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    const id = `node-${randomBytes(8).toString('hex')}`
    writeDurably(path, `${id}\n`, folder.disk)
    return id
  }
}
