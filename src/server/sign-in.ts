import type { Context } from 'hono'
import { z } from 'zod'
import type { PersonName } from './api.ts'
import { jsonBody } from './json-body.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { remoteAddress } from './remote-address.ts'
import type { Service } from './service.ts'
import { closeSession, openSession, signedInAt } from './session.ts'
import { sessionView } from './session-view.ts'

const signInShape = z.strictObject({ person: z.string().min(1).max(64), pin: z.string().regex(/^\d{6}$/) })

/** Signing in by person and PIN, who am I, and signing out. */
export const signInDoor = (service: Service, ended: (session: string) => void) => {
  const { state, pins, config, wall } = service
  const tries = rateLimit(config.signInsPerMinute, wall)
  return {
    people: (context: Context) => context.json(state.people.all().map(({ id, name }): PersonName => ({ id, name }))),

    async post(context: Context) {
      const wait = tries.take(remoteAddress(context, config.trustedProxy))
      if (wait !== null) return problem(context, 'too-many', { seconds: wait })
      const body = await jsonBody(context, signInShape)
      if (!body) return problem(context, 'bad-request')
      const known = state.people.pin(body.person)
      const free = state.people.claimTry(body.person, wall(), config.pinTries, config.pinLockMinutes * 60_000)
      if (known && !free) return problem(context, 'locked', { seconds: (known.lockedUntil - wall()) / 1000 })
      const right = await pins.verify(body.pin, known?.hash ?? null)
      const person = right ? state.people.byId(body.person) : null
      if (!person) return problem(context, 'wrong-pin')
      state.people.clearTries(person.id)
      const former = signedInAt(context, service)
      if (former) ended(former.tokenHash)
      return context.json(sessionView(service, openSession(context, service, person)))
    },

    get(context: Context) {
      const signedIn = signedInAt(context, service)
      return signedIn ? context.json(sessionView(service, signedIn)) : problem(context, 'signed-out')
    },

    delete(context: Context) {
      const session = closeSession(context, service)
      if (session !== null) ended(session)
      return context.json({ signedOut: true })
    },
  }
}
