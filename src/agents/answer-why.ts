import type { Answer } from '../core/answer.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { callTool } from './call-tool.ts'
import { caveatsOf } from './caveats.ts'
import { makeAnswer } from './make-answer.ts'
import type { Run } from './run.ts'
import { show, showText } from './say.ts'
import { slotted } from './slotted.ts'
import { suggestions } from './suggestions.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'
import type { WhyAsked } from './understand/why-asked.ts'

/** Figures that add up over shops: only these are explained of several at once. */
const SUMS: ReadonlySet<string> = new Set(['net_sales', 'transactions', 'footfall'])

/**
 * Why a figure parted from its usual weekdays, from the data alone: the figure, what its change is made of, the likeliest causes. A
 * cause is never proven by figures, so the outcome is `explained`, and the questions that can be asked next stand beside it. Faults: the
 * day is not over, several shops' ratio, and those of the tool.
 */
export const answerWhy = async (run: Run, { frame, taken }: WhyAsked): Promise<Answer | Fault> => {
  const { question, context, language, desk } = run
  const tier = TIER_OF_ROLE[question.scope.role]
  const stores = storesOf(run, frame)
  const { to: date } = frame.period
  if (date >= context.today || (stores.length !== 1 && !SUMS.has(frame.metric)))
    return fault('base-not-there', { metric: frame.metric, base: 'W4' })
  const called = await callTool(run, { tool: 'explain-change', input: { metric: frame.metric, date, stores } })
  if (isFault(called)) return called
  const worded = language.why(frame.metric, called.found, context, taken)
  if (worded.length === 0) return fault('base-not-there', { metric: frame.metric, base: 'W4' })
  const sentences = worded.map(({ draft, evidence }) =>
    show(run, slotted(draft, evidence, language, context.catalogue), tier),
  )
  const caveats = caveatsOf(run, desk.evidence).map((caveat) => show(run, caveat, tier))
  const options = suggestions(run, frame, [])
  const more = options.length > 0 ? [showText(run, language.phrases.youCanAsk, tier)] : []
  return makeAnswer(run, {
    outcome: 'explained',
    depth: 'instant',
    tier,
    sentences: [...sentences, ...caveats, ...more],
    options,
    evidence: called.found,
  })
}

const storesOf = ({ question, context }: Run, { stores, regions }: Frame) => {
  if (stores.length + regions.length === 0) return question.scope.stores
  const inRegions = context.catalogue.stores.filter(({ region }) => region !== null && regions.includes(region))
  const named = new Set([...stores, ...inRegions.map(({ id }) => id)])
  return question.scope.stores.filter((store) => named.has(store))
}
