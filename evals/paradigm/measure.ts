import { metricVocabulary } from '../../src/tools/metric-vocabulary.ts'
import type { CorpusLine } from '../corpus-schema.ts'
import { type Judgement, judge } from '../coverage.ts'
import { corpusCatalogue } from '../worlds/corpus-catalogue.ts'

/** A wording made of parts, with the parts that it was made of. */
export interface Made {
  readonly line: CorpusLine
  readonly parts: readonly string[]
}

export interface Measured {
  readonly counts: Readonly<Record<Judgement, number>>
  /** Wordings that were answered otherwise than they were made. */
  readonly wrong: readonly string[]
  /** Parts that are missed most: what the grammar lacks. */
  readonly missed: readonly { readonly part: string; readonly missed: number; readonly of: number }[]
}

/** Puts made wordings to the grammar, with nothing offered: right at once or not. */
export const measure = (made: readonly Made[]): Measured => {
  const plain = corpusCatalogue(made.map(({ line }) => line))
  // Every table that a figure reads is filled: what is measured is the reading.
  const filled = new Set([...plain.filled, ...metricVocabulary().flatMap(({ reads }) => [...reads])])
  const catalogue = { ...plain, filled }
  const counts = { right: 0, tap: 0, beside: 0, silent: 0, 'false-claim': 0, 'bad-label': 0 }
  const wrong: string[] = []
  const parts = new Map<string, { missed: number; of: number }>()
  for (const { line, parts: own } of made) {
    const { judgement } = judge(line, catalogue, () => 0)
    counts[judgement]++
    if (judgement === 'false-claim') wrong.push(line.turns.join(' // '))
    for (const part of own) {
      const { missed, of } = parts.get(part) ?? { missed: 0, of: 0 }
      parts.set(part, { missed: missed + (judgement === 'right' ? 0 : 1), of: of + 1 })
    }
  }
  const missed = [...parts].map(([part, { missed, of }]) => ({ part, missed, of }))
  const often = missed.filter(({ of }) => of >= 5).sort((a, b) => b.missed / b.of - a.missed / a.of)
  return { counts, wrong, missed: often.filter((one) => one.missed > 0).slice(0, 25) }
}
