import type { Answer } from '../core/answer.ts'
import type { Fault, FaultCode } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { makeAnswer } from './make-answer.ts'
import type { Run } from './run.ts'
import { showText } from './say.ts'
import { suggestions } from './suggestions.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'

const RIGHTS: ReadonlySet<FaultCode> = new Set(['not-allowed-store', 'not-allowed-metric', 'no-stores'])

/** No figure to give: why, and what can be asked instead; `refused` when the reason is a right. */
export const explain = (
  run: Run,
  reason: Fault,
  more: {
    readonly frame?: Frame
    readonly notAllowed?: readonly string[]
    readonly also?: readonly Fault[]
    /** Whole questions nearest to the asker's words. */
    readonly near?: readonly Frame[]
  } = {},
): Answer => {
  const { language, context, emit, question } = run
  const tier = TIER_OF_ROLE[question.scope.role]
  const reasons = [reason, ...(more.also ?? [])]
  for (const fault of reasons) emit({ type: 'fault-raised', fault })
  const options = suggestions(run, more.frame ?? null, more.near)
  const sentences = reasons.map((fault) => showText(run, language.fault(fault, context), tier))
  if (options.length > 0) sentences.push(showText(run, language.phrases.youCanAsk, tier))
  return makeAnswer(run, {
    outcome: RIGHTS.has(reason.fault) ? 'refused' : 'explained',
    depth: 'instant',
    tier,
    sentences,
    options,
    reasons,
    notAllowed: more.notAllowed ?? named(reason),
  })
}

const named = (reason: Fault): readonly string[] =>
  reason.fault === 'not-allowed-store' ? reason.parameters.stores.split(/\s*[,、]\s*/) : []
