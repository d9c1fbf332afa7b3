import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { openHouse } from './app.ts'
import { exposureRefusal } from './exposure.ts'
import { offerSetup } from './people.ts'
import { isLoopback } from './remote-address.ts'
import type { Service } from './service.ts'

export interface ServeOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null
  /** Where certificates lie. */
  readonly dataFolder?: string
  readonly webFolder?: string
}

export interface Running {
  readonly url: string
  /** To open once, when the data have no people yet. */
  readonly setupUrl: string | null
  /** Takes no more questions, lets the running ones end (drainSeconds), gives every stream its end, closes. Once. */
  stop(): Promise<void>
}

/** The name that a certificate is for: what people type. */
const nameIn = (certificate: Buffer): string | null =>
  new X509Certificate(certificate).subjectAltName?.match(/^(?:DNS|IP Address):([^,]+)/)?.[1] ?? null

/** Starts the service; throws with one sentence when it must not listen like this, or cannot. */
export const serve = async (service: Service, options: ServeOptions): Promise<Running> => {
  const { host, port, tls } = options
  const refusal = exposureRefusal({ host, tls: tls !== null, trustedProxy: service.config.trustedProxy })
  if (refusal !== null) throw new Error(refusal)
  const secure = tls !== null || service.config.trustedProxy !== null
  const running: Service = { ...service, config: { ...service.config, secure } }

  service.state.runs.cutUnfinished()
  service.state.runs.forgetBefore(service.wall() - service.config.keepDays * 86_400_000)

  const { app, drain } = openHouse(running, {
    ...(options.webFolder ? { web: options.webFolder } : {}),
    ...(options.dataFolder ? { data: options.dataFolder } : {}),
  })
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls
      ? {
          createServer: createHttpsServer,
          serverOptions: {
            cert: readFileSync(tls.certificateFile),
            key: readFileSync(tls.keyFile),
            minVersion: 'TLSv1.2',
          },
        }
      : { createServer: createHttpServer }),
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })

  const at = (server.address() as AddressInfo).port
  const shown = tls ? (nameIn(readFileSync(tls.certificateFile)) ?? host) : isLoopback(host) ? 'localhost' : host
  const url = `${tls ? 'https' : 'http'}://${shown.includes(':') ? `[${shown}]` : shown}:${at}/`
  const token = offerSetup(service.state, service.wall())

  let stopping: Promise<void> | null = null
  const stop = async () => {
    await drain(service.config.drainSeconds * 1000)
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 100).unref()
    })
  }
  return {
    url,
    setupUrl: token === null ? null : `${url}#/setup/${token}`,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}
