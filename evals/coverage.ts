import type { OfferRanker } from '../src/agents/understand/offer-ranker.ts'
import { understand } from '../src/agents/understand/understand.ts'
import type { Understanding } from '../src/agents/understand/understanding.ts'
import type { Catalogue } from '../src/core/catalogue.ts'
import { id } from '../src/core/ids.ts'
import type { Question, Turn } from '../src/core/question.ts'
import type { Role } from '../src/core/role.ts'
import { METRICS } from '../src/data/metrics/index.ts'
import type { CorpusLine } from './corpus-schema.ts'
import { sameFrame, unknownNames } from './same-frame.ts'

/**
 * `right`: answered as meant, asked back where one had to, silent where nothing could be said. `tap`: the right question
 * stands among those offered. `beside`: it stands among those that can be asked, beside the reason. `silent`: nothing claimed, nothing useful offered. `false-claim`: answered something that was not asked: the one
 * fault that costs trust. `bad-label`: the author names what the chain does not have, or expects what the asker's role may not see.
 */
export const JUDGEMENTS = ['right', 'tap', 'beside', 'silent', 'false-claim', 'bad-label'] as const
export type Judgement = (typeof JUDGEMENTS)[number]

export interface Judged {
  readonly line: CorpusLine
  readonly judgement: Judgement
  readonly understanding: Understanding
}

/** Puts the turns of a line to the grammar as one conversation; only the last is judged, and only there it may guess. */
export const judge = (line: CorpusLine, catalogue: Catalogue, ranker?: OfferRanker): Judged => {
  const history = historyOf(line, catalogue)
  const understanding = understand(questionOf(line, line.turns.at(-1) ?? '', history), catalogue, undefined, ranker)
  return { line, understanding, judgement: judgementOf(line, understanding, catalogue) }
}

/** The turns before the last, as they were understood. */
export const historyOf = (line: CorpusLine, catalogue: Catalogue): readonly Turn[] => {
  const history: Turn[] = []
  for (const text of line.turns.slice(0, -1)) {
    const read = understand(questionOf(line, text, history), catalogue, undefined, () => 0)
    history.push({
      text,
      frame: read.kind === 'understood' ? read.frame : null,
      answer: '',
      offered: read.kind === 'likely' ? read.options : [],
    })
  }
  return history
}

export const questionOf = (line: CorpusLine, text: string, history: readonly Turn[]): Question => ({
  run: id(`corpus-${line.id}`),
  text,
  language: line.lang,
  scope: { person: id('corpus'), role: line.as.role, stores: line.as.stores.map((store) => id(store)) },
  askedAt: new Date(line.at).toISOString(),
  depth: 'instant',
  history: [...history],
  frame: null,
})

/** What the authors of the corpus were told that the assistant knows. */
const KNOWN_FIGURES: ReadonlySet<string> = new Set([
  'net_sales',
  'transactions',
  'footfall',
  'conversion',
  'atv',
  'upt',
  'margin_rate',
  'stock_on_hand',
  'days_of_cover',
  'out_of_stocks',
])

const maySee = (role: Role, metric: string): boolean =>
  Object.values(METRICS).some(({ name, access }) => name === metric && access.includes(role))

/** Whether a label is of an author who was told of the figure. */
const namesFigure = (expect: CorpusLine['expect'], figure: string): boolean =>
  (expect.kind === 'answer' && expect.frame.metric === figure) ||
  (expect.kind === 'clarify' && (expect.frames ?? []).some(({ metric }) => metric === figure))

const judgementOf = ({ expect, as, at }: CorpusLine, read: Understanding, catalogue: Catalogue): Judgement => {
  // Most authors were told of ten figures: a question that another one answers by now has a label of the past.
  const figure = read.kind === 'understood' ? read.frame.metric : null
  if (figure !== null && !KNOWN_FIGURES.has(figure) && !namesFigure(expect, figure)) return 'bad-label'
  // Nor were they told which figures a clerk may not see.
  if (read.kind === 'silent' && expect.kind === 'answer' && !maySee(as.role, expect.frame.metric)) return 'bad-label'
  const meant = expect.kind === 'answer' ? [expect.frame] : expect.kind === 'clarify' ? (expect.frames ?? []) : []
  if (meant.some((frame) => unknownNames(frame, catalogue).length > 0)) return 'bad-label'
  const isMeant = (frame: Parameters<typeof sameFrame>[1]) =>
    meant.some((one) => sameFrame(one, frame, as.stores, catalogue))
  if (read.kind === 'understood') {
    if (expect.kind === 'answer') return isMeant(read.frame) ? 'right' : 'false-claim'
    // Understood, and then refused with the reason: no figure is claimed.
    const { from, to } = read.frame.period
    const outside = from > at.slice(0, 10) || (catalogue.dataFrom !== null && to < catalogue.dataFrom)
    const refused = read.notAllowed.length > 0 || outside
    return refused && expect.kind === 'silent' ? 'right' : 'false-claim'
  }
  if (read.kind === 'silent') return expect.kind === 'silent' ? 'right' : read.near.some(isMeant) ? 'beside' : 'silent'
  if (expect.kind === 'clarify') return meant.length === 0 || read.options.some(isMeant) ? 'right' : 'silent'
  return read.options.some(isMeant) ? 'tap' : 'silent'
}
