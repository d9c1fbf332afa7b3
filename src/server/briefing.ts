import type { Context } from 'hono'
import type { Briefing } from '../briefings/briefing.ts'
import { LANGUAGES } from '../language/index.ts'
import type { BriefingView } from './api.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf, todayOf } from './wording.ts'

const KEPT = 200

const viewOf = (briefing: Briefing, today: string): BriefingView => ({
  date: briefing.date,
  dateText: LANGUAGES[briefing.language].date(briefing.date, today),
  completeness: briefing.completeness,
  sections: briefing.sections.map(({ id, title, sentences }) => ({ id, title, sentences })),
  actions: briefing.actions.map(({ rule, text, evidence }) => ({ rule, text, evidence })),
  asOf: briefing.asOf,
})

/** GET /api/briefing: today's for who is signed in; made once for each person, language, day and snapshot. */
export const briefingDoor = (service: Service) => {
  const made = new Map<string, Promise<BriefingView>>()
  return async (context: Context<SessionVariables>) => {
    const { person, scope } = context.get('signedIn')
    const house = service.house()
    const { catalogue } = house.warehouse
    if (scope.stores.length === 0 || catalogue.dataTo === null) return problem(context, 'no-data')
    const at = service.clock()
    const today = todayOf(catalogue, at)
    const language = languageOf(context.req.query('language'))
    const key = JSON.stringify([person.id, scope.role, scope.stores, language, today, catalogue.snapshot])
    const known = made.get(key)
    if (known) return context.json(await known)
    const fresh = service
      .brief(house, { person: person.id, role: scope.role, scope, language }, at)
      .then((briefing) => {
        service.state.runs.keep(
          briefing.evidence.map((one) => ({ run: one.id.split('.')[0] ?? one.id, person: person.id, evidence: one })),
          service.wall(),
        )
        return viewOf(briefing, today)
      })
    if (made.size >= KEPT) made.clear()
    made.set(key, fresh)
    // A failed one is made again at the next request.
    fresh.catch(() => made.delete(key))
    return context.json(await fresh)
  }
}
