import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pepperOf, pinRefusal, pinsWith, randomPin } from '../../src/server/pin.ts'

const cheap = { N: 2 ** 10, r: 8, p: 1, maxmem: 2 ** 26 }

describe('PINs', () => {
  it('are recognised again, and nothing else is', async () => {
    const pins = pinsWith(Buffer.from('pepper'), cheap)
    const hash = await pins.hash('482913')
    expect(await pins.verify('482913', hash)).toBe(true)
    expect(await pins.verify('482914', hash)).toBe(false)
    expect(await pins.verify('482913', null)).toBe(false)
    expect(await pins.verify('482913', 'nonsense')).toBe(false)
  })
  it('have another hash each time, and none without the pepper', async () => {
    const pins = pinsWith(Buffer.from('pepper'), cheap)
    const hash = await pins.hash('482913')
    expect(await pins.hash('482913')).not.toBe(hash)
    expect(hash).not.toContain('482913')
    expect(await pinsWith(Buffer.from('another'), cheap).verify('482913', hash)).toBe(false)
  })
  it.each(['12345', '1234567', 'abcdef', '111111', '123456', '654321', '121212', '123123', '112211'])(
    'refuse %s',
    (pin) => {
      expect(pinRefusal(pin)).not.toBeNull()
    },
  )
  it('are drawn so that they are never refused', () => {
    for (let i = 0; i < 200; i += 1) expect(pinRefusal(randomPin())).toBeNull()
  })
  it('keep their pepper in a file that only its owner reads, the same at each start', () => {
    const folder = mkdtempSync(join(tmpdir(), 'floorwalker-pepper-'))
    const first = pepperOf(folder)
    expect(first.length).toBe(32)
    expect(pepperOf(folder)).toEqual(first)
    expect(statSync(join(folder, 'pin-pepper')).mode & 0o077).toBe(0)
    rmSync(folder, { recursive: true })
  })
})
