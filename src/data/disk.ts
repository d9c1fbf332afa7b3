import { createHash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  renameSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * The writes that a data folder's safety rests on, and nothing else: a test's disk stops the process, or is full, at any
 * of them. DuckDB writes by itself, but only in scratch space.
 */
export interface Disk {
  /** Copies a file and returns the SHA-256 of what was written. */
  copy(from: string, to: string): Promise<string>
  /** Writes a whole file. */
  write(path: string, text: string): void
  append(path: string, text: string): void
  truncate(path: string, bytes: number): void
  /** Returns when the device has the bytes (or, of a folder, the names). */
  sync(path: string): void
  rename(from: string, to: string): void
  /** Megabytes that a program may still fill on the device of a path. */
  freeMegabytes(path: string): number
}

export const realDisk: Disk = {
  async copy(from, to) {
    const hash = createHash('sha256')
    const tap = new Transform({
      transform(chunk, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    await pipeline(createReadStream(from, { highWaterMark: 1 << 20 }), tap, createWriteStream(to))
    return hash.digest('hex')
  },
  write: (path, text) => writeFileSync(path, text),
  append: (path, text) => appendFileSync(path, text),
  truncate: (path, bytes) => truncateSync(path, bytes),
  sync(path) {
    const descriptor = openSync(path, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  },
  rename: (from, to) => renameSync(from, to),
  freeMegabytes(path) {
    const { bavail, bsize } = statfsSync(path)
    return Math.floor((bavail * bsize) / 1e6)
  },
}

/** Node says it by code, DuckDB in words. */
export const isDiskFull = (error: unknown): boolean => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  const text = error instanceof Error ? error.message : String(error)
  return (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    /no space left|not enough space|disk (is )?full|quota exceeded|ENOSPC/i.test(text)
  )
}
