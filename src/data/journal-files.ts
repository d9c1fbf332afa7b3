import { createHash } from 'node:crypto'
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs'
import { copyFile, rename } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { DataFolder } from './data-folder.ts'
import { renameDurably } from './durable.ts'

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

/** Copies or moves a file into the journal; on return its bytes and its name are on the disk. */
export const keepFile = async (
  folder: DataFolder,
  path: string,
  stored: string,
  how: 'copy' | 'move',
): Promise<{ readonly bytes: number }> => {
  const target = join(folder.rawFiles, stored)
  const bytes = statSync(path).size
  if (existsSync(target) && statSync(target).size === bytes) {
    if (how === 'move') rmSync(path)
    return { bytes }
  }
  const draft = `${target}.new`
  if (how === 'move') await rename(path, draft).catch(() => copyFile(path, draft).then(() => rmSync(path)))
  else await copyFile(path, draft)
  renameDurably(draft, target)
  return { bytes }
}
