import type { Catalogue } from '../../src/core/catalogue.ts'
import type { CorpusLine } from '../corpus-schema.ts'
import { plus } from '../truth/days.ts'
import { demoCatalogue } from './demo-catalogue.ts'

/** The demo chain as it stands around the days on which the corpus asks. */
export const corpusCatalogue = (lines: readonly Pick<CorpusLine, 'at'>[]): Catalogue => {
  const days = lines.map(({ at }) => at.slice(0, 10)).sort()
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  return demoCatalogue(plus(first, -731), plus(last, -1))
}
