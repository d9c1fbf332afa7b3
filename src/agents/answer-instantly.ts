import type { Answer } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { measure } from '../data/measure.ts'
import { caveatsOf } from './caveats.ts'
import { checkFrame, outsideScope, regionsInPart } from './check-frame.ts'
import { explain } from './explain.ts'
import { firstTwoMonths } from './first-two-months.ts'
import { makeAnswer } from './make-answer.ts'
import { notThere } from './not-there.ts'
import type { Run } from './run.ts'
import { hasFigure, show, showTemplate, showText } from './say.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'

/** A frame that is certain: checked, measured, worded by the language. No model, milliseconds. */
export const answerInstantly = async (run: Run, asked: Frame, named: readonly string[]): Promise<Answer> => {
  const tier = TIER_OF_ROLE[run.question.scope.role]
  const refused = checkFrame(run, asked)
  if (refused) return explain(run, refused, { frame: asked })
  const outside = outsideScope(run, asked)
  const inPart = regionsInPart(run, asked)
  const notAllowed = named.length > 0 ? named : [...outside, ...inPart]
  const frame = withStoresOf(run, withoutPlaces(asked, outside), inPart)
  const placesLeft = frame.stores.length + frame.regions.length
  if (notAllowed.length > 0 && placesLeft === 0)
    return explain(run, notAllowedFault(notAllowed), { frame: asked, notAllowed })
  const found = await look(run, frame)
  if (isFault(found)) return explain(run, found, { frame, notAllowed })
  const { language, context } = run
  const sentences = showTemplate(run, language.word(frame, found, context), tier)
  const grounded = sentences.some(hasFigure)
  const caveats = caveatsOf(run, [found]).map((caveat) => show(run, caveat, tier))
  if (notAllowed.length > 0) caveats.push(showText(run, language.phrases.notYourStores(notAllowed.join(', ')), tier))
  const beside = grounded ? await lookBeside(run, frame) : null
  if (beside) {
    caveats.push(showText(run, language.phrases.firstTwoMonths, tier))
    caveats.push(...showTemplate(run, language.word(beside.frame, beside.found, context), tier))
  }
  const reasons: Fault[] = [
    ...(notAllowed.length > 0 ? [notAllowedFault(notAllowed)] : []),
    ...notThere(frame, found, context),
    ...(grounded ? [] : [fault('answer-ungrounded', { tier, dropped: 1 })]),
  ]
  return makeAnswer(run, {
    outcome: reasons.length === 0 ? 'grounded' : 'explained',
    depth: 'instant',
    tier,
    sentences: [...sentences, ...caveats],
    evidence: beside ? [found, beside.found] : [found],
    reasons,
    frame,
    notAllowed,
  })
}

const notAllowedFault = (names: readonly string[]): Fault => fault('not-allowed-store', { stores: names.join(', ') })

const withoutPlaces = (frame: Frame, outside: readonly string[]): Frame => ({
  ...frame,
  stores: frame.stores.filter((store) => !outside.includes(store)),
  regions: frame.regions.filter((region) => !outside.includes(region)),
})

/** What is seen of a region in part is its stores' figure, not the region's. */
const withStoresOf = (run: Run, frame: Frame, inPart: readonly string[]): Frame => ({
  ...frame,
  regions: frame.regions.filter((region) => !inPart.includes(region)),
  stores: [
    ...new Set([
      ...frame.stores,
      ...run.context.catalogue.stores
        .filter((store) => inPart.includes(store.region) && run.question.scope.stores.includes(store.id))
        .map((store) => store.id),
    ]),
  ],
})

/** What a careful analyst puts beside it without being asked; nothing where it cannot be had. */
const lookBeside = async (run: Run, frame: Frame): Promise<{ frame: Frame; found: Evidence } | null> => {
  const months = firstTwoMonths(run, frame)
  if (months === null) return null
  const found = await look(run, months)
  return isFault(found) ? null : { frame: months, found }
}

/** One measurement, as a tool run that the screen can show. */
const look = async (run: Run, frame: Frame): Promise<Evidence | Fault> => {
  const { question, desk, emit } = run
  const began = performance.now()
  emit({ type: 'tool-start', tier: TIER_OF_ROLE[question.scope.role], tool: 'measure', input: frame })
  const found = await measure(run.house.warehouse, question.scope, frame, {
    id: desk.nextId(),
    at: question.askedAt,
    signal: run.signal,
  })
  const outcome = isFault(found) ? 'fault' : 'evidence'
  emit({ type: 'tool-end', tool: 'measure', ms: Math.round(performance.now() - began), outcome })
  return isFault(found) ? found : desk.file(found)
}
