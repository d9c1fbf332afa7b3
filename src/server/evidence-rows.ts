import type { Context } from 'hono'
import { isFault } from '../core/fault.ts'
import { isRelation } from '../data/metrics/metric.ts'
import { rowsBehind } from '../data/rows-behind.ts'
import { maySee } from './evidence.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf } from './wording.ts'

/** A former snapshot stays open for six minutes after the next one is published; a list must have been read by then. */
const LONGEST_MS = 240_000
const PER_MINUTE = 6

/**
 * GET /api/evidence/:id/rows/:relation: the rows that a figure was counted from, as CSV for a spreadsheet. One list at a time, because
 * it keeps a connection of the four that answer questions for as long as it is read.
 */
export const evidenceRowsDoor = (service: Service) => {
  const limit = rateLimit(PER_MINUTE, service.wall)
  let busy = false
  return async (context: Context<SessionVariables>) => {
    const { scope } = context.get('signedIn')
    const filed = service.state.runs.evidence(context.req.param('id') ?? '')
    const relation = context.req.param('relation') ?? ''
    if (!filed || !isRelation(relation) || !maySee(filed.evidence, filed.person, scope))
      return problem(context, 'not-found')
    const wait = busy ? 1 : limit.take(scope.person)
    if (wait !== null) return problem(context, 'too-many', { seconds: wait })
    const at = service.state.runs.byId(filed.run)?.askedAt ?? filed.evidence.asOf ?? service.clock()
    const signal = AbortSignal.any([context.req.raw.signal, AbortSignal.timeout(LONGEST_MS)])
    const options = { at, relation, language: languageOf(context.req.query('language')), signal }
    const behind = await rowsBehind(service.house().warehouse, scope, filed.evidence, options)
    if (isFault(behind)) return problem(context, 'not-found')
    busy = true
    const done = () => {
      busy = false
    }
    context.header('Content-Type', 'text/csv; charset=utf-8')
    context.header('Content-Disposition', `attachment; filename="${fileName(filed.evidence, relation)}"`)
    return context.body(textOf(behind.header, behind.lines, signal, done))
  }
}

const fileName = ({ source, period }: { source: string; period: { from: string; to: string } }, relation: string) =>
  `${source}_${relation}_${period.from}_${period.to}.csv`

/**
 * The byte order mark tells Excel that the names are UTF-8. A list that fails half-way is cut with an error, never ended; one
 * whose reader stands still is given up when its time is over.
 */
const textOf = (
  header: string,
  lines: AsyncIterable<readonly string[]>,
  signal: AbortSignal,
  done: () => void,
): ReadableStream => {
  const encoder = new TextEncoder()
  const rows = lines[Symbol.asyncIterator]()
  const leave = async () => {
    await rows.return?.()
    done()
  }
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`\uFEFF${header}\r\n`))
      const giveUp = () => {
        controller.error(signal.reason)
        void leave()
      }
      signal.addEventListener('abort', giveUp, { once: true })
    },
    async pull(controller) {
      try {
        const { value, done: over } = await rows.next()
        if (!over) return controller.enqueue(encoder.encode(`${value.join('\r\n')}\r\n`))
        controller.close()
      } catch (error) {
        controller.error(error)
      }
      done()
    },
    cancel: leave,
  })
}
