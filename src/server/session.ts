import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Scope } from '../core/scope.ts'
import type { Person } from '../data/state-people.ts'
import { problem } from './problem.ts'
import { scopeOf } from './scope-of.ts'
import type { Service } from './service.ts'
import { hashOf, randomToken } from './token.ts'

/** Who asks, made anew for each request from the cookie, so that a changed role or a revoked session counts at once. */
export interface SignedIn {
  readonly person: Person
  readonly scope: Scope
  readonly tokenHash: string
}

export type SessionVariables = { Variables: { signedIn: SignedIn } }

// A `__Host-` cookie needs HTTPS; over plain HTTP on loopback Chromium would not store it (contracts 7).
const cookieName = (secure: boolean) => (secure ? '__Host-floorwalker' : 'floorwalker')
const TOUCH_MS = 15_000
// The page locks itself on time; the service allows it the moment that its request takes.
const LOCK_SLACK_MS = 60_000

const signedIn = (service: Service, person: Person, tokenHash: string): SignedIn => ({
  person,
  scope: scopeOf(person, service.house().warehouse.catalogue),
  tokenHash,
})

const tokenHashOf = (context: Context, service: Service) => {
  const token = getCookie(context, cookieName(service.config.secure))
  return token === undefined || token.length > 100 ? null : hashOf(token)
}

/** A new session with a new id; whoever was signed in at this browser is signed out. */
export const openSession = (context: Context, service: Service, person: Person): SignedIn => {
  const { state, wall, config } = service
  const former = tokenHashOf(context, service)
  const token = randomToken()
  const now = wall()
  if (former !== null) state.sessions.revoke(former, now)
  const lifeMs = config.sessionHours * 3_600_000
  state.sessions.open({ tokenHash: hashOf(token), person: person.id, seenAt: now, endsAt: now + lifeMs })
  setCookie(context, cookieName(config.secure), token, {
    path: '/',
    httpOnly: true,
    secure: config.secure,
    sameSite: 'Strict',
    maxAge: lifeMs / 1000,
  })
  return signedIn(service, person, hashOf(token))
}

/** Returns the hash of the session that ended, if there was one. */
export const closeSession = (context: Context, service: Service): string | null => {
  const hash = tokenHashOf(context, service)
  if (hash !== null) service.state.sessions.revoke(hash, service.wall())
  deleteCookie(context, cookieName(service.config.secure), { path: '/', secure: service.config.secure })
  return hash
}

/** The living session of a request; null when there is none, it is over, or nobody touched the tablet for too long. */
export const signedInAt = (context: Context, service: Service): SignedIn | null => {
  const { state, config } = service
  const hash = tokenHashOf(context, service)
  const now = service.wall()
  const session = hash === null ? null : state.sessions.live(hash, now)
  const person = session && state.people.byId(session.person)
  if (!session || !person) return null
  const idleMs = config.idleLockSeconds * 1000
  if (idleMs > 0 && now - session.seenAt > idleMs + LOCK_SLACK_MS) {
    state.sessions.revoke(session.tokenHash, now)
    return null
  }
  if (now - session.seenAt > TOUCH_MS) state.sessions.touch(session.tokenHash, now)
  return signedIn(service, person, session.tokenHash)
}

export const requireSession =
  (service: Service): MiddlewareHandler<SessionVariables> =>
  async (context, next) => {
    const who = signedInAt(context, service)
    if (!who) return problem(context, 'signed-out')
    context.set('signedIn', who)
    return next()
  }
