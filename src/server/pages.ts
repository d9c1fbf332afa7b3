import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

interface Page {
  readonly type: string
  readonly etag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer> | null
  /** Built files carry their hash in the name. */
  readonly forever: boolean
}

const read = (folder: string): ReadonlyMap<string, Page> => {
  const pages = new Map<string, Page>()
  if (!existsSync(folder)) return pages
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(folder, path).split(sep).join('/')}`
    const plain = new Uint8Array(readFileSync(path))
    const type = TYPES[extname(entry.name)] ?? 'application/octet-stream'
    pages.set(address, {
      type,
      plain,
      packed: type.startsWith('image/png') ? null : new Uint8Array(gzipSync(plain, { level: 9 })),
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`,
      forever: address.startsWith('/assets/'),
    })
  }
  return pages
}

/** The built pages, read and packed once: an address that is not in the list cannot become a path. */
export const pagesIn = (folder: string) => {
  const pages = read(folder)
  return (context: Context): Response | null => {
    const page = pages.get(context.req.path === '/' ? '/index.html' : context.req.path)
    if (!page) return null
    const packed = page.packed && /\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '') ? page.packed : null
    const headers = {
      'Content-Type': page.type,
      'Cache-Control': page.forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: page.etag,
      Vary: 'Accept-Encoding',
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
    }
    if (context.req.header('If-None-Match') === page.etag) return new Response(null, { status: 304, headers })
    return new Response(packed ?? page.plain, { headers })
  }
}
