import { DatabaseSync } from '@photostructure/sqlite'
import type { DataFolder } from './data-folder.ts'

/**
 * One writer a data folder. An empty SQLite file held exclusively is the one lock that Node offers which the operating
 * system itself takes back when the process dies; a file with a process id in it outlives a `kill -9`.
 * Returns what `work` returns, or `'busy'` at once when another import is running.
 */
export const withIngestLock = async <T>(folder: DataFolder, work: () => Promise<T>): Promise<T | 'busy'> => {
  const file = new DatabaseSync(folder.lock)
  try {
    try {
      file.exec('begin exclusive')
    } catch {
      return 'busy'
    }
    return await work()
  } finally {
    file.close()
  }
}
