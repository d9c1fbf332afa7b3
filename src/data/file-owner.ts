import { resolve } from 'node:path'

/**
 * DuckDB's own lock keeps other processes off a file, but not a second instance in the same process, where acknowledged rows
 * are then lost without an error (reliability F2). So each opening claims its file: one writer, or readers only.
 */
const writers = new Set<string>()
const readers = new Map<string, number>()

/** Throws when the file is open in this process already, our own bug; returns what gives it back. */
export const claimFile = (path: string, how: 'read' | 'write'): (() => void) => {
  if (path === ':memory:') return () => undefined
  const file = resolve(path)
  if (writers.has(file) || (how === 'write' && readers.has(file)))
    throw new Error(`${file} is open in this process already`)
  if (how === 'write') {
    writers.add(file)
    return () => writers.delete(file)
  }
  readers.set(file, (readers.get(file) ?? 0) + 1)
  return () => {
    const left = (readers.get(file) ?? 1) - 1
    if (left === 0) readers.delete(file)
    else readers.set(file, left)
  }
}
