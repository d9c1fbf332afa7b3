import type { Context } from 'hono'
import { z } from 'zod'
import { ROLES } from '../core/role.ts'
import type { SetupView } from './api.ts'
import { jsonBody } from './json-body.ts'
import { addPerson } from './people.ts'
import { pinRefusal } from './pin.ts'
import { placesOf } from './places.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { remoteAddress } from './remote-address.ts'
import type { Service } from './service.ts'
import { openSession } from './session.ts'
import { sessionView } from './session-view.ts'
import { hashOf } from './token.ts'

const token = z.string().min(20).max(100)
const openShape = z.strictObject({ token })
const firstShape = z.strictObject({
  token,
  name: z.string().trim().min(1).max(120),
  role: z.enum(ROLES),
  node: z.string().min(1).max(64),
  pin: z.string().max(20),
})

/** The first person of data without people, by the one-time link that `serve` printed. */
export const setupDoor = (service: Service) => {
  const { state, config, wall } = service
  const tries = rateLimit(config.signInsPerMinute, wall)
  const since = () => wall() - config.setupLinkHours * 3_600_000
  const limited = (context: Context) => tries.take(remoteAddress(context, config.trustedProxy))
  return {
    async open(context: Context) {
      const wait = limited(context)
      if (wait !== null) return problem(context, 'too-many', { seconds: wait })
      const body = await jsonBody(context, openShape)
      if (!body) return problem(context, 'bad-request')
      if (!state.sessions.setupIsOpen(hashOf(body.token), since())) return problem(context, 'link-used')
      const { catalogue } = service.house().warehouse
      const view: SetupView = { chain: catalogue.chain, nodes: placesOf(catalogue) }
      return context.json(view)
    },

    async post(context: Context) {
      const wait = limited(context)
      if (wait !== null) return problem(context, 'too-many', { seconds: wait })
      const body = await jsonBody(context, firstShape)
      if (!body) return problem(context, 'bad-request')
      if (pinRefusal(body.pin) !== null) return problem(context, 'pin-refused')
      const { catalogue } = service.house().warehouse
      if (!placesOf(catalogue).some((place) => place.id === body.node)) return problem(context, 'bad-request')
      if (!state.sessions.takeSetup(hashOf(body.token), since(), wall())) return problem(context, 'link-used')
      const added = await addPerson(state, service.pins, catalogue, body)
      if ('refusal' in added) return problem(context, 'bad-request')
      return context.json(sessionView(service, openSession(context, service, added.person)))
    },
  }
}
