import type { Context, MiddlewareHandler } from 'hono'
import { problem } from './problem.ts'
import { isLoopback, peerOf } from './remote-address.ts'
import type { ServerConfig } from './server-config.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

const hostOf = (context: Context, config: ServerConfig) =>
  (config.trustedProxy !== null && context.req.header('X-Forwarded-Host')) || context.req.header('Host') || null

const sameHost = (origin: string, host: string | null) => {
  try {
    return host !== null && new URL(origin).host === host.toLowerCase()
  } catch {
    return false
  }
}

/**
 * Refuses what a page of another site could make a browser send: every changing request must come from our own pages, be
 * JSON, and reach us by a name that is ours. A client that is no browser sends neither header and carries no cookie by itself.
 */
export const sameOrigin =
  (config: ServerConfig): MiddlewareHandler =>
  async (context, next) => {
    const peer = peerOf(context)
    const host = hostOf(context, config)
    // Over plain HTTP only loopback names are ours; another name that resolves to us is a rebinding page.
    if (
      !config.secure &&
      peer !== null &&
      host !== null &&
      !isLoopback(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))
    )
      return problem(context, 'wrong-host')
    if (config.trustedProxy !== null && peer !== null && peer !== config.trustedProxy && !isLoopback(peer))
      return problem(context, 'wrong-host')
    if (READING.has(context.req.method)) return next()
    const site = context.req.header('Sec-Fetch-Site')
    const origin = context.req.header('Origin')
    if (site !== undefined && site !== 'same-origin') return problem(context, 'cross-site')
    if (origin !== undefined && !sameHost(origin, host ?? new URL(context.req.url).host))
      return problem(context, 'cross-site')
    if (context.req.method !== 'DELETE' && !/^application\/json\b/i.test(context.req.header('Content-Type') ?? ''))
      return problem(context, 'not-json')
    return next()
  }
