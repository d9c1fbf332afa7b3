import { isLoopback } from './remote-address.ts'

export interface Exposure {
  /** The address to listen on. */
  readonly host: string
  readonly tls: boolean
  /** Address of the one proxy that ends TLS in front; null when there is none. */
  readonly trustedProxy: string | null
}

/**
 * Why the service must not start like this, or null. PINs and sales would cross the shop's network in the clear, and
 * over plain HTTP at such a name a browser stores no `__Host-` cookie.
 */
export const exposureRefusal = ({ host, tls, trustedProxy }: Exposure): string | null =>
  tls || trustedProxy !== null || isLoopback(host)
    ? null
    : `${host} is reachable from the network, and without HTTPS everyone on it could read PINs and sales. ` +
      'Make a certificate with "floorwalker certificate --name HOST" and start with --tls-cert and --tls-key, ' +
      'or name the proxy in front that speaks HTTPS (server.trustedProxy in floorwalker.yaml).'
