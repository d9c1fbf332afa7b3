import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { floorwalker } from '../support/command-line.ts'

const RECEIPTS = 8_000
const TERMS = ['--tz', 'Asia/Shanghai', '--currency', 'CNY', '--tax-rate', '0', '--accept-mapping']
/** Longer than a key that reaches a process twice. */
const NEXT_KEY_MS = 700

let folder = ''
let file = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwalker-stopped-'))
  file = join(folder, 'till.csv')
  const rows = Array.from({ length: RECEIPTS }, (_, n) => `${n},S01,2026-11-${10 + (n % 10)} 09:15,K1,鲜牛奶,1,2.00`)
  writeFileSync(file, `小票号,门店编号,销售时间,商品编码,品名,数量,实收金额\n${rows.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An import whose keys are in our hands: what it has said so far, and how it ended. */
const importing = (data: string) => {
  const words = [join(PACKAGE_ROOT, 'dist', 'src', 'main.js'), 'import', file, ...TERMS, '--data', data]
  const child: ChildProcess = spawn(process.execPath, words, { cwd: PACKAGE_ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { text: '' }
  child.stderr?.on('data', (chunk) => {
    said.text += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const says = async (what: RegExp) => {
    while (!what.test(said.text) && child.exitCode === null) await pause(5)
  }
  return { child, said, ended, says }
}

/** Imports what was stopped once more, and asks for its sum. */
const wholeAfterwards = async (data: string) => {
  const again = await floorwalker(['import', file, ...TERMS], { data })
  expect(again.code, again.err).toBe(0)
  const asked = await floorwalker(['ask', 'transactions 10 to 19 November 2026', '--at', 'data-end'], { data })
  expect(asked.out).toMatch(/8,000/)
}

describe('an import that is stopped by a key', () => {
  it('ends by itself after the step that it is at, says what is kept, and is finished by the next', async () => {
    const data = join(folder, 'once')
    const { child, said, ended, says } = importing(data)
    await says(/till\.csv/)
    child.kill('SIGINT')
    expect(await ended).toBe(1)
    expect(said.text).toMatch(/Stopping after this step; once more stops at once\./)
    expect(said.text).toMatch(/Nothing was taken in yet; import the same folder again\.|The files are in the journal/)
    await wholeAfterwards(data)
  })

  it('leaves at once when it is pressed again, and nothing is lost or doubled', async () => {
    const data = join(folder, 'twice')
    const { child, ended, says } = importing(data)
    await says(/till\.csv/)
    child.kill('SIGINT')
    const stoppedByItself = await Promise.race([ended, pause(NEXT_KEY_MS).then(() => 'still at it')])
    child.kill('SIGINT')
    expect([1, 130]).toContain(await ended)
    if (stoppedByItself === 'still at it') expect(child.exitCode).toBe(130)
    await wholeAfterwards(data)
  })
})
