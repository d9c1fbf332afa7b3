import { describe, expect, it } from 'vitest'
import { exposureRefusal } from '../../src/server/exposure.ts'

describe('where the service may listen', () => {
  const bare = { tls: false, trustedProxy: null }
  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])('lets %s be plain HTTP', (host) => {
    expect(exposureRefusal({ host, ...bare })).toBeNull()
  })
  it.each(['0.0.0.0', '::', '192.168.1.20', 'shop.test'])('refuses %s without HTTPS and says what to do', (host) => {
    expect(exposureRefusal({ host, ...bare })).toContain('floorwalker certificate --name')
  })
  it('lets any address be HTTPS, its own or a named proxy’s', () => {
    expect(exposureRefusal({ host: '0.0.0.0', tls: true, trustedProxy: null })).toBeNull()
    expect(exposureRefusal({ host: '0.0.0.0', tls: false, trustedProxy: '10.0.0.5' })).toBeNull()
  })
})
