import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { PACKAGE_ROOT } from '../core/package-root.ts'
import { alertsDoor } from './alerts.ts'
import { askDoor } from './ask.ts'
import { briefingDoor } from './briefing.ts'
import { competitorPricesDoor } from './competitor-prices.ts'
import { conversationDoor } from './conversations.ts'
import { dataHealthDoor } from './data-health.ts'
import { deviceDoor } from './device-door.ts'
import { enterPriceDoor } from './enter-price.ts'
import { evidenceDoor } from './evidence.ts'
import { evidenceRowsDoor } from './evidence-rows.ts'
import { safeHeaders } from './headers.ts'
import { healthDoor } from './health.ts'
import { pagesIn } from './pages.ts'
import { problem } from './problem.ts'
import { productsDoor } from './products.ts'
import { referenceOf } from './reference.ts'
import { sameOrigin } from './same-origin.ts'
import { scaleDoor } from './scale.ts'
import type { Service } from './service.ts'
import { requireSession, type SessionVariables } from './session.ts'
import { setupDoor } from './setup.ts'
import { signInDoor } from './sign-in.ts'
import { trayDoor } from './tray.ts'
import { trustDoor } from './trust.ts'

const WEB = join(PACKAGE_ROOT, 'dist', 'web')

/** The service with its doors, and the way to end it well. */
export const openHouse = (service: Service, folders: { web?: string; data?: string } = {}) => {
  const app = new Hono<SessionVariables>()
  const ask = askDoor(service)
  const signIn = signInDoor(service, ask.stopSession)
  const setup = setupDoor(service)
  const conversations = conversationDoor(service)
  const health = healthDoor(service, () => ask.draining)
  const trust = trustDoor(folders.data ?? null)
  const page = pagesIn(folders.web ?? WEB)
  const alerts = alertsDoor(service)
  const signedIn = requireSession(service)

  app.onError((error, context) => problem(context, 'internal', { reference: referenceOf(service.log, error) }))
  app.notFound((context) => problem(context, 'not-found'))
  app.use(safeHeaders(service.config.secure))
  app.use(sameOrigin(service.config))
  app.use(
    '/api/*',
    bodyLimit({ maxSize: service.config.bodyBytes, onError: (context) => problem(context, 'too-large') }),
  )

  app.get('/healthz', health.health)
  app.get('/readyz', health.ready)
  app.get('/trust', trust.page)
  app.get('/floorwalker-ca.crt', trust.authority)

  app.get('/api/people', signIn.people)
  app.get('/api/session', signIn.get)
  app.post('/api/session', signIn.post)
  app.delete('/api/session', signIn.delete)
  app.post('/api/setup/open', setup.open)
  app.post('/api/setup', setup.post)

  const device = deviceDoor(service, folders.data ?? null)
  app.post('/api/ingest/footfall', device('footfall'))
  app.post('/api/ingest/zone-count', device('zone'))
  app.post('/api/ingest/checkout-event', device('checkout'))

  app.post('/api/ask', signedIn, ask.post)
  app.delete('/api/ask/:id', signedIn, ask.stop)
  app.get('/api/conversations', signedIn, conversations.list)
  app.get('/api/conversations/:id', signedIn, conversations.one)
  app.get('/api/evidence/:id', signedIn, evidenceDoor(service))
  app.get('/api/evidence/:id/rows/:relation', signedIn, evidenceRowsDoor(service))
  app.get('/api/briefing', signedIn, briefingDoor(service))
  app.get('/api/alerts', signedIn, alerts.list)
  app.post('/api/alerts/:key', signedIn, alerts.judge)
  app.get('/api/products', signedIn, productsDoor(service))
  app.get('/api/competitor-prices', signedIn, competitorPricesDoor(service, folders.data ?? null))
  app.post('/api/competitor-prices', signedIn, enterPriceDoor(service, folders.data ?? null))
  app.get('/api/scale', signedIn, scaleDoor(service))
  app.get('/api/tray', signedIn, trayDoor(service))
  app.get('/api/data-health', signedIn, dataHealthDoor(service))

  app.get('*', (context, next) => page(context) ?? next())
  return { app, drain: ask.drain }
}

/** The service as an app that answers requests, with a socket or without. */
export const createApp = (service: Service, folders: { web?: string; data?: string } = {}) =>
  openHouse(service, folders).app
