import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'

/** A folder of another machine that is older than this was left behind. */
const LEFT_AFTER_MS = 24 * 3_600_000
const open = new Set<string>()

/**
 * A folder of one's own for copies that files are read through (another encoding, a workbook's sheet), in the data folder: they hold
 * what the files hold, people's PINs among it, and belong on the device with the room for it, not in the system's temporary folder.
 * What a killed process left behind goes when the next one opens a room.
 */
export const withReadingRoom = async <T>(
  { reading }: Pick<DataFolder, 'reading'>,
  work: (room: string) => Promise<T>,
): Promise<T> => {
  mkdirSync(reading, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(reading)) if (isLeft(reading, name)) remove(join(reading, name))
  const room = mkdtempSync(join(reading, `${hostname()}~${process.pid}~`))
  open.add(room)
  try {
    return await work(room)
  } finally {
    open.delete(room)
    remove(room)
  }
}

/** Whether whoever opened a room is dead; of another machine only its age tells. */
const isLeft = (reading: string, name: string): boolean => {
  const [host, pid] = name.split('~')
  if (host !== hostname()) {
    const stats = statSync(join(reading, name), { throwIfNoEntry: false })
    return stats !== undefined && Date.now() - stats.mtimeMs > LEFT_AFTER_MS
  }
  // in a container every start has the same number
  return Number(pid) === process.pid ? !open.has(join(reading, name)) : !isAlive(Number(pid))
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true })
