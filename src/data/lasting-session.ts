import type { Reading } from './duckdb.ts'

/** Told when the engine answered nothing any more: true when the snapshot was opened again and goes on. */
export type OnStopped = (goesOn: boolean) => void

export interface LastingSession extends Reading {
  onStopped(tell: OnStopped): void
}

/**
 * Engines that stopped. They are neither closed nor given up to the collector: one that was spoiled ends the whole process when it
 * is taken down (C++ `terminate`, seen with F4). They hold a file handle and what they had cached.
 */
const stopped: Reading[] = []

/** Answered by any engine that answers at all. */
const CANNED = 'select name from snapshot_info'

/**
 * A session over a snapshot that outlives its engine. A fatal error, or a statement that spoils the instance (reliability F4), makes
 * every statement fail from then on: the file is then opened once more, and what failed for that reason is asked again, once. An
 * error of a statement itself is thrown as it is. `open` opens the same file each time.
 */
export const lastingSession = async (open: () => Promise<Reading>): Promise<LastingSession> => {
  let current = await open()
  let reopening: Promise<boolean> | null = null
  let lost = false
  let tell: OnStopped = () => undefined

  const answers = (session: Reading) =>
    session.rows(CANNED).then(
      () => true,
      () => false,
    )
  const reopen = async (dead: Reading): Promise<boolean> => {
    try {
      current = await open()
    } catch {
      if (!lost) tell(false)
      lost = true
      return false
    }
    stopped.push(dead)
    lost = false
    tell(true)
    return true
  }
  /** There is an engine that answers, other than the one that failed. */
  const another = async (failed: Reading): Promise<boolean> => {
    if (current !== failed) return true
    if (await answers(failed)) return false
    reopening ??= (current === failed ? reopen(failed) : Promise.resolve(true)).finally(() => {
      reopening = null
    })
    return reopening
  }
  return {
    async rows(sql, parameters, signal) {
      const first = current
      try {
        return await first.rows(sql, parameters, signal)
      } catch (error) {
        if (signal?.aborted || !(await another(first))) throw error
      }
      return current.rows(sql, parameters, signal)
    },
    async *lines(sql, parameters, signal) {
      const first = current
      let some = false
      try {
        for await (const piece of first.lines(sql, parameters, signal)) {
          some = true
          yield piece
        }
        return
      } catch (error) {
        // what was read once cannot be read on: half a list with the other half of another reading would be no list
        if (signal?.aborted || !(await another(first)) || some) throw error
      }
      yield* current.lines(sql, parameters, signal)
    },
    onStopped(told) {
      tell = told
    },
    close() {
      if (lost) stopped.push(current)
      else current.close()
    },
  }
}
