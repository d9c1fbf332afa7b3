import type { Context } from 'hono'
import type { Evidence } from '../core/evidence.ts'
import type { Scope } from '../core/scope.ts'
import { METRICS } from '../data/metrics/index.ts'
import { problem } from './problem.ts'
import { receiptOf } from './receipt.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf, wordingOf } from './wording.ts'

/**
 * A guessed id opens nothing: every store that was read must be in the session's scope, and every metric in the rows must
 * be one that this role may see. What no metric made (a method's figures) is for the person who asked.
 */
export const maySee = (evidence: Evidence, asker: string, scope: Scope): boolean => {
  const mine = new Set<string>(scope.stores)
  if (evidence.stores.length === 0 || !evidence.stores.every((store) => mine.has(store))) return false
  const metrics: Readonly<Record<string, { readonly access: readonly string[] } | undefined>> = METRICS
  const named = new Set([evidence.source, ...evidence.rows.flatMap((row) => Object.keys(row.cells))])
  return [...named].every((name) => {
    const metric = metrics[name]
    return metric ? metric.access.includes(scope.role) : asker === scope.person
  })
}

/** GET /api/evidence/:id, the receipt. What may not be seen is not there, so an id cannot be probed. */
export const evidenceDoor = (service: Service) => (context: Context<SessionVariables>) => {
  const { scope } = context.get('signedIn')
  const filed = service.state.runs.evidence(context.req.param('id') ?? '')
  if (!filed || !maySee(filed.evidence, filed.person, scope)) return problem(context, 'not-found')
  const words = wordingOf(service.house().warehouse.catalogue, service.clock())
  return context.json(receiptOf(filed.evidence, languageOf(context.req.query('language')), words))
}
