import type { Answer } from '../core/answer.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { StoreId } from '../core/ids.ts'
import { narrow } from '../core/scope.ts'
import { explain } from './explain.ts'
import { makeAnswer } from './make-answer.ts'
import type { MakeMorningPage } from './morning-page.ts'
import type { Run } from './run.ts'
import { hasFigure, show, showText } from './say.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'

/**
 * The morning briefing in the chat, for "晨报" and "what should I do first": the page's own actions and sales, made by the same code
 * from the same figures, with the same receipts. `stores`: of these alone; none: all that the asker sees. No model.
 */
export const answerWithBriefing = async (
  run: Run,
  make: MakeMorningPage,
  stores: readonly StoreId[],
): Promise<Answer> => {
  const { question, house, context, desk } = run
  const tier = TIER_OF_ROLE[question.scope.role]
  if (context.catalogue.dataTo === null) return explain(run, nothingYet)
  const page = await make({
    warehouse: house.warehouse,
    scope: stores.length === 0 ? question.scope : narrow(question.scope, stores),
    language: question.language,
    at: question.askedAt,
    run: question.run,
  })
  const tapped = new Set(
    [...page.actions, ...page.day].flatMap(({ parts }) =>
      parts.map((part) => ('evidence' in part ? part.evidence : '')),
    ),
  )
  const evidence = page.evidence.filter(({ id }) => tapped.has(id)).map((one) => desk.file(one))
  const sentences = [
    showText(run, page.title, tier),
    showText(run, page.actionsTitle, tier),
    ...page.actions.map((sentence) => show(run, sentence, tier)),
    ...page.day.map((sentence) => show(run, sentence, tier)),
    show(run, { parts: [{ text: page.more }], aside: true }, tier),
  ]
  const stated = sentences.some(hasFigure)
  return makeAnswer(run, {
    outcome: stated ? 'grounded' : 'explained',
    depth: 'instant',
    tier,
    sentences,
    evidence,
    reasons: stated ? [] : [nothingYet],
  })
}

const nothingYet: Fault = fault('no-data', {})
