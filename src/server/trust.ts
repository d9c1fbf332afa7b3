import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Context } from 'hono'
import { certificateFiles } from './certificate.ts'
import { problem } from './problem.ts'
import { TRUST_STYLE } from './trust-page.ts'

const styleHash = createHash('sha256').update(TRUST_STYLE).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** GET /trust and the authority's certificate, when this folder has made them. The key is never read here. */
export const trustDoor = (folder: string | null) => {
  const files = folder === null ? null : certificateFiles(folder)
  const send = (context: Context, path: string | undefined, type: string) =>
    path !== undefined && existsSync(path)
      ? context.body(new Uint8Array(readFileSync(path)), 200, {
          'Content-Type': type,
          'Content-Security-Policy': POLICY,
          'Cache-Control': 'no-cache',
        })
      : problem(context, 'not-found')
  return {
    page: (context: Context) => send(context, files?.trustPage, 'text/html; charset=utf-8'),
    authority: (context: Context) => send(context, files?.authority, 'application/x-x509-ca-cert'),
  }
}
