import type { Catalogue } from '../src/core/catalogue.ts'
import type { CorpusLine } from './corpus-schema.ts'
import { judge } from './coverage.ts'
import { sameFrame } from './same-frame.ts'
import type { Example } from './train-ranker.ts'

/** What each author's lines teach about offers: every candidate that came up, with what the author meant. */
export const offerExamples = (
  lines: readonly CorpusLine[],
  catalogue: Catalogue,
): ReadonlyMap<string, readonly Example[]> => {
  const byAuthor = new Map<string, Example[]>()
  for (const line of lines) {
    const { expect, as } = line
    const meant = expect.kind === 'answer' ? [expect.frame] : expect.kind === 'clarify' ? (expect.frames ?? []) : []
    const found: Example[] = []
    // a ranker that offers nothing and notes what it was asked about
    judge(line, catalogue, (features, { frame }) => {
      found.push({ features, meant: meant.some((one) => sameFrame(one, frame, as.stores, catalogue)) })
      return 0
    })
    byAuthor.set(line.author, [...(byAuthor.get(line.author) ?? []), ...found])
  }
  return byAuthor
}
