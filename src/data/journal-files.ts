import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { DataFolder } from './data-folder.ts'
import { renameDurably } from './durable.ts'
import type { LedgerEntry } from './journal.ts'

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

/** Under its content's hash a file can be stored once only, and a changed byte is seen. */
export const storedName = (sha256: string, original: string): string => {
  const compressed = original.toLowerCase().endsWith('.gz')
  const extension = extname(compressed ? original.slice(0, -3) : original).toLowerCase()
  return `${sha256}${extension}${compressed ? '.gz' : ''}`
}

/**
 * Copies or moves a file into the journal; on return its bytes and its name are on the disk. One that lies there but is
 * damaged is replaced. False, and nothing kept, when the file is no longer what was read (`sha256`).
 */
export const keepFile = async (
  folder: DataFolder,
  path: string,
  { stored, sha256 }: { readonly stored: string; readonly sha256: string },
  how: 'copy' | 'move',
): Promise<boolean> => {
  const { disk } = folder
  const target = join(folder.rawFiles, stored)
  if (existsSync(target) && (await sha256Of(target)) === sha256) {
    if (how === 'move') rmSync(path)
    return true
  }
  const draft = `${target}.new`
  if (!(how === 'move' && moved(folder, path, draft)) && (await disk.copy(path, draft)) !== sha256) {
    rmSync(draft)
    return false
  }
  renameDurably(draft, target, disk)
  if (how === 'move') rmSync(path, { force: true })
  return true
}

/** Scratch space may lie on another device, where nothing can be moved from. */
const moved = ({ disk }: DataFolder, from: string, to: string): boolean => {
  try {
    disk.rename(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return false
    throw error
  }
}

/** Takes away what a copy that was cut off left behind. Call under the ingest lock. */
export const removeDrafts = (folder: DataFolder): void => {
  for (const file of readdirSync(folder.rawFiles))
    if (file.endsWith('.new')) rmSync(join(folder.rawFiles, file), { force: true })
}

/** The first entry whose raw file is not what was imported; null when all are. */
export const damagedFile = async (folder: DataFolder, entries: readonly LedgerEntry[]): Promise<LedgerEntry | null> => {
  for (const entry of entries) {
    const sha256 = await sha256Of(join(folder.rawFiles, entry.stored)).catch(() => null)
    if (sha256 !== entry.sha256) return entry
  }
  return null
}
