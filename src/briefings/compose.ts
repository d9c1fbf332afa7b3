import { createHash } from 'node:crypto'
import type { Sentence } from '../core/answer.ts'
import { addDays } from '../core/business-date.ts'
import type { Instant } from '../core/clock.ts'
import { metricLabels } from '../data/metrics/index.ts'
import type { Warehouse } from '../data/warehouse.ts'
import { LANGUAGES } from '../language/index.ts'
import { actionsOf } from './actions.ts'
import { briefedDate } from './briefed-date.ts'
import type { Briefing, BriefingSection, Recipient, SectionId } from './briefing.ts'
import { type Findings, findingsOf } from './findings.ts'
import { BRIEFING_LABELS } from './labels.ts'
import { completenessOf } from './sections/completeness.ts'
import { corrections } from './sections/corrections.ts'
import { SECTIONS } from './sections/index.ts'
import type { Drafted } from './sections/section.ts'
import { grounded } from './through-gate.ts'
import { BRIEFING_WORDS } from './words/index.ts'

/**
 * The morning page of one reader about the day that has just ended: measured within the reader's scope, worded by templates
 * and passed through the grounding gate. No model; the same snapshot, reader and instant give the same page.
 */
export const composeBriefing = async (
  house: { readonly warehouse: Warehouse },
  recipient: Recipient,
  at: Instant,
  /** Names the evidence (`RUN.eN`); an answer's own where the briefing is asked for in the chat. */
  run: string = runOf(recipient, at, house.warehouse.catalogue.snapshot),
): Promise<Briefing> => {
  const { catalogue } = house.warehouse
  const allowed = new Set(recipient.scope.stores)
  const date = briefedDate(
    at,
    catalogue.stores.filter((store) => allowed.has(store.id)),
  )
  const labels = { ...metricLabels(), ...BRIEFING_LABELS }
  const findings = findingsOf(
    { warehouse: house.warehouse, run, at },
    {
      recipient,
      date,
      language: LANGUAGES[recipient.language],
      words: BRIEFING_WORDS[recipient.language],
      context: { catalogue, labels, today: addDays(date, 1) },
    },
  )
  const received = await completenessOf(findings)
  findings.receive(received.stores)
  const sections: BriefingSection[] = []
  // a day that brought nothing has no figures, but what was reported wrongly is told in its one briefing all the same
  for (const section of received.stores.length > 0 ? SECTIONS : [corrections]) {
    const drafted = await section.draft(findings)
    if (drafted) sections.push(sectionOf(findings, section.id, drafted))
  }
  sections.push(sectionOf(findings, 'completeness', [received.drafted]))
  const actions = await actionsOf(findings, received)
  const asOf =
    findings.filed
      .map((evidence) => evidence.asOf ?? '')
      .sort()
      .pop() || null
  return {
    recipient,
    date,
    language: recipient.language,
    completeness: received.completeness,
    sections,
    actions,
    evidence: findings.filed,
    asOf,
  }
}

const sectionOf = (findings: Findings, id: SectionId, pieces: readonly Drafted[]): BriefingSection => {
  const gated = pieces.map(({ drafts, evidence }) => grounded(findings, drafts, evidence))
  const said = new Set(
    pieces.flatMap(({ faults }) => faults).map((fault) => findings.language.fault(fault, findings.context)),
  )
  const dropped = gated.reduce((sum, piece) => sum + piece.dropped, 0)
  if (dropped > 0) said.add(findings.language.phrases.dropped(dropped))
  const notes = [...said].map((text): Sentence => ({ parts: [{ text }] }))
  return {
    id,
    title: findings.words.titles[id],
    sentences: [...gated.flatMap(({ sentences }) => sentences), ...notes],
    evidence: pieces.flatMap(({ evidence }) => evidence),
  }
}

/** Unique to reader, instant and snapshot, and without a dot: evidence ids are `RUN.eN`. */
const runOf = (recipient: Recipient, at: Instant, snapshot: string): string =>
  `brief-${createHash('sha256')
    .update(JSON.stringify([recipient.person, recipient.scope.stores, recipient.language, at, snapshot]))
    .digest('hex')
    .slice(0, 16)}`
