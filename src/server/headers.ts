import type { MiddlewareHandler } from 'hono'

/** What the pages may do (contracts 8): own scripts and styles, no inline code, no foreign address, text nodes only. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; trusted-types default; require-trusted-types-for 'script'"

/** On every answer; a page that needs a narrower policy sets its own before. */
export const safeHeaders =
  (secure: boolean): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const { headers } = context.res
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Referrer-Policy', 'no-referrer')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000')
    if (context.req.path.startsWith('/api/')) headers.set('Cache-Control', 'no-store')
  }
