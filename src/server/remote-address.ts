import type { Context } from 'hono'

/** What the Node server puts beside a request; not there when the app is called without a socket. */
export interface Socketed {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } }
}

const plain = (address: string) => address.replace(/^::ffff:/, '')

export const isLoopback = (address: string): boolean => /^(127\.|::1$|localhost$)/.test(plain(address))

/** The peer of the connection; `null` without a socket. */
export const peerOf = (context: Context): string | null => {
  const address = (context.env as Socketed | undefined)?.incoming?.socket?.remoteAddress
  return address === undefined ? null : plain(address)
}

/** Who is asking: the peer, or what the one trusted proxy says of it (the last address it appended). */
export const remoteAddress = (context: Context, trustedProxy: string | null): string => {
  const peer = peerOf(context) ?? 'local'
  if (trustedProxy === null || peer !== trustedProxy) return peer
  return context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? peer
}
