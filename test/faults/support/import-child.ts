import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '../../../src/core/fault.ts'
import { importSource } from '../../../src/data/import-source.ts'
import { DAYS } from './days.ts'
import { KILL_POINTS, type KillPlace, type KillPoint } from './kill-points.ts'
import { watchedDisk } from './watched-disk.ts'

/** What ends the process: a named point or the n-th moment of the disk, the n-th time; or nothing, and its parent does. */
export type Ending =
  | { readonly point: KillPoint; readonly nth: number }
  | { readonly diskMoment: number }
  | { readonly afterMs: number }

/**
 * A process that imports day after day and writes down, for good, each that was acknowledged: `import-child.ts DATA FROM
 * ACKS ENDING`. Prints `ready` when it begins.
 */
const [data, from, acks, said] = process.argv.slice(2).map(String)
const ending = JSON.parse(String(said)) as Ending
const place: KillPlace | null = 'point' in ending ? KILL_POINTS[ending.point] : null
let left = 'point' in ending ? ending.nth : 'diskMoment' in ending ? ending.diskMoment : 0

const die = () => {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}
const disk = watchedDisk((operation, path, moment) => {
  if ('diskMoment' in ending) die()
  else if (place && 'operation' in place)
    if (operation === place.operation && moment === place.moment && place.path.test(path)) die()
})

const acknowledge = (day: number) => {
  const file = openSync(String(acks), 'a')
  writeSync(file, `${day}\n`)
  fsyncSync(file)
  closeSync(file)
}

process.stdout.write('ready\n')
for (let day = 1; day <= DAYS; day += 1) {
  const report = await importSource(String(data), join(String(from), `day-${day}`), {
    disk,
    onProgress: (step) => {
      if (place && 'step' in place && step === place.step) die()
    },
  })
  if (isFault(report)) throw new Error(JSON.stringify(report))
  acknowledge(day)
}
