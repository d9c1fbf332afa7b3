import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { floorwalker } from '../support/command-line.ts'

let data = ''
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'floorwalker-serve-'))
  cpSync(inject('ciChain'), data, { recursive: true })
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

/** Starts the service and waits for its address; what it printed so far comes along. */
const start = async (...words: string[]) => {
  const main = join(PACKAGE_ROOT, 'dist', 'src', 'main.js')
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', data, ...words], {
    env: { ...process.env, OLLAMA_HOST: 'http://127.0.0.1:1' },
  })
  started.push(child)
  let out = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk
      const found = /ready: (\S+)/.exec(out)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(out)))
  })
  return { child, url, ended }
}

describe('serve on the command line', () => {
  it('prints its address, is healthy, and ends with code 0 on SIGTERM', async () => {
    const { child, url, ended } = await start('--at', 'data-end')
    expect((await fetch(`${url}readyz`)).status).toBe(200)
    expect((await fetch(`${url}healthz`)).status).toBe(200)
    expect((await fetch(`${url}api/session`)).status).toBe(401)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('serves again after it was killed without warning', async () => {
    const first = await start()
    first.child.kill('SIGKILL')
    await first.ended
    const second = await start()
    expect((await fetch(`${second.url}healthz`)).status).toBe(200)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  it.each([
    [['--host', '0.0.0.0'], /TLS|HTTPS|certificate/i],
    [['--tls-cert', 'only.pem'], /--tls-key/],
    [['--at', 'noon'], /instant/],
  ])('refuses %j with one sentence and code 2', async (words, said) => {
    const ran = await floorwalker(['serve', '--port', '0', ...words], { data })
    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(said)
  })

  it('says that there are no data yet, and what to do', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'floorwalker-empty-'))
    const ran = await floorwalker(['serve', '--port', '0'], { data: empty })
    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(/floorwalker demo.*floorwalker import/)
    rmSync(empty, { recursive: true, force: true })
  })
})
