import { spooledBytes } from '../data/push-spool.ts'
import { snapshotDue } from '../data/rebuild-snapshot.ts'
import type { Warehouse } from '../data/warehouse.ts'
import { backgroundCommand } from './background-command.ts'
import type { DataFolder } from './data-folder.ts'
import { OK } from './exit.ts'

const WATCHES_AGAIN_AFTER_MS = 10_000

export interface KeptData {
  /** The snapshot that serves is damaged: another is made from the journal. */
  mend(): void
  stop(): void
}

/**
 * What a service does to its data in processes of its own, while it answers from what there is: an import that was cut off
 * is finished, a damaged snapshot made anew, a folder watched. Whatever is published is taken over by `followSnapshots`.
 * `afterwards` begins when nothing is left to be finished, and returns what stops it.
 */
export const keepData = (
  folder: DataFolder,
  serving: Warehouse,
  watched: string | null,
  pushMinutes: number,
  say: (text: string) => void,
  afterwards: () => () => void,
): KeptData => {
  const stops = new Set<() => void>()
  let stopped = false
  let busy = false
  const inBackground = (words: readonly string[], onEnd: (code: number | null, lastWords: string) => void) => {
    if (stopped) return
    const stop = backgroundCommand([...words, '--data', folder.path, '--config', folder.config], (end) => {
      stops.delete(stop)
      onEnd(end.code, end.lastWords)
    })
    stops.add(stop)
  }
  const rebuild = (words: readonly string[], next: () => void) =>
    inBackground(['rebuild', ...words], (code, lastWords) => {
      if (code === OK) say('The data are whole again.')
      else say(`The snapshot could not be made; the next start tries again. ${lastWords}`.trim())
      next()
    })
  const watch = () => {
    if (watched === null) return
    inBackground(['watch', watched, '--follow-parent'], (_code, lastWords) => {
      say(`Watching ${watched} ended and begins again. ${lastWords}`.trim())
      const timer = setTimeout(() => {
        stops.delete(cancel)
        watch()
      }, WATCHES_AGAIN_AFTER_MS)
      const cancel = () => clearTimeout(timer)
      stops.add(cancel)
    })
  }
  /** What sensors sent becomes data every few minutes, not with each row: every import makes a snapshot. */
  const takePushed = () => {
    const timer = setInterval(() => {
      if (busy || spooledBytes(folder.path) === 0) return
      busy = true
      inBackground(['devices', 'take'], (code, lastWords) => {
        busy = false
        if (code !== OK) say(`What sensors sent waits for the next time. ${lastWords}`.trim())
      })
    }, pushMinutes * 60_000)
    timer.unref()
    stops.add(() => clearInterval(timer))
  }
  const goOn = () => {
    if (stopped) return
    watch()
    takePushed()
    stops.add(afterwards())
  }
  if (serving.notice?.kind === 'previous-snapshot') {
    say('A damaged snapshot is being made anew from the journal; until then the one before it serves.')
    rebuild([], goOn)
  } else if (snapshotDue(folder.path)) {
    say('An import that was cut off is being finished; until then the data are those before it.')
    rebuild(['--if-due'], goOn)
  } else goOn()
  return {
    mend: () => rebuild([], () => undefined),
    stop() {
      stopped = true
      for (const stop of stops) stop()
    },
  }
}
