import { dirname } from 'node:path'
import { type Disk, realDisk } from './disk.ts'

/** A new directory entry survives a power cut only after this. Windows cannot open a directory and needs no such call. */
export const syncFolder = (path: string, disk: Disk = realDisk): void => {
  if (process.platform !== 'win32') disk.sync(path)
}

/** The old name then leads to the old bytes or to the new ones, whole, whenever the machine stops. */
export const renameDurably = (from: string, to: string, disk: Disk = realDisk): void => {
  disk.sync(from)
  disk.rename(from, to)
  syncFolder(dirname(to), disk)
}

export const writeDurably = (path: string, text: string, disk: Disk = realDisk): void => {
  const draft = `${path}.new`
  disk.write(draft, text)
  renameDurably(draft, path, disk)
}
