import type { DraftSentence } from '../../core/draft.ts'
import type { Evidence } from '../../core/evidence.ts'
import type { Fault } from '../../core/fault.ts'
import type { SectionId } from '../briefing.ts'
import type { Findings } from '../findings.ts'

/**
 * A piece of a section before the gate: drafts with slots, the evidence behind them, and what could not be measured. Pieces
 * pass the gate apart, so that a name said in one is not taken to hold in the next.
 */
export interface Drafted {
  readonly drafts: readonly DraftSentence[]
  readonly evidence: readonly Evidence[]
  readonly faults: readonly Fault[]
}

/** One part of the page. Null: it does not concern this reader (a single shop has no ranking). */
export interface Section {
  readonly id: SectionId
  draft(findings: Findings): Promise<readonly Drafted[] | null>
}
