import type { Good, Place } from '../src/agents/parse-with-model/model-parse.ts'
import { verifyParse } from '../src/agents/parse-with-model/verify-parse.ts'
import { openQuestion } from '../src/agents/understand/understand.ts'
import type { Catalogue } from '../src/core/catalogue.ts'
import type { Frame } from '../src/core/frame.ts'
import { id } from '../src/core/ids.ts'
import type { CorpusFrame } from './corpus-schema.ts'
import { historyOf, type Judged, questionOf } from './coverage.ts'
import { possibleParses } from './possible-parses.ts'
import { idsOf, sameFrame } from './same-frame.ts'

/** What a parser that makes no mistake could do for one silent wording: nothing, an offer, or one by a phrase new to the lexicon. */
export type Gain = 'none' | 'offer' | 'new-phrase'

const known = (names: readonly string[], entries: Parameters<typeof idsOf>[1]) =>
  idsOf(names, entries).filter((one) => !one.startsWith('unknown:'))

const frameOf = (expected: CorpusFrame, catalogue: Catalogue): Frame => ({
  metric: id(expected.metric),
  stores: known(expected.stores, catalogue.stores).map((one) => id(one)),
  regions: known(expected.regions, catalogue.regions).map((one) => id(one)),
  categories: known(expected.categories, catalogue.categories).map((one) => id(one)),
  products: known(expected.products, catalogue.products).map((one) => id(one)),
  period: expected.period,
  base:
    expected.base === null
      ? null
      : typeof expected.base === 'string'
        ? { kind: expected.base }
        : { kind: 'period', period: expected.base.period },
  by: expected.by,
  rank: expected.rank,
  wish: expected.wish,
})

const namedIn = ({ stores, categories, products }: Frame): readonly Exclude<Place | Good, string>[] => [
  ...stores.map((one) => ({ kind: 'store' as const, id: one })),
  ...categories.map((one) => ({ kind: 'category' as const, id: one })),
  ...products.map((one) => ({ kind: 'product' as const, id: one })),
]

/**
 * An upper bound and no model's score: of a wording that stays silent, the label is told to the parser, and every way to quote
 * the words for it is tried. What the checks of the house refuse all the same, no model could gain.
 */
export const perfectGain = ({ line }: Judged, catalogue: Catalogue): Gain => {
  if (line.expect.kind !== 'answer') return 'none'
  const { frame: meant } = line.expect
  const text = line.turns.at(-1) ?? ''
  const history = historyOf(line, catalogue)
  const opened = openQuestion(questionOf(line, text, history), catalogue)
  const question = { text, opened, previous: history.at(-1)?.frame ?? null }
  const frame = frameOf(meant, catalogue)
  let found: Gain = 'none'
  const values = { metrics: [frame.metric], frames: [frame], named: namedIn(frame) }
  for (const { parse, isNew } of possibleParses(text, opened, values)) {
    const made = verifyParse(parse, question)
    if (made.kind === 'refused') continue
    if (!made.frames.slice(0, 3).some((one) => sameFrame(meant, one, line.as.stores, catalogue))) continue
    if (!isNew) return 'offer'
    found = 'new-phrase'
  }
  return found
}
