import type { Sentence } from '../../core/answer.ts'
import { textOf } from '../../core/answer.ts'
import type { DraftSentence } from '../../core/draft.ts'
import type { Evidence } from '../../core/evidence.ts'
import { flagSentence } from '../../language/flag-sentence.ts'
import type { Language, WordingContext } from '../../language/language.ts'
import { isProblem } from './bind.ts'
import { checkDraft, mentionsIn } from './check-draft.ts'
import { NO_MENTIONS } from './clauses.ts'
import type { Carried } from './draft-on.ts'
import { factKey, figuresOn } from './figure.ts'
import type { Grounded } from './grounding.ts'

export interface GroundOn {
  readonly evidence: readonly Evidence[]
  readonly question: string
  readonly language: Language
  readonly context: WordingContext
  /** Sentences the reader has already seen, oldest first. */
  readonly shown?: readonly Sentence[]
}

/** What is already on the screen: the names that still hold, and the value of each fact that was said. */
const afterShown = ({ shown = [], evidence, context }: GroundOn): Carried => {
  let carried: Carried = { mentions: NO_MENTIONS, facts: new Map() }
  const figures = figuresOn(evidence)
  for (const sentence of shown) {
    const facts = new Map(carried.facts)
    for (const part of sentence.parts) {
      if (!('evidence' in part)) continue
      const figure = figures.find(
        (each) => each.evidence.id === part.evidence && each.rowNumber === part.row && each.column === part.column,
      )
      if (figure) facts.set(factKey(figure), figure.quantity.amount)
    }
    carried = { mentions: mentionsIn(textOf(sentence), context, carried.mentions), facts }
  }
  return carried
}

/**
 * The gate: what leaves here holds no number, entity, unit, day or comparison that a cell on the desk does not back.
 * Takes drafts in order (each may lean on what was said before), returns one result for each.
 */
export const ground = (drafts: readonly DraftSentence[], given: GroundOn): readonly Grounded[] => {
  // A copy: the desk may grow while its evidence is being read, and what was worked out for it must not be stale.
  const on = { ...given, evidence: [...given.evidence] }
  const asked = mentionsIn(on.question, on.context, NO_MENTIONS)
  const flags = new Map(
    on.evidence
      .flatMap(({ id, flags }) => flags.map((flag) => flagSentence(flag, id, on.language, on.context)))
      .map((sentence) => [textOf(sentence), sentence]),
  )
  let carried = afterShown(on)
  return drafts.map((draft): Grounded => {
    // A flag's own wording is the house's, word for word; a model cannot add to it.
    const flag = flags.get(draft)
    if (flag) return { kind: 'passed', sentence: flag }
    const checked = checkDraft(draft, { ...on, asked, carried })
    if (isProblem(checked)) return { kind: 'refused', draft, ...checked }
    carried = checked.carried
    return { kind: 'passed', sentence: checked.sentence }
  })
}
