import type { Answer } from '../core/answer.ts'
import { type Fault, type FaultCode, fault, isFault } from '../core/fault.ts'
import { TIERS, type Tier } from '../core/tier.ts'
import type { Seat } from '../models/seat.ts'
import type { AgentSpec } from './agent-spec.ts'
import { caveatsOf } from './caveats.ts'
import { consult } from './consult.ts'
import type { Opinion } from './consultation.ts'
import { AGENTS } from './index.ts'
import { lookedUp } from './looked-up.ts'
import { makeAnswer } from './make-answer.ts'
import { route } from './route.ts'
import type { Run } from './run.ts'
import { hasFigure, show, showTemplate, showText } from './say.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'

const SPECS: readonly AgentSpec[] = Object.values(AGENTS)
const specOf = (tier: Tier): AgentSpec | undefined => SPECS.find((spec) => spec.tier === tier)

/** Faults of a host or a model, quick ones: a smaller tier may still answer (the ladder, reliability 11.5). */
const STEP_DOWN: ReadonlySet<FaultCode> = new Set([
  'model-host-down',
  'model-missing',
  'model-failed',
  'model-busy',
  'prompt-too-long',
])

/** The tier's model with its tools; a fault when nobody could think or nothing could be said. */
export const answerByThinking = async (run: Run): Promise<Answer | Fault> => {
  const own = TIER_OF_ROLE[run.question.scope.role]
  const { tier: wanted, why } = route(run.question.text, own, SPECS)
  const ladder = TIERS.slice(0, TIERS.indexOf(wanted) + 1).toReversed()
  let from: Tier | null = wanted === own ? null : own
  let reason: string = why
  let first: Fault | null = null
  for (const tier of ladder) {
    const seat = await run.house.roster.seat(tier)
    const spec = specOf(tier)
    if (isFault(seat) || !spec) {
      if (isFault(seat)) first ??= seat
      continue
    }
    if (first === null || run.steps() === 0) run.emit({ type: 'depth-chosen', depth: 'thinking', why: reason })
    run.emit({ type: 'tier-chosen', tier, from, why: first?.fault ?? reason })
    const opinion = await think(run, spec, seat)
    const answer = conclude(run, opinion)
    if (!isFault(answer)) return answer
    first ??= answer
    from = tier
    reason = answer.fault
    if (!STEP_DOWN.has(answer.fault) || run.signal.aborted) break
  }
  return first ?? fault('models-off', {})
}

/** One agent; when the gate left nothing of its words, one larger colleague that it may ask, who gets the same desk. */
const think = async (run: Run, spec: AgentSpec, seat: Seat): Promise<Opinion> => {
  const { question } = run
  const opinion = await consult({ run, spec, seat, question: question.text, scope: question.scope })
  if (run.shown.length > 0 || opinion.fault !== null || run.signal.aborted) return opinion
  const larger = SPECS.find(
    (one) => spec.mayAsk.includes(one.name) && TIERS.indexOf(one.tier) > TIERS.indexOf(spec.tier),
  )
  const next = larger ? await run.house.roster.seat(larger.tier) : null
  if (!larger || next === null || isFault(next) || next.settings.model === seat.settings.model) return opinion
  run.emit({ type: 'tier-chosen', tier: larger.tier, from: spec.tier, why: 'answer-ungrounded' })
  return consult({ run, spec: larger, seat: next, question: question.text, scope: question.scope })
}

/** What is on the screen becomes the answer; if nothing is, the language words the evidence that was found. */
const conclude = (run: Run, opinion: Opinion): Answer | Fault => {
  const opinions = withAsked(opinion)
  const { tier } = speaker(opinion)
  const dropped = opinions.reduce((sum, one) => sum + one.dropped, 0)
  const failed = opinions.map((one) => one.fault).find((one) => one !== null) ?? null
  const byModel = run.shown.some(hasFigure)
  if (!byModel && run.signal.aborted) return fault('cancelled', {})
  if (!byModel) wordDesk(run, tier)
  if (!run.shown.some(hasFigure)) return failed ?? fault('answer-ungrounded', { tier, dropped })
  const { phrases } = run.language
  const evidence = usedEvidence(run)
  // The house's template says itself what it is of.
  if (byModel) for (const caption of lookedUp(run, evidence)) show(run, caption, tier)
  const reasons: Fault[] = failed ? [failed] : []
  if (dropped > 0 || !byModel) reasons.push(fault('answer-ungrounded', { tier, dropped }))
  for (const one of reasons) run.emit({ type: 'fault-raised', fault: one })
  if (failed) showText(run, run.language.fault(failed, run.context), tier)
  if (dropped > 0) showText(run, phrases.dropped(dropped), tier)
  for (const caveat of caveatsOf(run, evidence)) show(run, caveat, tier)
  return makeAnswer(run, {
    outcome: reasons.length === 0 ? 'grounded' : 'explained',
    depth: 'thinking',
    tier,
    sentences: [...run.shown],
    evidence,
    reasons,
  })
}

const withAsked = (opinion: Opinion): readonly Opinion[] => [opinion, ...opinion.asked.flatMap(withAsked)]

/** An answer that one other tier gave, and to which nothing was added, keeps that tier's name (contracts 1). */
const speaker = (opinion: Opinion): Opinion => {
  const spoke = opinion.asked.filter((one) => one.sentences.length > 0)
  const only = spoke[0]
  return opinion.sentences.length === 0 && spoke.length === 1 && only ? speaker(only) : opinion
}

const wordDesk = (run: Run, tier: Tier) => {
  for (const evidence of run.desk.evidence.slice(0, 3))
    if (evidence.frame) showTemplate(run, run.language.word(evidence.frame, evidence, run.context), tier)
}

const usedEvidence = (run: Run) => {
  const used = new Set(
    run.shown.flatMap((sentence) => sentence.parts.map((part) => ('evidence' in part ? localId(part.evidence) : ''))),
  )
  return run.desk.evidence.filter((one) => used.has(localId(one.id)))
}
const localId = (evidenceId: string) => evidenceId.slice(evidenceId.lastIndexOf('.') + 1)
