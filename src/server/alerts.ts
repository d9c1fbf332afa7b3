import type { Context } from 'hono'
import { z } from 'zod'
import type { Alert } from '../analyses/alerts/alert.ts'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { alertPage, visibleTo } from '../briefings/alerts/alert-page.ts'
import { nextQuestion, questionsOf } from '../briefings/alerts/next-question.ts'
import { isFault } from '../core/fault.ts'
import { ALERT_ANSWERS, DISMISS_REASONS, type KeptAlert } from '../data/state-alerts.ts'
import { jsonBody } from './json-body.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf, wordingOf } from './wording.ts'

const judgement = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('acknowledged') }),
  z.strictObject({ status: z.literal('dismissed'), reason: z.enum(DISMISS_REASONS) }),
  z.strictObject({ status: z.literal('answered'), answer: z.enum(ALERT_ANSWERS), origin: z.string().optional() }),
])

/** Judged as a whole by somebody else: their manager may change that, a colleague may not. */
const isSettled = ({ status, judgedBy }: KeptAlert, person: string): boolean =>
  (status === 'acknowledged' || status === 'dismissed') && judgedBy !== person

/** The cause that an answer is about: the one it names, else what is asked now, else what was looked at last; null where nothing is asked. */
const askedOrigin = ({ body, looks }: KeptAlert, named: string | undefined): string | null => {
  const asked = questionsOf(body as Alert, looks).map(({ origin }) => origin)
  const origin = named ?? nextQuestion(body as Alert, looks)?.origin ?? looks.at(-1)?.origin
  return asked.find((one) => one === origin) ?? null
}

/** GET /api/alerts, and POST /api/alerts/:key with what somebody made of one. What may not be seen is not there. */
export const alertsDoor = (service: Service) => ({
  async list(context: Context<SessionVariables>) {
    const { person, scope } = context.get('signedIn')
    const { warehouse } = service.house()
    if (scope.stores.length === 0 || warehouse.catalogue.dataTo === null) return problem(context, 'no-data')
    const at = service.clock()
    const page = await alertPage(service.state.alerts, warehouse, scope, {
      at,
      now: service.wall(),
      language: languageOf(context.req.query('language')),
      wording: wordingOf(warehouse.catalogue, at),
    })
    if (isFault(page)) return problem(context, page.fault === 'not-allowed-metric' ? 'not-found' : 'no-data')
    service.state.runs.keep(
      page.evidence.map((evidence) => ({ run: evidence.id.split('.')[0] ?? evidence.id, person: person.id, evidence })),
      service.wall(),
    )
    return context.json(page.view)
  },

  async judge(context: Context<SessionVariables>) {
    const { person, scope } = context.get('signedIn')
    const alert = service.state.alerts.byKey(context.req.param('key') ?? '')
    if (!alert || !visibleTo(scope, alert)) return problem(context, 'not-found')
    const judged = await jsonBody(context, judgement)
    if (judged === null) return problem(context, 'bad-request')
    if (judged.status === 'answered') {
      const origin = askedOrigin(alert, judged.origin)
      if (origin === null) return problem(context, 'bad-request')
      service.state.alerts.judge(alert.key, { ...judged, origin }, person.id, service.wall())
    } else if (isSettled(alert, person.id) && !MANAGER_ROLES.includes(scope.role)) {
      return problem(context, 'judged-already')
    } else service.state.alerts.judge(alert.key, judged, person.id, service.wall())
    return context.json({
      key: alert.key,
      status: service.state.alerts.byKey(alert.key)?.status,
      precision: service.state.alerts.precision((kept) => visibleTo(scope, kept)),
    })
  },
})
