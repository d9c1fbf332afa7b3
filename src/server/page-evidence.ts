import { createHash } from 'node:crypto'
import type { TappedPart } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import { readingOf } from '../core/reading.ts'
import { LANGUAGES } from '../language/index.ts'
import { withMeasure } from '../language/weighed-goods.ts'
import type { Service } from './service.ts'

export interface PageEvidence {
  readonly evidence: Evidence
  /** A cell as its reader sees and taps it; `at` counts rows from 0. Null where there is no figure. */
  part(at: number, column: string): TappedPart | null
}

/**
 * Files what a page shows so that its figures can be tapped: under an id of its reader and of what it says, so that the same
 * page twice is filed once.
 */
export const pageEvidence = (
  service: Service,
  page: string,
  person: string,
  language: LanguageCode,
  made: Evidence,
): PageEvidence => {
  const { source, rows, stores, snapshot, asOf, flags } = made
  const text = JSON.stringify([person, source, rows, stores, snapshot, asOf, flags])
  const run = `${page}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  const evidence = { ...made, id: `${run}.e1` }
  service.state.runs.keep([{ run, person, evidence }], service.wall())
  const { catalogue } = service.house().warehouse
  return {
    evidence,
    part(at, column) {
      const row = rows[at]
      const quantity = row?.cells[column]
      if (!row || !quantity) return null
      const bare = LANGUAGES[language].quantity(quantity, readingOf(column, row.role))
      return {
        text: withMeasure(bare, row, column, quantity, catalogue, language),
        evidence: evidence.id,
        row: at + 1,
        column,
      }
    },
  }
}
