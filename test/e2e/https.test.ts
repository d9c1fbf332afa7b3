import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type MadeCertificate, makeCertificate } from '../../src/server/certificate.ts'
import { plantedService } from '../server/support/planted-service.ts'
import { askOn, type BrowserHouse, browserHouse, signInOn } from './support/browser-house.ts'
import { findBrowser, NEEDS_BROWSER } from './support/find-browser.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe.skipIf(findBrowser() === null)(`HTTPS at a name of the shop's own network ${NEEDS_BROWSER}`, () => {
  let house: BrowserHouse
  let made: MadeCertificate
  let folder: { close(): Promise<void> }
  beforeAll(async () => {
    const maker = await plantedService()
    folder = maker
    made = await makeCertificate(maker.folder, 'shop.test', 'https://shop.test/trust')
    house = await browserHouse({
      options: async () => ({
        tls: { certificateFile: made.server, keyFile: made.serverKey },
        dataFolder: maker.folder,
      }),
      // The name stays on loopback, and the browser trusts this one key: no trust store of the machine is touched.
      flags: [
        '--host-resolver-rules=MAP shop.test 127.0.0.1',
        `--ignore-certificate-errors-spki-list=${made.publicKeyHash}`,
      ],
    })
  })
  afterAll(async () => {
    await house?.close()
    await folder?.close()
  })

  it('signs in with a __Host- cookie, asks, and has what a secure page has', async () => {
    expect(house.running.url).toMatch(/^https:\/\/shop\.test:\d+\/$/)
    const { page, context, errors } = await house.tablet()
    await signInOn(page, house.running.url, '王芳')
    await askOn(page, '昨天销售额多少？')
    expect(await page.locator('.said').innerText()).toContain('82.00')
    const [cookie] = await context.cookies()
    expect(cookie).toMatchObject({
      name: '__Host-floorwalker',
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      domain: 'shop.test',
      path: '/',
    })
    expect(
      await page.evaluate(() => {
        const { isSecureContext, crypto } = globalThis as unknown as {
          isSecureContext: boolean
          crypto: { subtle?: object }
        }
        return isSecureContext && crypto.subtle !== undefined
      }),
    ).toBe(true)
    expect(errors).toEqual([])
  })

  it('shows how a tablet comes to trust it, and hands out the authority but no key', async () => {
    const { page } = await house.tablet()
    await page.goto(`${house.running.url}trust`)
    expect(await page.locator('body').innerText()).toContain(made.fingerprint)
    expect(await page.locator('svg').isVisible()).toBe(true)
    expect(await page.evaluate("getComputedStyle(document.querySelector('a.get')).display")).toBe('inline-block')
    await page.goto(house.running.url)
    const fetched = (path: string) =>
      page.evaluate(async (address) => {
        const response = await fetch(address)
        return { status: response.status, type: response.headers.get('Content-Type'), text: await response.text() }
      }, path)
    const authority = await fetched('/floorwalker-ca.crt')
    expect(authority.type).toBe('application/x-x509-ca-cert')
    expect(authority.text).not.toContain('PRIVATE KEY')
    for (const path of ['/floorwalker-ca.key', '/tls/server.key', '/server.key', '/pin-pepper'])
      expect((await fetched(path)).status).toBe(404)
  })
})
