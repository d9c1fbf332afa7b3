import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeCertificate } from '../../src/server/certificate.ts'
import { type Running, type ServeOptions, serve } from '../../src/server/serve.ts'
import { newId, PIN, type Planted, plantedService } from './support/planted-service.ts'
import { heldAnswer } from './support/scripted-answer.ts'

let open: { planted: Planted; running: Running | null }[] = []
const start = async (
  options: Partial<ServeOptions> = {},
  changes: Parameters<typeof plantedService>[0] = {},
  config: Parameters<typeof plantedService>[1] = {},
) => {
  const planted = await plantedService(changes, { drainSeconds: 0.1, ...config })
  const opened: { planted: Planted; running: Running | null } = { planted, running: null }
  open.push(opened)
  const web = join(planted.folder, 'web')
  mkdirSync(join(web, 'assets'), { recursive: true })
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Floorwalker</title>')
  writeFileSync(join(web, 'assets', 'index-abc.js'), 'const a = 1;'.repeat(500))
  opened.running = await serve(planted.service, {
    host: '127.0.0.1',
    port: 0,
    tls: null,
    webFolder: web,
    dataFolder: planted.folder,
    ...options,
  })
  return { planted, running: opened.running }
}
afterEach(async () => {
  for (const { running, planted } of open) {
    await running?.stop()
    await planted.close()
  }
  open = []
})

describe('the service on a socket', () => {
  it('says where it is, answers, and serves its pages packed, with an address that is no path', async () => {
    const { running } = await start()
    expect(running.url).toMatch(/^http:\/\/localhost:\d+\/$/)
    expect(await (await fetch(`${running.url}healthz`)).json()).toEqual({ ok: true })
    expect(await (await fetch(`${running.url}readyz`)).json()).toEqual({ ok: true })
    const page = await fetch(running.url)
    expect(await page.text()).toContain('Floorwalker')
    expect(page.headers.get('Cache-Control')).toBe('no-cache')
    const script = await fetch(`${running.url}assets/index-abc.js`)
    expect(script.headers.get('Content-Encoding')).toBe('gzip')
    expect(script.headers.get('Cache-Control')).toContain('immutable')
    expect((await script.text()).length).toBe(6000)
    const { port } = new URL(running.url)
    const status = await new Promise((resolve) =>
      request({ host: '127.0.0.1', port, path: '/../../../etc/passwd', headers: { Host: 'localhost' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).end(),
    )
    expect(status).toBe(404)
  })

  it('over plain HTTP is known by loopback names only, so that a rebinding page finds nothing', async () => {
    const { running } = await start()
    const { port } = new URL(running.url)
    const status = (name: string) =>
      new Promise((resolve) =>
        request({ host: '127.0.0.1', port, path: '/api/people', headers: { Host: name } }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        }).end(),
      )
    expect(await status('evil.test')).toBe(421)
    expect(await status(`127.0.0.1:${port}`)).toBe(200)
    expect(await status('[::1]:8080')).toBe(200)
  })

  it('refuses to listen beyond loopback without HTTPS, before a port is open', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toThrow('without HTTPS')
  })

  it('says in its address the name that its certificate is for', async () => {
    const { planted } = await start()
    const made = await makeCertificate(planted.folder, 'shop.test', 'https://shop.test/trust')
    const { running } = await start({ tls: { certificateFile: made.server, keyFile: made.serverKey } })
    expect(running.url).toMatch(/^https:\/\/shop\.test:\d+\/$/)
  })

  it('prints a set-up link only while there are no people', async () => {
    const { running } = await start()
    expect(running.setupUrl).toBeNull()
    const planted = await plantedService({}, {}, { people: false })
    const empty = await serve(planted.service, { host: '127.0.0.1', port: 0, tls: null })
    open.push({ planted, running: empty })
    expect(empty.setupUrl).toMatch(/#\/setup\/[\w-]{43}$/)
  })

  const signedIn = async (url: string) => {
    const response = await fetch(`${url}api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person: 'P001', pin: PIN }),
    })
    return response.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  }

  it('hears that a tablet is gone, and stops the work after the grace', async () => {
    const held = heldAnswer()
    const { running } = await start({}, { answer: held.answer }, { disconnectGraceSeconds: 0.1 })
    const aborter = new AbortController()
    const response = await fetch(`${running.url}api/ask`, {
      method: 'POST',
      signal: aborter.signal,
      headers: { 'Content-Type': 'application/json', Cookie: await signedIn(running.url) },
      body: JSON.stringify({ id: newId(), text: 'x' }),
    })
    await response.body?.getReader().read()
    aborter.abort()
    await expect.poll(() => held.aborted, { timeout: 3000 }).toBe(1)
  })

  it('ends a running stream in words when it is stopped', async () => {
    const held = heldAnswer()
    const { running } = await start({}, { answer: held.answer })
    const response = await fetch(`${running.url}api/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: await signedIn(running.url) },
      body: JSON.stringify({ id: newId(), text: 'x' }),
    })
    const text = response.text()
    await running.stop()
    expect(await text).toContain('event: end\ndata: {"reason":"stopping"}')
    await expect(fetch(`${running.url}healthz`)).rejects.toThrow()
  })
})
