import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { type Disk, realDisk } from '../../../src/data/disk.ts'

export type Operation = Exclude<keyof Disk, 'freeMegabytes'>
/** `half`: half of what is to be written lies on the disk; only what writes bytes has that moment. */
export type Moment = 'before' | 'half' | 'after'
export type AtDisk = (operation: Operation, path: string, moment: Moment) => void

/** The real disk, with a say before, amid and after each of its operations; what the say throws is what the disk says. */
export const watchedDisk = (at: AtDisk): Disk => ({
  ...realDisk,
  async copy(from, to) {
    at('copy', to, 'before')
    const bytes = readFileSync(from)
    writeFileSync(to, bytes.subarray(0, bytes.length >> 1))
    at('copy', to, 'half')
    const sha256 = await realDisk.copy(from, to)
    at('copy', to, 'after')
    return sha256
  },
  write(path, text) {
    at('write', path, 'before')
    writeFileSync(path, text.slice(0, text.length >> 1))
    at('write', path, 'half')
    realDisk.write(path, text)
    at('write', path, 'after')
  },
  append(path, text) {
    at('append', path, 'before')
    appendFileSync(path, text.slice(0, text.length >> 1))
    at('append', path, 'half')
    appendFileSync(path, text.slice(text.length >> 1))
    at('append', path, 'after')
  },
  truncate(path, bytes) {
    at('truncate', path, 'before')
    realDisk.truncate(path, bytes)
    at('truncate', path, 'after')
  },
  sync(path) {
    at('sync', path, 'before')
    realDisk.sync(path)
    at('sync', path, 'after')
  },
  rename(from, to) {
    at('rename', to, 'before')
    realDisk.rename(from, to)
    at('rename', to, 'after')
  },
})
