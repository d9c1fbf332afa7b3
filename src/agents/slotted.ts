import type { Sentence, SentencePart } from '../core/answer.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { DraftSentence } from '../core/draft.ts'
import type { Evidence } from '../core/evidence.ts'
import { readingOf } from '../core/reading.ts'
import type { Language } from '../language/language.ts'
import { withMeasure } from '../language/weighed-goods.ts'

const SLOT = /\{\{(?:e\d+)\.r(\d+)\.([a-z][a-z0-9_]*)\}\}/

/**
 * A line that the house itself made of a row: words and slots come from that very row, so there is nothing for the gate to hold
 * against each other, and names with digits (an offer's, a till's) stay what they are. A slot without a cell shows nothing.
 */
export const slotted = (
  draft: DraftSentence,
  evidence: Evidence,
  language: Language,
  catalogue: Catalogue,
): Sentence => {
  const parts: SentencePart[] = []
  let rest = draft
  for (let found = SLOT.exec(rest); found !== null; found = SLOT.exec(rest)) {
    const [slot, number = '', column = ''] = found
    const row = evidence.rows[Number(number) - 1]
    const quantity = row?.cells[column]
    if (found.index > 0) parts.push({ text: rest.slice(0, found.index) })
    if (row && quantity) {
      const bare = language.quantity(quantity, readingOf(column, row.role))
      const text = withMeasure(bare, row, column, quantity, catalogue, language.code)
      parts.push({ text, evidence: evidence.id, row: Number(number), column })
    }
    rest = rest.slice(found.index + slot.length)
  }
  return { parts: rest === '' ? parts : [...parts, { text: rest }] }
}
