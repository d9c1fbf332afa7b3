import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withReadingRoom } from '../../src/data/reading-room.ts'

let root = ''
let reading = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reading-room-test-'))
  reading = join(root, 'reading')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const leave = (name: string, days = 0): string => {
  const room = join(reading, name)
  mkdirSync(room, { recursive: true })
  writeFileSync(join(room, 'people.csv'), 'PIN')
  const then = new Date(Date.now() - days * 86_400_000)
  utimesSync(room, then, then)
  return room
}

describe('the copies that a file is read through', () => {
  it('lie in the data folder, readable by nobody else, and are gone when the reading is over or has failed', async () => {
    const failed = withReadingRoom({ reading }, async (room) => {
      expect(room.startsWith(reading)).toBe(true)
      expect(statSync(room).mode & 0o077).toBe(0)
      writeFileSync(join(room, 'copy.csv'), 'a')
      throw new Error('cut short')
    })
    await expect(failed).rejects.toThrow('cut short')
    expect(readdirSync(reading)).toEqual([])
  })

  it('of a process that was killed go when the next file is read; those of readers at work stay', async () => {
    const { pid } = spawnSync('true')
    const left = leave(`${hostname()}~${pid}~x`)
    const restarted = leave(`${hostname()}~${process.pid}~x`)
    const [old, elsewhere] = [leave('other~1~x', 2), leave('other~1~y')]
    const atWork = leave(`${hostname()}~${process.ppid}~x`)
    await withReadingRoom({ reading }, async (first) => {
      await withReadingRoom({ reading }, async () => expect(existsSync(first)).toBe(true))
      expect([left, restarted, old].map(existsSync)).toEqual([false, false, false])
      expect([elsewhere, atWork].map(existsSync)).toEqual([true, true])
    })
  })
})
