import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { certificateFiles, fingerprintOf, makeCertificate } from '../../src/server/certificate.ts'

describe('the certificate command', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'floorwalker-tls-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const url = 'https://shop.test:8443/trust'

  const reach = async (servername: string, ca: string): Promise<string> => {
    const files = certificateFiles(folder)
    const server = createServer({ cert: readFileSync(files.server), key: readFileSync(files.serverKey) }, (_, answer) =>
      answer.end('open'),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      return await new Promise((resolve, reject) =>
        get({ host: '127.0.0.1', port, servername, ca, agent: false }, (answer) => {
          answer.resume()
          resolve(String(answer.statusCode))
        }).on('error', reject),
      )
    } finally {
      server.close()
    }
  }

  it('makes a certificate that a client trusts through the authority alone, and only for its name', async () => {
    const made = await makeCertificate(folder, 'shop.test', url)
    const ca = readFileSync(made.authority, 'utf8')
    expect(await reach('shop.test', ca)).toBe('200')
    await expect(reach('other.test', ca)).rejects.toThrow(/altnames/)
  })

  it('keeps the keys from other users of the machine', async () => {
    const made = await makeCertificate(folder, 'shop.test', url)
    for (const key of [made.authorityKey, made.serverKey]) expect(statSync(key).mode & 0o077).toBe(0)
  })

  it('keeps the authority for a second name, so that tablets need nothing new', async () => {
    const first = await makeCertificate(folder, 'shop.test', url)
    const ca = readFileSync(first.authority, 'utf8')
    const second = await makeCertificate(folder, '192.0.2.7', url)
    expect(first.authorityKept).toBe(false)
    expect(second.authorityKept).toBe(true)
    expect(readFileSync(second.authority, 'utf8')).toBe(ca)
    expect(second.fingerprint).toBe(first.fingerprint)
  })

  it('does not outlive what tablets accept of a server certificate', async () => {
    const now = new Date('2026-06-11T00:00:00Z')
    const made = await makeCertificate(folder, 'shop.test', url, now)
    expect((made.until.getTime() - now.getTime()) / 86_400_000).toBeLessThanOrEqual(397)
  })

  it('writes a page with the QR code, the fingerprint and the steps for iPad, Android and Windows in both languages', async () => {
    const made = await makeCertificate(folder, 'shop.test', url)
    const page = readFileSync(made.trustPage, 'utf8')
    for (const part of ['<svg', 'iPad', 'Android', 'Windows', '证书信任设置', 'Certificate Trust Settings', url])
      expect(page).toContain(part)
    expect(page).toContain(fingerprintOf(readFileSync(made.authority, 'utf8')))
    expect(page).not.toContain('PRIVATE KEY')
  })
})
